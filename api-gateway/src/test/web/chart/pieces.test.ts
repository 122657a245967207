import { deepStrictEqual, strictEqual } from 'node:assert';
import { HOUR_MS, MINUTE_MS } from '../core/time.js';
import { column } from './columns.js';
import type { Line } from './lines.js';
import { indexAt, pieces } from './pieces.js';
import type { Range } from './view.js';

interface Told {
  readonly of?: string;
  readonly bucketMs?: number;
  readonly value?: (number | null)[];
  readonly gaps?: Range[];
}

function line(atMs: number[], { of = 'currentMa', bucketMs = 0, value = atMs.map((_at, i) => i), gaps = [] }: Told = {}): Line {
  return {
    key: '', kind: 'pack', ownerId: 'hut-1', column: column(of), together: undefined, bucketMs, atMs, value, gaps, isTruncated: false, partial: 0,
  };
}

const drawn = (of: Line): number[][] => pieces(of).map(piece => piece.map(({ atMs }) => atMs));

for (const [of, expected, because] of [
  [line([0, 1000, 2000]), [[0, 1000, 2000]], 'values of each second belong together'],
  [line([0, 20_000]), [[0, 20_000]], 'a pack that is not heard for 20 s is not silent yet'],
  [line([0, 20_001]), [[0], [20_001]], 'longer than 20 s it is: nothing is drawn over it'],
  [line([0, 1000, 2000], { value: [5, null, 7] }), [[0], [2000]], 'where nobody said anything the line is broken, and not zero'],
  [line([0, 1000], { value: [null, null] }), [], 'nothing said is nothing drawn'],
  [line([0, 10_000, 40_000], { bucketMs: 10_000 }), [[0, 10_000, 40_000]], 'two buckets without a value are 20 s'],
  [line([0, 10_000, 50_000], { bucketMs: 10_000 }), [[0, 10_000], [50_000]], 'three are more'],
  [line([0, 30_000], { bucketMs: 10_000, gaps: [{ fromMs: 10_000, toMs: 30_000 }] }), [[0], [30_000]], 'a silence that history tells of breaks it'],
  [line([0, 30_000], { bucketMs: 10_000, gaps: [{ fromMs: 11_000, toMs: 30_000 }] }), [[0, 30_000]], 'a shorter one is no silence'],
  [line([0, 10_000, 20_000], { bucketMs: 10_000, gaps: [{ fromMs: -60_000, toMs: -20_000 }, { fromMs: 50_000, toMs: 90_000 }] }),
    [[0, 10_000, 20_000]], 'what was before and comes after breaks nothing'],
  [line([0, 30_000, 60_000, 150_000], { of: 'cellVoltageMv.7' }), [[0, 30_000, 60_000, 150_000]], 'of a cell a frame tells now and then: three rounds may miss'],
  [line([0, 30_000, 60_000, 150_001], { of: 'cellVoltageMv.7' }), [[0, 30_000, 60_000], [150_001]], 'more rounds are silence'],
  [line([0, HOUR_MS, 3 * HOUR_MS], { of: 'collectedWh', bucketMs: HOUR_MS }), [[0, HOUR_MS], [3 * HOUR_MS]], 'an hour without a sum is a hole'],
] as [Line, number[][], string][]) {
  Deno.test(`pieces of a line: ${because}`, () => deepStrictEqual(drawn(of), expected));
}

const broken = line([60_000, 61_000, 62_000, 120_000], { value: [1, 2, 3, 4] });

for (const [atMs, index, because] of [
  [61_000, 1, 'a value at its moment'],
  [61_999, 1, 'and until the next one'],
  [62_000, 2, 'which then counts'],
  [65_000, 2, 'the last one a little longer'],
  [90_000, undefined, 'nothing in a gap'],
  [120_000, 3, 'the lone one after it'],
  [10 * MINUTE_MS, undefined, 'nothing long after the end'],
  [0, undefined, 'nothing long before the beginning'],
] as const) {
  Deno.test(`what the pointer reads: ${because}`, () => strictEqual(indexAt(broken, pieces(broken), atMs), index));
}
