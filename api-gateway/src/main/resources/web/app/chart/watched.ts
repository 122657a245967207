import { AsyncDirective } from 'lit/async-directive.js';
import { directive } from 'lit/directive.js';

/** A value that changes as often as the pointer moves. Those who follow it are told, so that nothing else is drawn anew. */
export class Watched<T> {
  private readonly followers = new Set<() => void>();

  constructor(private now: T) {}

  get value(): T {
    return this.now;
  }

  set value(value: T) {
    this.now = value;
    this.followers.forEach(follower => follower());
  }

  /** @returns what ends it */
  follow(follower: () => void): () => void {
    this.followers.add(follower);
    return () => this.followers.delete(follower);
  }
}

class Following<T> extends AsyncDirective {
  private of: Watched<T> | undefined;
  private draw: ((value: T) => unknown) | undefined;
  private end: (() => void) | undefined;

  override render(of: Watched<T>, draw: (value: T) => unknown): unknown {
    this.draw = draw;
    if (of !== this.of) {
      this.of = of;
      this.reconnected();
    }
    return draw(of.value);
  }

  protected override reconnected(): void {
    this.end?.();
    const { of } = this;
    this.end = of?.follow(() => this.setValue(this.draw?.(of.value)));
  }

  protected override disconnected(): void {
    this.end?.();
  }
}

const follow = directive(Following);

/** Draws what a value says, and again whenever it changes: this place alone. */
export const following = <T>(of: Watched<T>, draw: (value: T) => unknown): unknown =>
  follow(of as Watched<unknown>, draw as (value: unknown) => unknown);
