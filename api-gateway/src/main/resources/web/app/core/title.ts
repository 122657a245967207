import type { ReactiveController, ReactiveControllerHost } from 'lit';

const NAME = 'Cellfleet';

/** Names the tab of the browser after what its page shows, for as long as it shows it. */
export class Title implements ReactiveController {
  /** @param words empty: only the name of all this is said */
  constructor(private readonly host: ReactiveControllerHost & Element, private readonly words: () => string) {
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.host.isConnected) {
      const words = this.words();
      document.title = words === '' ? NAME : `${words} – ${NAME}`;
    }
  }

  hostDisconnected(): void {
    document.title = NAME;
  }
}
