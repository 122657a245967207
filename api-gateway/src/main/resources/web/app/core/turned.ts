import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { route } from './route.js';

const here = (): string => route().path.join('/');

/**
 * Tells its element when somebody has changed the parameters of the address, by hand or by a link, while it is on the
 * page. Another path is another page, which comes by itself.
 */
export class Turned implements ReactiveController {
  private path = '';

  constructor(host: ReactiveControllerHost, private readonly onTurned: () => void) {
    host.addController(this);
  }

  hostConnected(): void {
    this.path = here();
    addEventListener('hashchange', this.onHash);
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.onHash);
  }

  private readonly onHash = (): void => {
    if (here() === this.path) {
      this.onTurned();
    }
  };
}
