import { strictEqual, ok } from 'node:assert';
import { ageMs, quality, type Quality, type Taken } from './age.js';

/** What an answer said, and how long ago it came. */
const heard = (said: { ageMs?: number; quality?: string }, sinceMs: number): Taken<{ ageMs?: number; quality?: string }> =>
  ({ value: said, takenAtMs: performance.now() - sinceMs });

for (const [said, ageThen, sinceMs, now, because] of [
  ['live', 500, 0, 'live', 'what has just come is as it was said'],
  ['live', 500, 19_000, 'live', 'without an answer for 19 s it still is'],
  ['live', 500, 20_000, 'stale', 'more than 20 s old is stale, though nobody said so'],
  ['live', 500, 59_000, 'stale', 'up to a minute'],
  ['live', 500, 60_000, 'silent', 'more than 60 s old is silent'],
  ['stale', 25_000, 0, 'stale', 'what was stale is'],
  ['stale', 25_000, 36_000, 'silent', 'and becomes silent'],
  ['stale', 1000, 0, 'stale', 'the server may know more: nothing becomes better here'],
  ['silent', 25_000, 0, 'silent', 'a pack that reports an error is silent, however young its frame'],
  ['never', undefined, 90_000, 'never', 'what was never heard does not age'],
  ['live', undefined, 90_000, 'live', 'without an age nobody can tell'],
] as const) {
  Deno.test(`how far a value may be believed: ${because}`, () =>
    strictEqual(quality(heard({ ageMs: ageThen, quality: said }, sinceMs)), now as Quality));
}

Deno.test('what says nothing of itself was never heard', () => strictEqual(quality(heard({}, 0)), 'never'));

Deno.test('an age goes on from what the answer said', () => {
  const age = ageMs(heard({ ageMs: 5000 }, 3000)) ?? 0;
  ok(age >= 8000 && age < 9000, String(age));
});
