import { deepStrictEqual, strictEqual } from 'node:assert';
import { fact } from './fact.js';
import { amperes, clockIn, count, degrees, direction, energySum, figure, kilowattHours, percent, power, span, volts, watts } from './words.js';

for (const [said, expected, because] of [
  [volts(53_120), '53.12 V', 'volts of a pack have two decimals'],
  [volts(3_305, 3), '3.305 V', 'of a cell three'],
  [volts(undefined), '–', 'unknown is a dash'],
  [volts(0), '0.00 V', 'zero is zero'],
  [amperes(-12_500), '−12.50 A', 'minus is the one of typesetters'],
  [amperes(99_999), '100.00 A', 'below 100 A two decimals'],
  [amperes(100_000), '100.0 A', 'from there on one'],
  [amperes(-250_000), '−250.0 A', 'also while discharging'],
  [watts(999), '999 W', 'below a kilowatt watts'],
  [watts(-1_000), '−1.00 kW', 'from there on kilowatts'],
  [watts(11_467_070), '11.47 MW', 'of a great fleet megawatts'],
  [power(53_000, -20_000), '−1.06 kW', 'power is voltage by current'],
  [power(53_000, undefined), '–', 'without a current it is unknown'],
  [degrees(-5), '−0.5 °C', 'tenths of degrees below zero'],
  [percent(63.45), '63.5 %', 'per cent with one decimal'],
  [kilowattHours(12_345), '12.35 kWh', 'energy in kWh'],
  [energySum(999_990), '999.99 kWh', 'of some packs in kWh'],
  [energySum(56_312_390), '56.31 MWh', 'of a great fleet in MWh'],
  [count(10_000), '10,000', 'thousands apart'],
  [figure(3.5, 3), '3.5', 'no decimals that say nothing'],
  [figure(-3.14159, 3), '−3.142', 'and not more than are wanted'],
  [direction(0), 'at rest', 'no current is rest'],
  [direction(1), 'charging', 'plus is charging'],
  [direction(-1), 'discharging', 'minus is discharging'],
] as const) {
  Deno.test(`a number in words, "${said}": ${because}`, () => strictEqual(said, expected));
}

for (const [ms, expected] of [
  [0, '0 s'], [999, '0 s'], [119_999, '119 s'], [120_000, '2 min'], [7_199_999, '119 min'], [7_200_000, '2 h'],
  [172_799_999, '47 h'], [172_800_000, '2 days'], [undefined, '–'],
] as const) {
  Deno.test(`a length of ${ms} ms is "${expected}"`, () => strictEqual(span(ms), expected));
}

Deno.test('a clock of a zone has its own day', () => {
  const at = Date.parse('2026-03-29T00:59:00Z');
  deepStrictEqual([clockIn('Europe/Zurich', at), clockIn('America/New_York', at)].map(words => words.replace(/,? at|,/g, '')),
    ['Sun 29 Mar 01:59', 'Sat 28 Mar 20:59']);
});

for (const [field, value, expected, because] of [
  ['vMinMv', 2900, ['Vmin', '2900 mV'], 'a limit by the manual’s name, with its unit'],
  ['tMaxDeciC', 550, ['Tmax', '55.0 °C'], 'tenths of degrees as degrees'],
  ['combinedOutput', false, ['Combined output', 'no'], 'yes and no'],
  ['sectionEnds', [4, 8], ['Section ends', '4, 8'], 'a list'],
  ['sectionEnds', [], ['Section ends', 'none'], 'an empty one'],
] as [string, unknown, [string, string], string][]) {
  Deno.test(`a field of the API, ${field}: ${because}`, () => deepStrictEqual(fact(field, value), expected));
}
