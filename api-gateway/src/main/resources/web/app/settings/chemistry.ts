// How the voltage of a resting cell typically goes with its state of charge. Cells differ: it is for looking, nothing is decided by it.

/** % SOC of the points of the curves. */
export const SOC_POINTS: readonly number[] = [0, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 97, 100];

/** mV at {@link SOC_POINTS}, by the label of the chemistry. */
const REST_MV: Record<string, readonly number[]> = {
  LiFePO4: [2500, 2830, 3000, 3200, 3220, 3250, 3260, 3270, 3300, 3320, 3340, 3360, 3420],
  LTO: [1800, 2050, 2120, 2180, 2220, 2260, 2290, 2330, 2380, 2430, 2520, 2620, 2700],
  NMC: [3000, 3320, 3450, 3550, 3610, 3650, 3700, 3780, 3870, 3970, 4080, 4160, 4200],
  'Li-ion': [3000, 3320, 3480, 3600, 3680, 3740, 3800, 3870, 3950, 4030, 4110, 4170, 4200],
};

/** Undefined: no curve is known. */
export const restMvOf = (chemistry: string | undefined): readonly number[] | undefined => REST_MV[chemistry ?? ''];

/** % SOC at which a resting cell typically has a voltage; undefined beyond the curve. */
export function socAt(restMv: readonly number[], mv: number): number | undefined {
  const above = restMv.findIndex(point => point >= mv);
  if (above === 0 && restMv[0] !== mv || above < 0) {
    return undefined;
  }
  const [high = 0, low = 0] = [restMv[above], restMv[above - 1] ?? restMv[above]];
  const [highSoc = 0, lowSoc = 0] = [SOC_POINTS[above], SOC_POINTS[above - 1] ?? SOC_POINTS[above]];
  return high === low ? highSoc : lowSoc + ((mv - low) / (high - low)) * (highSoc - lowSoc);
}
