import { deepStrictEqual } from 'node:assert';
import { shownPart, type Band } from './bands.js';

const band = (fromMs: number, toMs: number | undefined): Band => ({ fromMs, toMs, tone: 'on', mark: '', words: '' });

for (const [of, nowMs, fromMs, toMs, because] of [
  [band(120, 180), 500, 120, 180, 'within the range it is shown as it is'],
  [band(20, 180), 500, 100, 180, 'what began before begins at the edge'],
  [band(120, 900), 950, 120, 200, 'what ended after ends at the edge'],
  [band(120, undefined), 500, 120, 200, 'what still is so goes on to the edge'],
  [band(120, undefined), 150, 120, 150, 'but not into the future'],
  [band(120, undefined), 110, 120, 120, 'and a clock that is late turns nothing round'],
] as const) {
  Deno.test(`a band from 100 to 200: ${because}`, () => deepStrictEqual(shownPart(of, { fromMs: 100, toMs: 200 }, nowMs), { fromMs, toMs }));
}
