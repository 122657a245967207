import { deepStrictEqual, strictEqual, ok } from 'node:assert';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../core/time.js';
import { column, OFFERED } from './columns.js';
import { plan, type Question } from './plan.js';
import { asked, type View } from './view.js';

const WIDTH = 1000;
const view = (address: string): View => asked(new URLSearchParams(address));
const questions = (address: string, spanMs: number, width = WIDTH): Question[] => plan(view(address), { fromMs: 0, toMs: spanMs }, width);

for (const [columns, spanMs, resolution, because] of [
  ['socMilliPercent', 10 * MINUTE_MS, 'raw', 'in ten minutes each value has room'],
  ['socMilliPercent', HOUR_MS, '10s', 'an hour has about 500 points: two pixels each'],
  ['socMilliPercent', DAY_MS, '300s', 'a day too'],
  ['socMilliPercent', 7 * DAY_MS, '1800s', 'a week too'],
  ['socMilliPercent', 14 * DAY_MS, 'hour', 'where an hour is one point the sums of hours say the same'],
  ['socMilliPercent', 30 * DAY_MS, 'hour', 'a month is in the sums of hours'],
  ['socMilliPercent', 180 * DAY_MS, 'hour', 'half a year is'],
  ['socMilliPercent', 181 * DAY_MS, 'day', 'what is longer is in those of days'],
  ['packVoltageMv', 30 * DAY_MS, '7200s', 'what has no sums is asked for in buckets'],
  ['cellVoltageMv.3', 10 * 365 * DAY_MS, '86400s', 'of a day at most'],
  ['spreadMvMean', HOUR_MS, 'minute', 'sums begin with minutes'],
  ['spreadMvMean', 2 * DAY_MS, 'minute', 'for two days'],
  ['spreadMvMean', 3 * DAY_MS, 'hour', 'then they are of hours'],
  ['collectedWh', HOUR_MS, 'hour', 'energy has no minutes'],
  ['collectedTotalWh', 365 * DAY_MS, 'minute', 'and its counter nothing else'],
] as const) {
  Deno.test(`how fine ${columns} is: ${because}`, () =>
    deepStrictEqual(questions(`packs=hut-1&columns=${columns}`, spanMs).map(question => question.resolution), [resolution]));
}

Deno.test('who wants each value gets each value, however long it is', () => {
  const [question] = questions('packs=hut-1&columns=currentMa&detail=raw', 30 * DAY_MS);
  deepStrictEqual([question?.resolution, question?.bucketMs], ['raw', 0]);
});

Deno.test('packs of a site are put together in buckets in which each has spoken, also where each value is wanted', () => {
  const [question] = questions('installations=hut&columns=currentMa&detail=raw', 5 * MINUTE_MS);
  deepStrictEqual([question?.resolution, question?.together], ['10s', 'sum']);
});

Deno.test('packs of a site are put together as fits the column, unless it is said how', () => {
  const of = (address: string): unknown => questions(`installations=hut&columns=currentMa,lowestCellMv${address}`, HOUR_MS).map(each => each.together);
  deepStrictEqual(of(''), ['sum', 'min']);
  deepStrictEqual(of('&together=mean'), ['mean']);
});

Deno.test('columns of the same resolution are asked for at once, packs and sites apart', () => {
  const all = questions('packs=a,b&installations=hut&columns=socMilliPercent,currentMa,collectedWh', 30 * DAY_MS);
  deepStrictEqual(all.map(({ kind, ids, columns }) => [kind, ids, columns.map(each => each.column.name)]), [
    ['pack', ['a', 'b'], ['socMilliPercent', 'currentMa', 'collectedWh']],
    ['installation', ['hut'], ['socMilliPercent']],
    ['installation', ['hut'], ['currentMa', 'collectedWh']],
  ]);
});

Deno.test('of sums the mean is asked for, with least and most', () => {
  const [question] = questions('packs=a&columns=socMilliPercent', 30 * DAY_MS);
  deepStrictEqual(question?.columns[0]?.sums, { value: 'socMilliPercentMean', min: 'socMilliPercentMin', max: 'socMilliPercentMax' });
});

Deno.test('nobody chosen is nothing asked', () => strictEqual(questions('columns=socMilliPercent', HOUR_MS).length, 0));

Deno.test('what is offered never has more values than the API gives of a line, but counters that are of minutes only', () => {
  const names = OFFERED.flatMap(group => group.names).filter(name => column(name).tables.join() !== 'minute');
  for (const width of [320, 1000, 3840]) {
    for (let spanMs = MINUTE_MS; spanMs <= 10 * 366 * DAY_MS; spanMs *= 1.5) {
      for (const { bucketMs, columns } of questions(`packs=a&columns=${names.join()}`, spanMs, width)) {
        // Devices speak about once a second.
        ok(spanMs / (bucketMs || 1000) <= 20_000, `${columns.map(each => each.column.name).join()} over ${spanMs / HOUR_MS} h`);
      }
    }
  }
});
