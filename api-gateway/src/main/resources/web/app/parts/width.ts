import type { ReactiveController, ReactiveControllerHost } from 'lit';

const FIRST = 600;

/** How wide its element is, for pictures that are drawn to fit; redraws it when that changes. */
export class Width implements ReactiveController {
  px = FIRST;

  private readonly watching = new ResizeObserver(entries => {
    const px = Math.round(entries.at(-1)?.contentRect.width ?? 0);
    if (px > 0 && px !== this.px) {
      this.px = px;
      this.host.requestUpdate();
    }
  });

  constructor(private readonly host: ReactiveControllerHost & Element) {
    host.addController(this);
  }

  hostConnected(): void {
    this.watching.observe(this.host);
  }

  hostDisconnected(): void {
    this.watching.disconnect();
  }
}
