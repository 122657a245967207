import { deepStrictEqual } from 'node:assert';
import type { PackSettingsDraft, SettingsRangesView } from '../api/index.js';
import { problems } from './check.js';
import { know } from './ranges.js';

// Those of the core, from the test that runs these stories.
know(JSON.parse(Deno.env.get('SETTINGS_RANGES')!) as SettingsRangesView);

const SOUND: PackSettingsDraft = { chemistry: 'LiFePO4', cellCount: 16, capacityWh: 10_000 };

for (const [draft, refused, because] of [
  [{}, [], 'what has no default is given, the rest takes it'],
  [{ cellCount: undefined, capacityWh: undefined, chemistry: undefined }, ['capacityWh', 'cellCount', 'chemistry'], 'what has no default is needed'],
  [{ cellCount: NaN }, ['cellCount'], 'a word is no number'],
  [{ cellCount: 1 }, ['cellCount'], 'one cell is no pack'],
  [{ cellCount: 2 }, [], 'two are'],
  [{ cellCount: 255 }, [], '255 are the most'],
  [{ cellCount: 256 }, ['cellCount'], '256 are too many'],
  [{ vMinMv: 3399 }, [], 'Vmin just below Vbalance, which is 3400 mV'],
  [{ vMinMv: 3400 }, ['vMinMv'], 'Vmin not below Vbalance'],
  [{ vMaxMv: 3401 }, [], 'Vmax just above Vbalance'],
  [{ vMaxMv: 3400 }, ['vBalanceMv'], 'Vmax not above Vbalance'],
  [{ vMaxMv: 4 }, ['vBalanceMv', 'vMaxMv', 'vMinMv'], 'volts where millivolts are wanted'],
  [{ chemistry: 'LTO', vMinMv: 2900 }, ['vMinMv'], 'the limit of another chemistry'],
  [{ vBalanceMv: 0 }, ['fullVoltageMv'], 'without balancing it must be said when a cell is full'],
  [{ vBalanceMv: 0, fullVoltageMv: 3500 }, [], 'and then it is'],
  [{ vBalanceMv: 0, fullVoltageMv: 3700 }, ['fullVoltageMv'], 'full below Vmax'],
  [{ vBalanceMv: 0, fullVoltageMv: 2900 }, ['vMinMv'], 'and above Vmin'],
  [{ fullVoltageMv: 3500 }, ['fullVoltageMv'], 'with balancing Vbalance says it'],
  [{ tMinDeciC: 549 }, [], 'Tmin just below Tmax, which is 55 °C'],
  [{ tMinDeciC: 550 }, ['tMinDeciC'], 'Tmin not below Tmax'],
  [{ dischargeRestartPercent: 90 }, ['dischargeRestartPercent'], 'the load comes back below where charging does'],
  [{ dischargeRestartPercent: 89 }, [], 'by one per cent'],
  [{ optionSwitches: '01010000' }, [], 'the switches say what the settings say'],
  [{ optionSwitches: '00110000' }, ['cellCount'], 'they say 5 to 8 cells'],
  [{ optionSwitches: '01010001', vMaxMv: 3700 }, [], 'Vbalance is left out: it is theirs'],
  [{ optionSwitches: '01010001', vBalanceMv: 3400 }, ['vBalanceMv'], 'they say 3.5 V'],
  [{ sectionEnds: [4, 8, 15] }, [], 'banks that end after the 4th, 8th and 15th of 16 cells'],
  [{ sectionEnds: [4, 16] }, ['sectionEnds'], 'the last one ends by itself'],
  [{ sectionEnds: [8, 4] }, ['sectionEnds'], 'they ascend'],
  [{ sectionEnds: [0, 4] }, ['sectionEnds'], 'they begin with the first cell'],
  [{ sectionEnds: [4.5] }, ['sectionEnds'], 'no half cells'],
  [{ minimumOffSeconds: 0 }, [], 'zero is the manual to the letter'],
  [{ emptyAfterSeconds: 14 }, ['emptyAfterSeconds'], 'less than 15 s is too soon'],
] as [PackSettingsDraft, string[], string][]) {
  Deno.test(`settings with ${JSON.stringify(draft)}: ${because}`, () =>
    deepStrictEqual([...problems({ ...SOUND, ...draft }).keys()].sort(), refused));
}
