// Round values and round times for axes.
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../core/time.js';
import type { Range } from './view.js';
import type { Clock } from './zone.js';

const STEPS: readonly number[] = [
  SECOND_MS, 2 * SECOND_MS, 5 * SECOND_MS, 10 * SECOND_MS, 15 * SECOND_MS, 30 * SECOND_MS,
  MINUTE_MS, 2 * MINUTE_MS, 5 * MINUTE_MS, 10 * MINUTE_MS, 15 * MINUTE_MS, 30 * MINUTE_MS,
  HOUR_MS, 2 * HOUR_MS, 3 * HOUR_MS, 6 * HOUR_MS, 12 * HOUR_MS, DAY_MS, 2 * DAY_MS, 5 * DAY_MS, 10 * DAY_MS,
];
const MONTHS: readonly number[] = [1, 2, 3, 6, 12, 24, 60, 120];
const MONTH_MS = 30 * DAY_MS;

export interface TimeTick {
  readonly atMs: number;
  readonly text: string;
}

function text(clock: Clock, atMs: number, stepMs: number): string {
  const isMidnight = clock.shown(atMs) % DAY_MS === 0;
  if (stepMs >= MONTH_MS) {
    return clock.format(atMs, { month: 'short', year: 'numeric' });
  }
  if (stepMs >= DAY_MS || isMidnight) {
    return clock.format(atMs, { day: 'numeric', month: 'short' });
  }
  return clock.format(atMs, stepMs < MINUTE_MS ? { hour: '2-digit', minute: '2-digit', second: '2-digit' } : { hour: '2-digit', minute: '2-digit' });
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
  const month = MONTHS.find(step => step * MONTH_MS >= roughMs) ?? 240;
  const found = stepMs === undefined ? months(range, clock, month) : even(range, clock, stepMs);
  return [...new Set(found)].filter(atMs => atMs >= range.fromMs && atMs < range.toMs)
    .map(atMs => ({ atMs, text: text(clock, atMs, stepMs ?? MONTH_MS) }));
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
