import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LiveEvent } from '../api/index.js';
import { ended, query } from './client.js';
import { SECOND_MS } from './time.js';

const AGAIN_MS = 3 * SECOND_MS;
/** The server says something at least every 10 s: three signs of life are missing. */
const SILENCE_MS = 30 * SECOND_MS;

/**
 * Follows packs on the live stream while its element is on the page. After a break the browser goes on where it was;
 * where the server ends it for good, or nothing is heard of it, it begins anew.
 */
export class Live implements ReactiveController {
  private source: EventSource | undefined;
  /** Begins anew: soon after an end, late in a silence. */
  private timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param chosen which packs, as parameters of GET live; undefined: none yet
   * @param onEvent is given what has changed, all packs at first
   */
  constructor(
    host: ReactiveControllerHost,
    private readonly chosen: () => Record<string, string | string[]> | undefined,
    private readonly onEvent: (event: LiveEvent) => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    queueMicrotask(() => this.begin());
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
    this.source?.close();
    this.source = undefined;
  }

  /** Ends what is followed and follows what is chosen now. */
  begin(): void {
    this.hostDisconnected();
    const chosen = this.chosen();
    if (chosen === undefined) {
      return;
    }

    const source = new EventSource(`/api/v1/live?${query(chosen)}`);
    this.source = source;
    this.awaitSign();
    source.onmessage = event => {
      this.awaitSign();
      ended('answered');
      this.onEvent(JSON.parse(event.data as string) as LiveEvent);
    };
    source.onerror = () => {
      ended('unreachable');
      if (source.readyState === EventSource.CLOSED && source === this.source) {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.begin(), AGAIN_MS);
      }
    };
  }

  /** A connection that is only half broken gives no error, and nothing else. */
  private awaitSign(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      ended('unreachable');
      this.begin();
    }, SILENCE_MS);
  }
}
