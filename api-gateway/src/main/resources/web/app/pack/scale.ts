// Between which voltages the bars of cells are drawn.
import type { CellView, PackSettingsDraft } from '../api/index.js';

export type Zoom = 'limits' | 'spread';

/** A line across the bars. */
export interface Limit {
  readonly name: string;
  readonly mv: number;
}

export interface Scale {
  readonly leastMv: number;
  readonly mostMv: number;
  /** Those that lie within. */
  readonly limits: readonly Limit[];
}

// What a cell board can tell apart.
const LEAST_SPREAD_MV = 40;
const BEYOND = 0.12;

function limitsOf({ vMinMv, vBalanceMv, vMaxMv }: PackSettingsDraft): Limit[] {
  const all: readonly [string, number | undefined][] = [['Vmin', vMinMv], ['Vbalance', vBalanceMv], ['Vmax', vMaxMv]];
  // No balancing is told as 0.
  return all.flatMap(([name, mv]) => (mv === undefined || mv === 0 ? [] : [{ name, mv }]));
}

/** Limits: from a little below Vmin to a little above Vmax, or as far as a cell is beyond. Spread: as far as the cells are apart. */
export function scaleOf(cells: readonly CellView[], settings: PackSettingsDraft, zoom: Zoom): Scale {
  const heard = cells.flatMap(cell => (cell.voltageMv === undefined ? [] : [cell.voltageMv]));
  const limits = limitsOf(settings);
  const shown = zoom === 'spread' && heard.length > 0 ? heard : [...heard, ...limits.map(limit => limit.mv)];
  if (shown.length === 0) {
    return { leastMv: 0, mostMv: 1, limits };
  }

  const least = Math.min(...shown);
  const most = Math.max(...shown);
  const margin = Math.max((most - least) * BEYOND, (LEAST_SPREAD_MV - (most - least)) / 2);
  const leastMv = Math.floor((least - margin) / 5) * 5;
  const mostMv = Math.ceil((most + margin) / 5) * 5;
  return { leastMv, mostMv, limits: limits.filter(({ mv }) => mv > leastMv && mv < mostMv) };
}

/** How high a voltage is on the scale, 0 to 1. */
export const part = ({ leastMv, mostMv }: Scale, mv: number): number => Math.min(1, Math.max(0, (mv - leastMv) / (mostMv - leastMv)));
