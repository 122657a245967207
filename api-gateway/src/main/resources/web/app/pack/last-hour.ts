import type { PackStatusView } from '../api/index.js';
import { address } from '../core/route.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The chart of these columns of a pack in its last hour; of one that is not heard any more, the hour before its newest frame. */
export function lastHour({ id, frameAt, quality }: PackStatusView, columns: readonly string[]): string {
  const end = frameAt === undefined || quality === 'live' || quality === 'stale' ? Date.now() : Date.parse(frameAt);
  // Whole minutes, so that the address stays the same for a while.
  const to = Math.ceil(end / MINUTE_MS) * MINUTE_MS;
  return address(['charts'], {
    packs: id, columns: columns.join(','), from: new Date(to - HOUR_MS).toISOString(), to: new Date(to).toISOString(),
  });
}
