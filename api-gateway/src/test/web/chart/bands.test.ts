import { deepStrictEqual } from 'node:assert';
import { shownPart, stands, type Band } from './bands.js';

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

const at = (second: number): string => new Date(second * 1000).toISOString();
const shown = (events: Parameters<typeof stands>[0]): (string | undefined)[] =>
  stands(events).map(({ fromMs, toMs, on, isHeld }) => [fromMs / 1000, toMs === undefined ? 'now' : toMs / 1000, on ? 'on' : 'off', isHeld ? 'held' : ''].join(' ').trim());

Deno.test('a relay that an operator holds off stands off, and then as the rules had it', () => deepStrictEqual(shown([
  { type: 'relayChanged', at: at(1), on: true, blockedBy: [] },
  { type: 'overrideBegan', at: at(2) },
  { type: 'relayChanged', at: at(3), on: false, blockedBy: ['Vmax'] },
  { type: 'relayChanged', at: at(4), on: true, blockedBy: [] },
  { type: 'overrideEnded', at: at(5) },
]), ['1 2 on', '2 3 on held', '3 4 off held', '4 5 on held', '5 now on']));

Deno.test('of a relay whose decision is not known only the holding is said', () => deepStrictEqual(shown([
  { type: 'overrideBegan', at: at(2) }, { type: 'overrideEnded', at: at(3) },
]), ['2 3 off held']));
