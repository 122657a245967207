// The chart around the moment of a warning, with the columns that tell about its kind.
import type { FleetWarningView } from '../api/index.js';
import { PRESET } from '../chart/columns.js';
import { address } from '../core/route.js';
import { DAY_MS, iso, MINUTE_MS } from '../core/time.js';

const AROUND_MS = 30 * MINUTE_MS;
/** One that stood for longer is shown around its beginning only. */
const LONGEST_MS = DAY_MS;
const CELLS: readonly string[] = ['lowestCellMv', 'highestCellMv', 'packVoltageMv', 'currentMa'];
const TEMPERATURES: readonly string[] = ['lowestTemperatureDeciC', 'highestTemperatureDeciC', 'currentMa'];

const COLUMNS: Record<string, readonly string[]> = {
  E: ['packVoltageMv', 'currentMa', 'lowestCellMv', 'highestCellMv'],
  Vh: CELLS,
  Vl: CELLS,
  Th: TEMPERATURES,
  Tl: TEMPERATURES,
  deviceDisagrees: ['socMilliPercent', 'lowestCellMv', 'highestCellMv', 'lowestTemperatureDeciC', 'highestTemperatureDeciC'],
  calibrationOverdue: ['socMilliPercent', 'highestCellMv', 'currentMa'],
  balancingHeat: ['highestTemperatureDeciC', 'highestCellMv'],
  sensorUnknown: ['currentMa', 'packVoltageMv'],
  sensorReversed: ['currentMa', 'packVoltageMv'],
  sensorSaturated: ['currentMa', 'packVoltageMv'],
  relayDoesNotFollow: ['currentMa', 'packVoltageMv'],
};

/** The cell that a warning names, besides the extremes. */
function ofCell({ code, detail }: FleetWarningView): string[] {
  const [, number] = /\bcell (\d+)\b/i.exec(detail ?? '') ?? [];
  if (number === undefined) {
    return [];
  }
  return [code.startsWith('T') ? `cellTemperatureDeciC.${number}` : `cellVoltageMv.${number}`];
}

export function chartAround(one: FleetWarningView): string {
  const raisedMs = Date.parse(one.raisedAt);
  const clearedMs = one.clearedAt === undefined ? raisedMs : Date.parse(one.clearedAt);
  const endMs = clearedMs - raisedMs > LONGEST_MS ? raisedMs : clearedMs;
  return address(['charts'], {
    packs: one.packId, columns: [...COLUMNS[one.code] ?? PRESET, ...ofCell(one)].join(','),
    from: iso(raisedMs - AROUND_MS), to: iso(endMs + AROUND_MS),
  });
}
