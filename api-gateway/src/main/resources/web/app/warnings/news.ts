// Warnings that were not there when the page last looked.
import type { FleetWarningView } from '../api/index.js';

const FRESH_MS = 20_000;
/** An older one has only moved into what is shown. */
const OLDEST_MS = 600_000;

export class News {
  private known: Set<string> | undefined;
  private readonly since = new Map<string, number>();

  /** Something else is looked at: nothing of it is news. */
  forget(): void {
    this.known = undefined;
    this.since.clear();
  }

  /** @returns those that have come since the last look */
  look(all: readonly FleetWarningView[]): FleetWarningView[] {
    const { known } = this;
    this.known = new Set([...known ?? [], ...all.map(one => one.id)]);
    if (known === undefined) {
      return [];
    }
    const fresh = all.filter(one => !known.has(one.id) && Date.now() - Date.parse(one.raisedAt) < OLDEST_MS);
    fresh.forEach(one => this.since.set(one.id, performance.now()));
    return fresh;
  }

  isFresh(id: string): boolean {
    const since = this.since.get(id);
    return since !== undefined && performance.now() - since < FRESH_MS;
  }
}
