import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Refused, sentence } from './client.js';
import { SECOND_MS } from './time.js';

/** What is not there, or asked for wrongly, comes by no further look at the same. */
const FINAL: readonly number[] = [400, 404];

/**
 * Looks again and again while its element is on the page and the page is seen, one look after the other, and redraws the
 * element after each. A look that fails leaves what was there: it ages.
 * After one that was refused for good it waits until somebody asks again.
 */
export class Refresh implements ReactiveController {
  /** What the last look met; empty when it succeeded. */
  trouble = '';
  /** As the API refused the last look; undefined: it did not. */
  refusal: Refused | undefined;

  private timer: ReturnType<typeof setTimeout> | undefined;
  private round = 0;
  private lookedAtMs = -Infinity;
  private isLooking = false;
  private isWanted = false;
  private isOnPage = false;
  private readonly onSeen = (): void => {
    if (document.visibilityState === 'visible') {
      void this.now();
    }
  };

  /**
   * @param everyMs between the end of a look and the next one, asked for after each where it changes; 0: only when asked
   * @param look asks the server and keeps what it says. It is given whether another look has begun meanwhile: what it
   *     says then is to be dropped.
   */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly everyMs: number | (() => number),
    private readonly look: (isOvertaken: () => boolean) => Promise<void>,
  ) {
    host.addController(this);
  }

  /** Whether the last look was refused for good, so that none follows by itself. */
  get isOver(): boolean {
    return FINAL.includes(this.refusal?.status ?? 0);
  }

  hostConnected(): void {
    this.isOnPage = true;
    document.addEventListener('visibilitychange', this.onSeen);
    // After the element has its properties.
    queueMicrotask(() => void this.now());
  }

  hostDisconnected(): void {
    this.isOnPage = false;
    document.removeEventListener('visibilitychange', this.onSeen);
    this.stop();
  }

  /** Looks now, and then again in its time. Not for an element that has left the page: nobody would end it. */
  async now(): Promise<void> {
    if (!this.isOnPage) {
      return;
    }
    this.stop();
    const round = this.round;
    this.lookedAtMs = performance.now();
    this.isLooking = true;
    try {
      await this.look(() => round !== this.round);
      if (round === this.round) {
        this.trouble = '';
        this.refusal = undefined;
      }
    } catch (trouble) {
      if (round === this.round) {
        this.trouble = sentence(trouble);
        this.refusal = trouble instanceof Refused ? trouble : undefined;
      }
    }
    if (round === this.round) {
      this.isLooking = false;
      this.isWanted = false;
      this.host.requestUpdate();
      const everyMs = typeof this.everyMs === 'number' ? this.everyMs : this.everyMs();
      if (everyMs > 0 && !this.isOver) {
        this.timer = setTimeout(() => (document.visibilityState === 'visible' ? void this.now() : undefined), everyMs);
      }
    }
  }

  /** Something has changed: looks soon, but not more often than that, and never into a look that is under way. */
  soon(everyMs: number): void {
    if (!this.isOnPage || this.isLooking || this.isWanted || document.visibilityState !== 'visible') {
      return;
    }
    this.isWanted = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.now(), Math.max(0, this.lookedAtMs + everyMs - performance.now()));
  }

  private stop(): void {
    this.round += 1;
    this.isLooking = false;
    this.isWanted = false;
    clearTimeout(this.timer);
  }
}

const ageing = new Set<Ageing>();
let second: ReturnType<typeof setInterval> | undefined;

/**
 * Redraws its element every second: ages go on while nothing comes. All elements of the page do so at once, so that one
 * within another is drawn once.
 */
export class Ageing implements ReactiveController {
  /** @param hasAges whether what it shows has ages now */
  constructor(private readonly host: ReactiveControllerHost, private readonly hasAges: () => boolean = () => true) {
    host.addController(this);
  }

  private grow(): void {
    if (this.hasAges()) {
      this.host.requestUpdate();
    }
  }

  hostConnected(): void {
    ageing.add(this);
    second ??= setInterval(() => ageing.forEach(each => each.grow()), SECOND_MS);
  }

  hostDisconnected(): void {
    ageing.delete(this);
    if (ageing.size === 0) {
      clearInterval(second);
      second = undefined;
    }
  }
}
