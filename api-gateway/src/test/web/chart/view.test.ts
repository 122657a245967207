import { deepStrictEqual, strictEqual } from 'node:assert';
import { address, route } from '../core/route.js';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../core/time.js';
import { asked, inAddress, isEmpty, lengthMs, rangeOf, type View } from './view.js';

const of = (parameters: string): View => asked(new URLSearchParams(parameters));
const PRESET = of('');

for (const [text, ms, because] of [
  ['90s', 90 * SECOND_MS, 'seconds'],
  ['6h', 6 * HOUR_MS, 'hours'],
  ['30d', 30 * DAY_MS, 'days'],
  ['1y', 365 * DAY_MS, 'a year'],
  ['0h', undefined, 'nothing is no length'],
  ['-1h', undefined, 'nor is less than that'],
  ['6', undefined, 'without a unit it is none'],
  ['6 h', undefined, 'it is written without a space'],
  ['1234567s', undefined, 'seven digits are too many'],
] as const) {
  Deno.test(`a length of time "${text}": ${because}`, () => strictEqual(lengthMs(text), ms));
}

const VIEWS: [string, View][] = [
  ['as it is without being asked', PRESET],
  ['two packs and a site, from then to then, to the millisecond', {
    ...PRESET, packs: ['hut-1', 'hut-2'], installations: ['alp'],
    fixed: { fromMs: Date.parse('2026-03-29T00:30:00.123Z'), toMs: Date.parse('2026-03-29T04:30:00.456Z') },
  }],
  ['the last day and a half', { ...PRESET, packs: ['hut-1'], lastMs: 36 * HOUR_MS }],
  ['cells, each value, in a zone, with lines that are not drawn', {
    ...PRESET, packs: ['hut-1'], columns: ['cellVoltageMv.1', 'cellVoltageMv.16'], lastMs: 90 * MINUTE_MS,
    together: 'max', isEachValue: true, zone: 'America/Argentina/Buenos_Aires', hidden: ['hut-1|cellVoltageMv.1', 'site:alp|currentMa'],
  }],
  ['ids with what an address must write otherwise', { ...PRESET, packs: ['a&b=c', 'ü/é?#%'] }],
];
for (const [story, view] of VIEWS) {
  Deno.test(`an address brings back what was shown: ${story}`, () =>
    deepStrictEqual(asked(route(address(['charts'], inAddress(view))).parameters), view));
}

for (const [parameters, changed, because] of [
  ['packs=a,,b,a', { packs: ['a', 'b'] }, 'each pack is shown once'],
  ['from=2026-03-02T00:00Z&to=2026-03-01T00:00Z', {}, 'a time that ends before it begins'],
  ['from=2026-03-02T00:00Z&to=2026-03-02T00:00Z', {}, 'one that is over when it begins'],
  ['from=yesterday&to=2026-03-01T00:00Z', {}, 'a beginning that is no time'],
  ['last=long', {}, 'a length that is none'],
  ['zone=Middle/Earth', {}, 'a zone that is not there'],
  ['together=sideways', {}, 'a way to put packs together that is none'],
  ['from=2026-03-01T00:00Z&to=2026-03-02T00:00Z&last=6h', { lastMs: 6 * HOUR_MS }, 'what goes on counts before what is fixed'],
] as const) {
  Deno.test(`an address that somebody wrote: ${because}`, () => deepStrictEqual(of(parameters), { ...PRESET, ...changed } as View));
}

Deno.test('what goes on ends now, what is fixed does not', () => {
  deepStrictEqual(rangeOf(of('last=1m'), 100_000), { fromMs: 40_000, toMs: 100_000 });
  const fixed = of('from=1970-01-01T00:00Z&to=1970-01-02T00:00Z');
  deepStrictEqual(rangeOf(fixed, 100_000), { fromMs: 0, toMs: DAY_MS });
});

Deno.test('a site alone is something', () => {
  strictEqual(isEmpty(of('')), true);
  strictEqual(isEmpty(of('installations=alp')), false);
});
