// What the Begin Board's eight option switches say: 1 to 3 the number of cells, 4 to 8 the balance voltage.

const RANGES: readonly (readonly [number, number])[] = [[2, 4], [5, 8], [9, 16], [17, 25], [26, 40], [41, 80], [81, 150], [151, 255]];
const STEP_MV = 100;
const ZERO_MV = 1800;

/** The least and the most cells. */
export const cellRange = (switches: string): readonly [number, number] => RANGES[parseInt(switches.slice(0, 3), 2)] ?? [2, 4];

/** mV; 0: no balancing */
export function balanceMv(switches: string): number {
  const steps = parseInt(switches.slice(3), 2);
  return steps === 0 ? 0 : ZERO_MV + steps * STEP_MV;
}

/**
 * How the switches have to stand.
 *
 * @param vBalanceMv 0: no balancing
 * @returns undefined where the switches cannot say it
 */
export function switchesFor(cellCount: number | undefined, vBalanceMv: number): string | undefined {
  const first = RANGES.findIndex(([least, most]) => cellCount !== undefined && least <= cellCount && cellCount <= most);
  const steps = vBalanceMv === 0 ? 0 : (vBalanceMv - ZERO_MV) / STEP_MV;
  if (first < 0 || !Number.isInteger(steps) || steps < 0 || steps > 31 || (steps === 0 && vBalanceMv !== 0)) {
    return undefined;
  }
  return first.toString(2).padStart(3, '0') + steps.toString(2).padStart(5, '0');
}
