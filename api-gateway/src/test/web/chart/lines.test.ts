import { deepStrictEqual, strictEqual, rejects } from 'node:assert';
import type { OneSeries, SeriesPage } from '../api/index.js';
import { HOUR_MS } from '../core/time.js';
import { load, type Answer } from './lines.js';
import { asked, rangeOf } from './view.js';

/** What history says to each question, one after the other. */
async function answer(address: string, ...pages: Partial<SeriesPage>[]): Promise<Answer> {
  const view = asked(new URLSearchParams(`${address}&from=1970-01-01T00:00Z&to=1970-01-02T00:00Z`));
  globalThis.fetch = async () => Response.json({ gaps: [], series: [], incomplete: false, ...pages.shift() });
  return load(view, rangeOf(view, 0), 1000);
}

const ofHut = (column: string, more: Partial<OneSeries>): OneSeries => ({ packId: 'hut-1', column, ...more }) as OneSeries;
const ofSite = (column: string, more: Partial<OneSeries>): OneSeries => ({ group: 'alp', column, ...more }) as OneSeries;

Deno.test('what nobody said stays unknown, and the silence of a pack comes with its line', async () => {
  const { lines: [line] } = await answer('packs=hut-1&columns=packVoltageMv', {
    series: [ofHut('packVoltageMv', { atMs: [0, 300_000, 600_000], value: [52_000, null, 52_100] as number[] })],
    gaps: [{ packId: 'hut-1', fromMs: [310_000], toMs: [590_000] }] as SeriesPage['gaps'],
  });
  deepStrictEqual(line?.value, [52_000, null, 52_100]);
  deepStrictEqual(line?.gaps, [{ fromMs: 310_000, toMs: 590_000 }]);
});

Deno.test('least and most stand at the times of the mean, and where there are none nothing does', async () => {
  const { lines: [line] } = await answer('packs=hut-1&columns=spreadMvMean', {
    series: [
      ofHut('spreadMvMean', { atMs: [0, 60_000, 120_000], value: [5, 6, 7] }),
      ofHut('spreadMvMin', { atMs: [0, 120_000], value: [4, 3] }),
      ofHut('spreadMvMax', { atMs: [60_000, 120_000], value: [9, 8] }),
    ],
  });
  deepStrictEqual([line?.min, line?.max], [[4, null, 3], [null, 9, 8]]);
});

Deno.test('the sum of a part of the packs is no sum: it is left out and counted', async () => {
  const { lines: [line] } = await answer('installations=alp&columns=currentMa', {
    series: [ofSite('currentMa', { atMs: [0, 1, 2, 3], value: [3000, 2000, null, 3300] as number[], packs: [3, 2, 0, 3] })],
  });
  deepStrictEqual(line?.value, [3000, null, null, 3300]);
  strictEqual(line?.partial, 1);
});

Deno.test('the mean of a part of the packs is a mean', async () => {
  const { lines: [line] } = await answer('installations=alp&columns=socMilliPercent', {
    series: [ofSite('socMilliPercent', { atMs: [0, 1], value: [50_000, 40_000], packs: [3, 2] })],
  });
  deepStrictEqual(line?.value, [50_000, 40_000]);
  strictEqual(line?.partial, 0);
});

Deno.test('of a pack that is not there no line comes, and that one part of history did not answer is said of all', async () => {
  const { lines, isIncomplete } = await answer('packs=hut-1,hut-2&columns=packVoltageMv,collectedWh',
    { series: [ofHut('packVoltageMv', { atMs: [0], value: [52_000] })] },
    { series: [ofHut('collectedWh', { atMs: [HOUR_MS], value: [1200], truncated: true })], incomplete: true });
  deepStrictEqual(lines.map(({ key, isTruncated }) => [key, isTruncated]), [['hut-1|packVoltageMv', false], ['hut-1|collectedWh', true]]);
  strictEqual(isIncomplete, true);
});

Deno.test('more columns than the API takes at once are refused in words, before it is asked', async () => {
  const columns = Array.from({ length: 65 }, (_none, i) => `cellVoltageMv.${i + 1}`).join();
  await rejects(answer(`packs=hut-1&columns=${columns}`), /65 columns, but at most 64/);
});
