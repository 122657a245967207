import { strictEqual } from 'node:assert';
import { showTheSame } from './time.js';

const WINTER_MS = Date.parse('2026-11-29T14:30:00Z');

for (const [one, other, isSame, because] of [
  ['Europe/Zurich', 'Europe/Zurich', true, 'it is one zone'],
  ['Asia/Calcutta', 'Asia/Kolkata', true, 'two names of one zone'],
  ['Europe/Zurich', 'Europe/Vienna', true, 'their clocks show the same all year'],
  ['Europe/Zurich', 'Asia/Kolkata', false, 'their clocks differ'],
  ['Europe/Zurich', 'Africa/Lagos', false, 'they differ in summer'],
  ['Europe/London', 'UTC', false, 'they differ in summer'],
] as const) {
  Deno.test(`clocks of ${one} and ${other}: ${because}`, () => strictEqual(showTheSame(one, other, WINTER_MS), isSame));
}
