import { deepStrictEqual, strictEqual } from 'node:assert';
import { HOUR_MS } from '../core/time.js';
import { countByDay, midnights, total } from './days.js';

const at = (text: string): number => Date.parse(text);

Deno.test('days are those of the calendar: one of the last three has 23 hours', () => {
  const borders = midnights(new Date('2026-03-30T10:00+02:00'), 3);
  deepStrictEqual(borders.map(each => each.toISOString()),
    ['2026-03-27T23:00:00.000Z', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z', '2026-03-30T22:00:00.000Z']);
});

Deno.test('thirty days across the change of October are an hour longer', () => {
  const borders = midnights(new Date('2026-11-10T10:00+01:00'), 30);
  strictEqual(borders.length, 31);
  strictEqual(((borders[30]?.getTime() ?? 0) - (borders[0]?.getTime() ?? 0)) / HOUR_MS, 30 * 24 + 1);
});

const BORDERS = midnights(new Date('2026-05-03T12:00+02:00'), 3);
const RAISED = [
  { atMs: at('2026-05-03T00:00+02:00'), severity: 'critical' as const },
  { atMs: at('2026-05-02T23:59:59.999+02:00'), severity: 'info' as const },
  { atMs: at('2026-05-02T00:00+02:00') },
];

Deno.test('midnight belongs to the day that begins, and what does not say how severe it is counts as a warning', () => {
  const days = countByDay(BORDERS, RAISED, undefined);
  deepStrictEqual(days.map(({ numbers }) => [numbers.critical, numbers.warning, numbers.info]), [[0, 0, 0], [0, 1, 1], [1, 0, 0]]);
  deepStrictEqual(days.map(total), [0, 2, 1]);
  deepStrictEqual(days.map(({ known }) => known), ['whole', 'whole', 'whole']);
});

Deno.test('where the looking was cut short, days before are unknown and that day is counted in part', () =>
  deepStrictEqual(countByDay(BORDERS, RAISED, new Date('2026-05-02T12:00+02:00')).map(({ known }) => known), ['unknown', 'part', 'whole']));

Deno.test('cut at midnight the day that begins may be counted in part too', () =>
  deepStrictEqual(countByDay(BORDERS, RAISED, new Date('2026-05-02T00:00+02:00')).map(({ known }) => known), ['unknown', 'part', 'whole']));
