// What is known of each chemistry: the manual's recommended limits, and how its voltage goes with the state of charge.

export interface Chemistry {
  readonly label: string;
  readonly vMinMv: number;
  readonly vBalanceMv: number;
  readonly vMaxMv: number;
  readonly tMinDeciC: number;
  readonly tMaxDeciC: number;
  readonly nominalCellMv: number;
  /** Typical mV of a cell at rest, at {@link SOC_POINTS}. Cells differ: it is for looking, nothing is decided by it. */
  readonly restMv: readonly number[];
}

/** % SOC of the points of the curves. */
export const SOC_POINTS: readonly number[] = [0, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 97, 100];

// The limits are what the server fills in for fields that are left out; it is asked for nothing before something is saved.
export const CHEMISTRIES: readonly Chemistry[] = [
  {
    label: 'LiFePO4', vMinMv: 2900, vBalanceMv: 3400, vMaxMv: 3700, tMinDeciC: 0, tMaxDeciC: 550, nominalCellMv: 3200,
    restMv: [2500, 2830, 3000, 3200, 3220, 3250, 3260, 3270, 3300, 3320, 3340, 3360, 3420],
  },
  {
    label: 'LTO', vMinMv: 2150, vBalanceMv: 2600, vMaxMv: 2700, tMinDeciC: -200, tMaxDeciC: 550, nominalCellMv: 2300,
    restMv: [1800, 2050, 2120, 2180, 2220, 2260, 2290, 2330, 2380, 2430, 2520, 2620, 2700],
  },
  {
    label: 'NMC', vMinMv: 3430, vBalanceMv: 4000, vMaxMv: 4100, tMinDeciC: 0, tMaxDeciC: 500, nominalCellMv: 3700,
    restMv: [3000, 3320, 3450, 3550, 3610, 3650, 3700, 3780, 3870, 3970, 4080, 4160, 4200],
  },
  {
    label: 'Li-ion', vMinMv: 3430, vBalanceMv: 4100, vMaxMv: 4150, tMinDeciC: 0, tMaxDeciC: 500, nominalCellMv: 3700,
    restMv: [3000, 3320, 3480, 3600, 3680, 3740, 3800, 3870, 3950, 4030, 4110, 4170, 4200],
  },
];

export const chemistryOf = (label: string | undefined): Chemistry | undefined => CHEMISTRIES.find(each => each.label === label);

/** % SOC at which a resting cell typically has a voltage; undefined beyond the curve. */
export function socAt({ restMv }: Chemistry, mv: number): number | undefined {
  const above = restMv.findIndex(point => point >= mv);
  if (above === 0 && restMv[0] !== mv || above < 0) {
    return undefined;
  }
  const [high = 0, low = 0] = [restMv[above], restMv[above - 1] ?? restMv[above]];
  const [highSoc = 0, lowSoc = 0] = [SOC_POINTS[above], SOC_POINTS[above - 1] ?? SOC_POINTS[above]];
  return high === low ? highSoc : lowSoc + ((mv - low) / (high - low)) * (highSoc - lowSoc);
}
