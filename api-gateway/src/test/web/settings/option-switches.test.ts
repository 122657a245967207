import { deepStrictEqual, strictEqual } from 'node:assert';
import type { SettingsRangesView } from '../api/index.js';
import { balanceMv, cellRange, switchesFor } from './option-switches.js';
import { know } from './ranges.js';

// Those of the core, from the test that runs these stories.
know(JSON.parse(Deno.env.get('SETTINGS_RANGES')!) as SettingsRangesView);

// The manual's table "Begin Board 'option switch' functions".
for (const [digits, least, most] of [
  ['000', 2, 4], ['001', 5, 8], ['010', 9, 16], ['011', 17, 25], ['100', 26, 40], ['101', 41, 80], ['110', 81, 150], ['111', 151, 255],
] as const) {
  Deno.test(`switches ${digits} are ${least} to ${most} cells, and the other way round`, () => {
    deepStrictEqual(cellRange(`${digits}10000`), { least, most });
    deepStrictEqual([switchesFor(least, 3400), switchesFor(most, 3400)], [`${digits}10000`, `${digits}10000`]);
  });
}

for (const [digits, mv] of [['00000', 0], ['00001', 1900], ['01000', 2600], ['10000', 3400], ['10110', 4000], ['11111', 4900]] as const) {
  Deno.test(`switches ${digits} are ${mv === 0 ? 'no balancing' : `${mv} mV`}, and the other way round`, () => {
    strictEqual(balanceMv(`010${digits}`), mv);
    strictEqual(switchesFor(16, mv), `010${digits}`);
  });
}

for (const [cells, mv, because] of [
  [1, 3400, 'one cell is no pack'],
  [256, 3400, 'there are at most 255'],
  [undefined, 3400, 'nobody said how many'],
  [16, 3450, 'they go by tenths of volts'],
  [16, 1800, 'all off is no balancing, not 1.8 V'],
  [16, 1700, 'less they cannot say'],
  [16, 5000, 'nor more'],
] as const) {
  Deno.test(`no switches for ${cells} cells and ${mv} mV: ${because}`, () => strictEqual(switchesFor(cells, mv), undefined));
}
