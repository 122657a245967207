import { strictEqual } from 'node:assert';
import { HOUR_MS } from '../core/time.js';
import { Clock, zoneOf } from './zone.js';

const utc = (text: string): number => Date.parse(`${text}Z`);

for (const [zone, at, shown, because] of [
  ['UTC', '2026-07-01T12:00:00', '2026-07-01T12:00:00', 'UTC shows itself'],
  ['Europe/Zurich', '2026-01-15T12:00:00', '2026-01-15T13:00:00', 'in winter Zurich is an hour ahead'],
  ['Europe/Zurich', '2026-07-15T12:00:00', '2026-07-15T14:00:00', 'in summer two'],
  ['Europe/Zurich', '2026-03-29T00:59:59', '2026-03-29T01:59:59', 'the last second of winter time'],
  ['Europe/Zurich', '2026-03-29T01:00:00', '2026-03-29T03:00:00', 'the first second of summer time'],
  ['Asia/Kathmandu', '2026-01-15T12:00:00', '2026-01-15T17:45:00', 'there are zones with quarters of an hour'],
  ['Pacific/Apia', '2011-12-30T10:00:00', '2011-12-31T00:00:00', 'Samoa left out the 30th of December 2011'],
  ['America/New_York', '2026-01-01T04:59:59', '2025-12-31T23:59:59', 'the year begins later in New York'],
  ['UTC', '1969-12-31T23:59:59.999', '1969-12-31T23:59:59.999', 'milliseconds before 1970 are kept'],
] as const) {
  Deno.test(`a clock shows: ${because}`, () => strictEqual(new Clock(zone).shown(utc(at)), utc(shown)));
}

for (const [zone, shown, at, because] of [
  ['Europe/Zurich', '2026-03-29T00:00:00', '2026-03-28T23:00:00', 'the day of 23 hours begins in winter time'],
  ['Europe/Zurich', '2026-03-30T00:00:00', '2026-03-29T22:00:00', 'the day after it in summer time'],
  ['Europe/Zurich', '2026-10-25T00:00:00', '2026-10-24T22:00:00', 'the day of 25 hours begins in summer time'],
  ['Europe/Zurich', '2026-10-26T00:00:00', '2026-10-25T23:00:00', 'the day after it in winter time'],
  ['Europe/Zurich', '2026-03-29T02:30:00', '2026-03-29T01:30:00', 'half past two was left out: an hour and a half after one o’clock it is'],
  ['America/Sao_Paulo', '2018-11-04T00:00:00', '2018-11-04T03:00:00', 'a day without a midnight begins at one o’clock'],
  ['Australia/Lord_Howe', '2026-07-01T12:00:00', '2026-07-01T01:30:00', 'there summer time is half an hour'],
] as const) {
  Deno.test(`when a clock shows something: ${because}`, () => strictEqual(new Clock(zone).whenShown(utc(shown)), utc(at)));
}

Deno.test('when a clock shows what it shows at some moment, it shows the same, at each hour around the changes of a year', () => {
  for (const zone of ['Europe/Zurich', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Chatham']) {
    const clock = new Clock(zone);
    for (const [from, to] of [['2026-03-07', '2026-04-07'], ['2026-09-25', '2026-11-03']] as const) {
      for (let at = utc(`${from}T00:10:00`); at < utc(`${to}T00:10:00`); at += HOUR_MS) {
        const shown = clock.shown(at);
        strictEqual(clock.shown(clock.whenShown(shown)), shown, `${zone} ${new Date(at).toISOString()}`);
      }
    }
  }
});

Deno.test('no zone is the one of this machine', () => {
  strictEqual(zoneOf(''), 'Europe/Zurich');
  strictEqual(new Clock('').moment(utc('2026-07-01T12:00:00')), '1 Jul 2026, 14:00:00');
});
