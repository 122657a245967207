import { msg } from '@lit/localize';
import { html, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { route } from '../core/route.js';
import { ask } from '../parts/dialog.js';

/** Asks before the page is left while something is not saved. */
export class Leaving implements ReactiveController {
  private isFree = false;

  constructor(host: ReactiveControllerHost, private readonly hasUnsaved: () => boolean) {
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('beforeunload', this.onUnload);
    // Before the frame hears it and shows the other page.
    addEventListener('hashchange', this.onHash, true);
  }

  hostDisconnected(): void {
    removeEventListener('beforeunload', this.onUnload);
    removeEventListener('hashchange', this.onHash, true);
  }

  private readonly onUnload = (event: BeforeUnloadEvent): void => {
    if (this.hasUnsaved()) {
      event.preventDefault();
    }
  };

  private readonly onHash = (event: HashChangeEvent): void => {
    const [from, to] = [new URL(event.oldURL).hash, new URL(event.newURL).hash];
    if (this.isFree || !this.hasUnsaved() || route(from).path.join('/') === route(to).path.join('/')) {
      return;
    }
    event.stopImmediatePropagation();
    history.replaceState(null, '', from);
    ask({
      title: msg('Leave without saving?'),
      body: html`<p>${msg('What you have changed here is not saved, and is lost when you leave.')}</p>`,
      act: msg('Leave without saving'),
      isDangerous: true,
      onAct: async () => {
        this.isFree = true;
        location.hash = to;
      },
    });
  };
}
