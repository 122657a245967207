import type { PackShortView } from '../api/index.js';
import { api } from '../core/client.js';

/** As many as an address has room for. */
const AT_ONCE = 40;

/** Names of packs that are known by their ids only, each asked for once. */
export class PackNames {
  private readonly known = new Map<string, PackShortView>();

  async learn(ids: readonly string[]): Promise<void> {
    const missing = ids.filter(id => !this.known.has(id));
    for (let from = 0; from < missing.length; from += AT_ONCE) {
      const pack = missing.slice(from, from + AT_ONCE);
      const page = await api.packs.getPacks({ pack, limit: String(AT_ONCE), columns: 'name,simulated,installationName' });
      page.packs.forEach(each => this.known.set(each.id, each));
    }
  }

  of(id: string): PackShortView | undefined {
    return this.known.get(id);
  }
}
