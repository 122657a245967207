import { deepStrictEqual, strictEqual } from 'node:assert';
import type { PackSettingsDraft, SettingsRangesView } from '../api/index.js';
import { changedFields, inForce, onTop, preset, withValue } from './draft.js';
import { read, readList, said, typed, type FieldName, type NumberField } from './field.js';
import { fieldNamed } from './fields.js';
import { know } from './ranges.js';

// Those of the core, from the test that runs these stories.
know(JSON.parse(Deno.env.get('SETTINGS_RANGES')!) as SettingsRangesView);

const names = (before: PackSettingsDraft, after: PackSettingsDraft): string[] => changedFields(before, after).map(field => field.name).sort();

// The defaults of docs/settings.md.
for (const [name, draft, value, because] of [
  ['vMinMv', { chemistry: 'LTO' }, 2150, 'of the chemistry'],
  ['vBalanceMv', { chemistry: 'NMC' }, 4000, 'of the chemistry'],
  ['vBalanceMv', { chemistry: 'NMC', optionSwitches: '01010000' }, 3400, 'the switches before the chemistry'],
  ['vBalanceMv', { chemistry: 'NMC', optionSwitches: '01000000' }, 0, 'switches that are off balance nothing'],
  ['vMaxMv', { chemistry: 'Li-ion', vMaxMv: 4200 }, 4200, 'what is written before any default'],
  ['tMaxDeciC', { chemistry: 'NMC' }, 500, 'of the chemistry'],
  ['vMinMv', {}, undefined, 'without a chemistry there is none'],
  ['chargeRestartPercent', {}, 90, 'of every pack'],
  ['sensorInverted', {}, false, '"no" is a value too'],
  ['solarPeakW', {}, undefined, 'nobody knows'],
] as [FieldName, PackSettingsDraft, unknown, string][]) {
  Deno.test(`what ${name} is with ${JSON.stringify(draft)}: ${because}`, () => strictEqual(inForce(name, draft) as unknown, value));
}

Deno.test('a field that is left out and one that is written differ, though they mean the same', () =>
  deepStrictEqual(names({ chemistry: 'LTO' }, { chemistry: 'LTO', vMinMv: 2150 }), ['vMinMv']));

Deno.test('lists are compared by what is in them', () => {
  deepStrictEqual(names({ sectionEnds: [4, 8] }, { sectionEnds: [4, 8] }), []);
  deepStrictEqual(names({ sectionEnds: [4, 8] }, { sectionEnds: [4, 9] }), ['sectionEnds']);
});

Deno.test('nothing written takes the default: the field is not there any more', () =>
  deepStrictEqual(withValue({ vMinMv: 2900, cellCount: 16 }, 'vMinMv', undefined), { cellCount: 16 }));

Deno.test('two people change different fields: both changes stand', () => {
  const before = { chemistry: 'LiFePO4', cellCount: 16, vMinMv: 2900, tMinDeciC: 0 };
  const mine = { chemistry: 'LiFePO4', cellCount: 16, vMinMv: 3000 };
  const theirs = { chemistry: 'LiFePO4', cellCount: 15, vMinMv: 2900, tMinDeciC: 0, tMaxDeciC: 500 };
  deepStrictEqual(onTop(before, mine, theirs), { chemistry: 'LiFePO4', cellCount: 15, vMinMv: 3000, tMaxDeciC: 500 });
});

Deno.test('another chemistry brings its own limits and leaves the rest', () =>
  deepStrictEqual(preset({ chemistry: 'LiFePO4', cellCount: 16, vMinMv: 2800, vMaxMv: 3650, tMinDeciC: -50, minimumOffSeconds: 30 }, 'NMC'),
    { chemistry: 'NMC', cellCount: 16, minimumOffSeconds: 30 }));

const number = (name: FieldName): NumberField => fieldNamed(name) as NumberField;

for (const [name, text, value, because] of [
  ['vMaxMv', '3.65', 3650, 'volts are kept as millivolts'],
  ['vMaxMv', ' 3,65 ', 3650, 'a comma is a point'],
  ['tMinDeciC', '\u22125', -50, 'a minus may be the one of typesetters'],
  ['tMinDeciC', '-0.25', -2, 'to the tenth of a degree'],
  ['capacityWh', '10', 10_000, 'kWh as Wh'],
  ['vMaxMv', '', undefined, 'nothing is the default'],
  ['vMaxMv', '3.6 V', NaN, 'what is no number is none'],
] as [FieldName, string, number | undefined, string][]) {
  Deno.test(`"${text}" typed as ${name}: ${because}`, () => strictEqual(read(number(name), text), value));
}

Deno.test('a number is typed as it is read', () => {
  for (const [name, value] of [['vMaxMv', 3650], ['tMinDeciC', -205], ['capacityWh', 1], ['cellCount', 255]] as const) {
    strictEqual(read(number(name), typed(number(name), value)), value);
  }
});

Deno.test('cell numbers with commas, blanks, or none', () => {
  deepStrictEqual(readList('4, 8;12  15'), [4, 8, 12, 15]);
  strictEqual(readList(' '), undefined);
});

for (const [name, value, words] of [
  ['vMaxMv', 3650, '3.65 V'], ['vBalanceMv', 0, 'no balancing'], ['tMinDeciC', -205, '−20.5 °C'], ['cellCount', 16, '16'],
  ['optionSwitches', '01010000', 'OFF ON OFF · ON OFF OFF OFF OFF'], ['sectionEnds', [], 'none'], ['sectionEnds', [4, 8], 'after cell 4, 8'],
  ['combinedOutput', true, 'yes'], ['solarPeakW', undefined, '–'],
] as [FieldName, unknown, string][]) {
  Deno.test(`${name} as "${words}"`, () => strictEqual(said(fieldNamed(name), value), words));
}
