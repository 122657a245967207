// Times as a clock at some place shows them.

/** @param zone IANA name; empty: the browser's */
export const zoneOf = (zone: string): string => (zone === '' ? Intl.DateTimeFormat().resolvedOptions().timeZone : zone);

/** A clock that shows the time of one zone. */
export class Clock {
  private readonly parts: Intl.DateTimeFormat;
  private readonly formats = new Map<string, Intl.DateTimeFormat>();
  /** IANA name. */
  readonly zone: string;

  /** @param zone IANA name; empty: the browser's */
  constructor(zone: string) {
    this.zone = zoneOf(zone);
    this.parts = new Intl.DateTimeFormat('en-GB', {
      timeZone: this.zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    });
  }

  /** What the clock shows, as if it were UTC; ms. */
  shown(atMs: number): number {
    const of: Record<string, number> = {};
    this.parts.formatToParts(atMs).forEach(part => { of[part.type] = Number(part.value); });
    return Date.UTC(of['year'] ?? 0, (of['month'] ?? 1) - 1, of['day'], of['hour'], of['minute'], of['second']) + (((atMs % 1000) + 1000) % 1000);
  }

  /** When the clock shows this. Where clocks are put forward there is no such time: the one it would have been is given. */
  whenShown(shownMs: number): number {
    const guess = shownMs - (this.shown(shownMs) - shownMs);
    const found = shownMs - (this.shown(guess) - guess);
    return this.shown(found) === shownMs ? found : Math.max(guess, found);
  }

  format(atMs: number, options: Intl.DateTimeFormatOptions): string {
    const key = JSON.stringify(options);
    let format = this.formats.get(key);
    if (format === undefined) {
      format = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: this.zone });
      this.formats.set(key, format);
    }
    return format.format(atMs);
  }

  /** A whole point in time, for reading. */
  moment(atMs: number): string {
    return this.format(atMs, { dateStyle: 'medium', timeStyle: 'medium' });
  }
}
