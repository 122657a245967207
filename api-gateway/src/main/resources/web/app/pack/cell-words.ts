import { msg } from '@lit/localize';
import type { CellView, PackSettingsDraft } from '../api/index.js';

/** A reading that has grown old since it was told, is old. */
export interface AgedCell extends CellView {
  readonly ageNowMs?: number;
}

/** @param sinceMs since the server told them */
export function aged(cells: readonly CellView[], staleAfterMs: number, sinceMs: number): AgedCell[] {
  return cells.map(cell => {
    if (cell.ageMs === undefined) {
      return cell;
    }
    const ageNowMs = cell.ageMs + sinceMs;
    return ageNowMs > staleAfterMs ? { ...cell, ageNowMs, stale: true, colour: 'grey' } : { ...cell, ageNowMs };
  });
}

const beyond = (value: number | undefined, isBeyond: (limit: number) => boolean, limit: number | undefined): boolean =>
  value !== undefined && limit !== undefined && isBeyond(limit);

/** Which limit a red cell has reached, as the settings of now say. */
function limit({ voltageMv: mv, temperatureDeciC: t }: CellView, settings: PackSettingsDraft): string {
  const reached = [
    beyond(mv, max => mv! >= max, settings.vMaxMv) ? msg('≥ Vmax') : '',
    beyond(mv, min => mv! <= min, settings.vMinMv) ? msg('≤ Vmin') : '',
    beyond(t, max => t! > max, settings.tMaxDeciC) ? msg('> Tmax') : '',
    beyond(t, min => t! < min, settings.tMinDeciC) ? msg('< Tmin') : '',
  ].filter(words => words !== '');
  return reached.join(', ') || msg('limit reached');
}

/** The colour of a cell in words. */
export function stateOf(cell: AgedCell, settings: PackSettingsDraft): string {
  if (cell.voltageMv === undefined) {
    return msg('not heard yet');
  }
  switch (cell.colour) {
    case 'red':
      return limit(cell, settings);
    case 'yellow':
      return msg('balancing');
    case 'green':
      return msg('good');
    default:
      return msg('stale');
  }
}
