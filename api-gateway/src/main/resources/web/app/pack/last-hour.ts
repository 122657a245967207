import type { PackStatusView } from '../api/index.js';
import { address } from '../core/route.js';
import { HOUR_MS, iso, MINUTE_MS } from '../core/time.js';

/** The chart of these columns of a pack in its last hour; of one that is not heard any more, the hour before its newest frame. */
export function lastHour({ id, frameAt, quality }: PackStatusView, columns: readonly string[]): string {
  const shown = { packs: id, columns: columns.join(',') };
  if (frameAt === undefined || quality === 'live' || quality === 'stale') {
    return address(['charts'], { ...shown, last: '1h' });
  }
  const to = Math.ceil(Date.parse(frameAt) / MINUTE_MS) * MINUTE_MS;
  return address(['charts'], { ...shown, from: iso(to - HOUR_MS), to: iso(to) });
}
