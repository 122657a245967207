import type { ReactiveController, ReactiveControllerHost } from 'lit';

const TYPING_MS = 300;

/** Does the last of what is asked for, when nothing more is for a while: typing, scrolling or dragging has come to rest. */
export class AtRest implements ReactiveController {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, private readonly waitMs: number = TYPING_MS) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
  }

  act(act: () => void, waitMs: number = this.waitMs): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(act, waitMs);
  }
}
