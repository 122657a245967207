import { deepStrictEqual, strictEqual, ok } from 'node:assert';
import { DAY_MS, HOUR_MS, SECOND_MS } from '../core/time.js';
import { scale, timeTicks } from './ticks.js';
import { Clock } from './zone.js';

const utc = (text: string): number => Date.parse(`${text}Z`);
const ticks = (zone: string, from: string, to: string, most: number): string[] =>
  timeTicks({ fromMs: utc(from), toMs: utc(to) }, new Clock(zone), most)
    .map(({ atMs, text }) => `${new Date(atMs).toISOString().slice(0, 16)} ${text}`);

Deno.test('days begin at midnight in Zurich, also when one of them has 23 hours', () => {
  deepStrictEqual(ticks('Europe/Zurich', '2026-03-27T12:00', '2026-03-31T12:00', 5),
    ['2026-03-27T23:00 28 Mar', '2026-03-28T23:00 29 Mar', '2026-03-29T22:00 30 Mar', '2026-03-30T22:00 31 Mar']);
});

Deno.test('days begin at midnight in New York, also when one of them has 25 hours', () => {
  deepStrictEqual(ticks('America/New_York', '2026-10-30T12:00', '2026-11-03T12:00', 5),
    ['2026-10-31T04:00 31 Oct', '2026-11-01T04:00 1 Nov', '2026-11-02T05:00 2 Nov', '2026-11-03T05:00 3 Nov']);
});

Deno.test('six hours are those of the clock on the day of 23 hours', () => {
  deepStrictEqual(ticks('Europe/Zurich', '2026-03-28T23:00', '2026-03-29T22:00', 4),
    ['2026-03-28T23:00 29 Mar', '2026-03-29T04:00 06:00', '2026-03-29T10:00 12:00', '2026-03-29T16:00 18:00']);
});

Deno.test('the hour that a clock leaves out has no tick, and the one after it has one only', () => {
  deepStrictEqual(ticks('Europe/Zurich', '2026-03-28T23:00', '2026-03-29T04:00', 5),
    ['2026-03-28T23:00 29 Mar', '2026-03-29T00:00 01:00', '2026-03-29T01:00 03:00', '2026-03-29T02:00 04:00', '2026-03-29T03:00 05:00']);
});

Deno.test('a day without a midnight begins where it begins', () => {
  deepStrictEqual(ticks('America/Sao_Paulo', '2018-11-02T12:00', '2018-11-05T12:00', 4),
    ['2018-11-03T03:00 3 Nov', '2018-11-04T03:00 4 Nov', '2018-11-05T02:00 5 Nov']);
});

Deno.test('whole hours in India are half ones of UTC', () => {
  deepStrictEqual(ticks('Asia/Kolkata', '2026-05-01T06:00', '2026-05-01T09:00', 3),
    ['2026-05-01T06:30 12:00', '2026-05-01T07:30 13:00', '2026-05-01T08:30 14:00']);
});

Deno.test('months begin with their first day in the zone', () => {
  deepStrictEqual(ticks('America/New_York', '2026-01-15T00:00', '2026-07-15T00:00', 6),
    ['2026-03-01T05:00 Mar 2026', '2026-05-01T04:00 May 2026', '2026-07-01T04:00 Jul 2026']);
});

Deno.test('below a minute the seconds are said', () => {
  deepStrictEqual(ticks('UTC', '2026-05-01T06:00:07', '2026-05-01T06:00:21', 3), ['2026-05-01T06:00 06:00:10', '2026-05-01T06:00 06:00:15', '2026-05-01T06:00 06:00:20']);
});

Deno.test('whatever the range, ticks lie within it, ascend, and are not more than fit', () => {
  for (const zone of ['UTC', 'Europe/Zurich', 'Australia/Lord_Howe']) {
    for (let spanMs = 7 * SECOND_MS; spanMs < 10 * 366 * DAY_MS; spanMs *= 1.7) {
      const range = { fromMs: utc('2026-03-28T17:23:45') - spanMs / 3, toMs: utc('2026-03-28T17:23:45') + spanMs };
      const found = timeTicks(range, new Clock(zone), 9).map(({ atMs }) => atMs);
      const story = `${zone}, ${spanMs / HOUR_MS} h`;
      ok(found.length >= 2 && found.length <= 10, `${story}: ${found.length}`);
      ok(found.every((atMs, i) => atMs >= range.fromMs && atMs < range.toMs && atMs > (found[i - 1] ?? -Infinity)), story);
    }
  }
});

for (const [least, most, because] of [
  [3.201, 3.204, 'cells that are nearly the same'],
  [0, 100, 'all there is'],
  [-120, 180, 'charging and discharging'],
  [52.3, 52.3, 'a line that is flat'],
  [0, 0, 'nothing but zero'],
  [-7, -7, 'nothing but one frost'],
  [0.5, 123_456, 'a counter'],
] as const) {
  Deno.test(`a scale holds its values between round ones: ${because}`, () => {
    const found = scale(least, most, 5);
    ok(found.least <= least && found.most >= most && found.least < found.most);
    ok(least < 0 || found.least >= 0, 'what is never below zero has no room there');
    ok(found.ticks.length >= 2 && found.ticks.length <= 8, String(found.ticks));
    strictEqual(new Set(found.ticks.map(tick => tick.toFixed(found.digits))).size, found.ticks.length, 'its words differ');
    found.ticks.forEach(tick => ok(Math.abs(Number(tick.toFixed(found.digits)) - tick) < 1e-9, `${tick} is said as it is`));
  });
}
