import type { PackShortView } from '../api/index.js';
import { api } from '../core/client.js';

/** As many as an address has room for. */
const AT_ONCE = 40;

/** Packs that are known by their ids only: names, sites, and whether they are simulated. Each is asked for once. */
export class PackNames {
  private readonly known = new Map<string, PackShortView | undefined>();

  async learn(ids: readonly string[]): Promise<void> {
    const missing = [...new Set(ids)].filter(id => !this.known.has(id));
    for (let from = 0; from < missing.length; from += AT_ONCE) {
      const pack = missing.slice(from, from + AT_ONCE);
      const page = await api.packs.getPacks({ pack, limit: String(AT_ONCE), columns: 'name,simulated,installationName' });
      // Also what is not there, or not seen, is not asked for again.
      pack.forEach(id => this.known.set(id, page.packs.find(each => each.id === id)));
    }
  }

  of(id: string): PackShortView | undefined {
    return this.known.get(id);
  }
}
