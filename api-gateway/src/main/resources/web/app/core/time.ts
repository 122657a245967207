// Lengths of time, and times as the API writes them.

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
/** Of a calendar's days, which may have 23 or 25 hours, only most are so long. */
export const DAY_MS = 24 * HOUR_MS;

export const iso = (atMs: number): string => new Date(atMs).toISOString();

/**
 * What a time zone's clocks and calendars show. Making a format takes long: each is made once.
 *
 * @returns the words, of an IANA name and ms
 */
export function formatIn(locale: string, options: Intl.DateTimeFormatOptions): (timeZone: string, atMs: number) => string {
  const known = new Map<string, Intl.DateTimeFormat>();
  return (timeZone, atMs) => {
    const format = known.get(timeZone) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone });
    known.set(timeZone, format);
    return format.format(atMs);
  };
}

/** What clocks show to the minute, with the date. */
const READING = formatIn('en-GB', { dateStyle: 'short', timeStyle: 'short' });

/** Whether the clocks of two time zones show the same, in winter and in summer; their names may be two for one. */
export const showTheSame = (one: string, other: string, nowMs: number): boolean =>
  one === other || [nowMs, nowMs + 182 * DAY_MS].every(atMs => READING(one, atMs) === READING(other, atMs));
