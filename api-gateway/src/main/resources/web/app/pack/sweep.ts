import type { CellView } from '../api/index.js';

/** How far the device has come in telling its cells, which some do one a frame. */
export interface Sweep {
  /** The cell that was told last. */
  readonly last: CellView;
  /** Cells that were told in the round of the last one. */
  readonly told: number;
  readonly of: number;
  /** ms between the oldest and the newest reading. */
  readonly lengthMs: number;
}

const at = (cell: CellView): number => Date.parse(cell.at ?? '');

/**
 * Read off the times of the readings. A round begins with the lowest cell that is heard at all.
 *
 * @returns undefined where all cells came at once, or none was heard
 */
export function sweepOf(cells: readonly CellView[]): Sweep | undefined {
  const heard = cells.filter(cell => cell.at !== undefined);
  const live = heard.filter(cell => !cell.stale);
  const [first] = live.length > 0 ? live : heard;
  if (first === undefined) {
    return undefined;
  }

  const last = heard.reduce((newest, cell) => (at(cell) >= at(newest) ? cell : newest));
  const oldestMs = Math.min(...(live.length > 0 ? live : heard).map(at));
  const lengthMs = at(last) - oldestMs;
  return lengthMs === 0 ? undefined : { last, told: heard.filter(cell => at(cell) >= at(first)).length, of: cells.length, lengthMs };
}
