// How many warnings were raised on each of the last days, of what was told of them.
import type { Severity } from '../core/warnings.js';

export interface Raised {
  readonly atMs: number;
  /** One that does not say counts as a warning. */
  readonly severity?: Severity;
}

/** A day of this machine's calendar, and what was raised on it. */
export interface Day {
  readonly from: Date;
  /** The first moment that is not of it any more. */
  readonly to: Date;
  readonly numbers: Readonly<Record<Severity, number>>;
  /** whole: all are counted. part: at least so many. unknown: none was looked at. */
  readonly known: 'whole' | 'part' | 'unknown';
}

/** The beginnings of the last days, oldest first, and at last of tomorrow. A day may have 23 or 25 hours. */
export function midnights(now: Date, days: number): Date[] {
  return Array.from({ length: days + 1 }, (_none, nth) => new Date(now.getFullYear(), now.getMonth(), now.getDate() - days + 1 + nth));
}

/** @param cutAt what was raised before it was not looked at; undefined: everything was */
export function countByDay(borders: readonly Date[], raised: readonly Raised[], cutAt: Date | undefined): Day[] {
  const cutMs = cutAt?.getTime() ?? -Infinity;
  return borders.slice(0, -1).map((from, nth) => {
    const to = borders[nth + 1] ?? from;
    const of = raised.filter(({ atMs }) => atMs >= from.getTime() && atMs < to.getTime());
    const number = (severity: Severity): number => of.filter(one => (one.severity ?? 'warning') === severity).length;
    return {
      from, to,
      numbers: { critical: number('critical'), warning: number('warning'), info: number('info') },
      known: from.getTime() > cutMs ? 'whole' : to.getTime() > cutMs ? 'part' : 'unknown',
    };
  });
}

export const total = ({ numbers }: Day): number => numbers.critical + numbers.warning + numbers.info;
