// Round values and round times for axes.
import type { Range } from './view.js';
import type { Clock } from './zone.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS: readonly number[] = [
  SECOND, 2 * SECOND, 5 * SECOND, 10 * SECOND, 15 * SECOND, 30 * SECOND,
  MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE,
  HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 5 * DAY, 10 * DAY,
];
const MONTHS: readonly number[] = [1, 2, 3, 6, 12, 24, 60, 120];
const MONTH = 30 * DAY;

export interface TimeTick {
  readonly atMs: number;
  readonly text: string;
}

function text(clock: Clock, atMs: number, stepMs: number): string {
  const isMidnight = clock.shown(atMs) % DAY === 0;
  if (stepMs >= MONTH) {
    return clock.format(atMs, { month: 'short', year: 'numeric' });
  }
  if (stepMs >= DAY || isMidnight) {
    return clock.format(atMs, { day: 'numeric', month: 'short' });
  }
  return clock.format(atMs, stepMs < MINUTE ? { hour: '2-digit', minute: '2-digit', second: '2-digit' } : { hour: '2-digit', minute: '2-digit' });
}

function months(range: Range, clock: Clock, step: number): number[] {
  const found = [];
  const begin = new Date(clock.shown(range.fromMs));
  let month = Math.ceil((begin.getUTCFullYear() * 12 + begin.getUTCMonth()) / step) * step;
  for (let atMs = 0; atMs < range.toMs; month += step) {
    atMs = clock.whenShown(Date.UTC(Math.floor(month / 12), month % 12, 1));
    found.push(atMs);
  }
  return found;
}

function even(range: Range, clock: Clock, stepMs: number): number[] {
  const found = [];
  for (let shownMs = Math.ceil(clock.shown(range.fromMs) / stepMs) * stepMs, atMs = 0; atMs < range.toMs; shownMs += stepMs) {
    atMs = clock.whenShown(shownMs);
    found.push(atMs);
  }
  return found;
}

/** @param most how many fit */
export function timeTicks(range: Range, clock: Clock, most: number): TimeTick[] {
  const roughMs = (range.toMs - range.fromMs) / most;
  const stepMs = STEPS.find(step => step >= roughMs);
  const month = MONTHS.find(step => step * MONTH >= roughMs) ?? 240;
  const found = stepMs === undefined ? months(range, clock, month) : even(range, clock, stepMs);
  return [...new Set(found)].filter(atMs => atMs >= range.fromMs && atMs < range.toMs)
    .map(atMs => ({ atMs, text: text(clock, atMs, stepMs ?? MONTH) }));
}

export interface Scale {
  readonly least: number;
  readonly most: number;
  readonly ticks: readonly number[];
  /** Decimals that the ticks need. */
  readonly digits: number;
}

/** A scale that holds these values with a little room, and ends at round values. What is never below zero has none there. */
export function scale(least: number, most: number, wanted: number): Scale {
  const room = (most - least) * 0.04 || Math.max(Math.abs(most) * 0.01, 1e-3);
  const rough = (most - least + 2 * room) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map(factor => factor * power).find(candidate => candidate >= rough) ?? rough;
  const first = Math.floor((least >= 0 ? Math.max(0, least - room) : least - room) / step);
  const last = Math.ceil((most + room) / step);
  const ticks = Array.from({ length: last - first + 1 }, (_none, i) => (first + i) * step);
  return { least: first * step, most: last * step, ticks, digits: Math.max(0, -Math.floor(Math.log10(step) + 1e-9)) };
}
