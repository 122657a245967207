// Days of an installation: those of its own time zone.
import { DAY_MS, formatIn, iso } from '../core/time.js';

/** Energy of a day; what is not known is absent. */
export interface Day {
  /** As "2026-11-28". */
  readonly date: string;
  readonly collectedWh?: number;
  readonly consumedWh?: number;
  /** Of how many packs it is; absent: of all. */
  readonly packs?: number;
  /** Goes on. */
  readonly isToday: boolean;
}

/** Which day it is then on the clocks of a time zone. */
export const dateIn = formatIn('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' });

/** The last days, oldest first, with today. */
export function lastDates(timeZone: string, nowMs: number, count: number): string[] {
  // Dates alone, reckoned in UTC, where every day has 24 hours.
  const todayMs = Date.parse(dateIn(timeZone, nowMs));
  return Array.from({ length: count }, (_none, i) => iso(todayMs - (count - 1 - i) * DAY_MS).slice(0, 10));
}

const SHORT = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' });
const LONG = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });

export const shortDate = (date: string): string => SHORT.format(Date.parse(date));
export const longDate = (date: string): string => LONG.format(Date.parse(date));
