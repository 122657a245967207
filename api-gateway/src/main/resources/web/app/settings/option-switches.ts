// What the Begin Board's eight option switches say: 1 to 3 the number of cells, 4 to 8 the balance voltage.
import type { SettingsCellRange } from '../api/index.js';
import { ranges } from './ranges.js';

const CELL_SWITCHES = 3;
const BALANCE_SWITCHES = 5;

const digits = (value: number, count: number): string => value.toString(2).padStart(count, '0');

/** How many cells the device may have. */
export const cellRange = (switches: string): SettingsCellRange => ranges().optionSwitches.cellRanges[parseInt(switches.slice(0, CELL_SWITCHES), 2)]!;

/** mV; 0: no balancing */
export function balanceMv(switches: string): number {
  const { zeroMv, stepMv } = ranges().optionSwitches;
  const steps = parseInt(switches.slice(CELL_SWITCHES), 2);
  return steps === 0 ? 0 : zeroMv + steps * stepMv;
}

/** The least and the greatest balance voltage that the switches can say, mV. */
export const balanceRange = (): readonly [number, number] =>
  [balanceMv(digits(1, CELL_SWITCHES + BALANCE_SWITCHES)), balanceMv('1'.repeat(CELL_SWITCHES + BALANCE_SWITCHES))];

/**
 * How the switches have to stand.
 *
 * @param vBalanceMv 0: no balancing
 * @returns undefined where the switches cannot say it
 */
export function switchesFor(cellCount: number | undefined, vBalanceMv: number): string | undefined {
  const { cellRanges, zeroMv, stepMv } = ranges().optionSwitches;
  const first = cellRanges.findIndex(({ least, most }) => cellCount !== undefined && least <= cellCount && cellCount <= most);
  const steps = vBalanceMv === 0 ? 0 : (vBalanceMv - zeroMv) / stepMv;
  if (first < 0 || !Number.isInteger(steps) || steps < 0 || steps >= 2 ** BALANCE_SWITCHES || (steps === 0 && vBalanceMv !== 0)) {
    return undefined;
  }
  return digits(first, CELL_SWITCHES) + digits(steps, BALANCE_SWITCHES);
}
