import { api } from '../core/client.js';

const MOST_AT_ONCE = 100;

/** Which packs are simulated: warnings do not say so themselves. Each pack is asked for once. */
export class SimulatedPacks {
  private readonly known = new Map<string, boolean>();

  has(packId: string): boolean {
    return this.known.get(packId) === true;
  }

  async learn(packIds: readonly string[]): Promise<void> {
    const unknown = [...new Set(packIds)].filter(id => !this.known.has(id));
    for (let begin = 0; begin < unknown.length; begin += MOST_AT_ONCE) {
      const pack = unknown.slice(begin, begin + MOST_AT_ONCE);
      const page = await api.packs.getPacks({ pack, columns: 'id,simulated', limit: String(MOST_AT_ONCE) });
      pack.forEach(id => this.known.set(id, page.packs.some(each => each.id === id && each.simulated)));
    }
  }
}
