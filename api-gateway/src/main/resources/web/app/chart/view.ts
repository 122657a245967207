// What a chart shows, as the address says it.
import { keep, range, route, words, type Range } from '../core/route.js';
import { DAY_MS, HOUR_MS, iso, MINUTE_MS, SECOND_MS } from '../core/time.js';
import { PRESET, type Together } from './columns.js';

export type { Range } from '../core/route.js';

export interface View {
  readonly packs: readonly string[];
  /** Whole sites: their packs together. */
  readonly installations: readonly string[];
  readonly columns: readonly string[];
  /** Fixed, or undefined: the last {@link lastMs}, which goes on. */
  readonly fixed: Range | undefined;
  readonly lastMs: number;
  /** Undefined: what fits each column. */
  readonly together: Together | undefined;
  /** True: each value, however many there are. */
  readonly isEachValue: boolean;
  /** IANA name; empty: the browser's. */
  readonly zone: string;
  /** Keys of the lines that are not drawn. */
  readonly hidden: readonly string[];
}

const PRESET_LAST_MS = HOUR_MS;
const LENGTHS: readonly [sign: string, ms: number][] = [['y', 365 * DAY_MS], ['d', DAY_MS], ['h', HOUR_MS], ['m', MINUTE_MS], ['s', SECOND_MS]];

/** "6h" as ms; undefined when it is no length of time. */
export function lengthMs(text: string): number | undefined {
  const [, number, sign] = /^(\d{1,6})([smhdy])$/.exec(text) ?? [];
  const ms = LENGTHS.find(([known]) => known === sign)?.[1];
  return ms === undefined || Number(number) === 0 ? undefined : Number(number) * ms;
}

/** In the largest unit that says it without a fraction. */
function lengthText(ms: number): string {
  const whole = Math.max(1000, Math.round(ms / 1000) * 1000);
  const [sign, unit] = LENGTHS.find(([, candidate]) => whole % candidate === 0) ?? ['s', 1000];
  return `${whole / unit}${sign}`;
}

function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en-GB', { timeZone: name }));
  } catch {
    return false;
  }
}

/** The view that the address asks for. What it says in a way that cannot be understood is as if it were not there. */
export function asked(parameters: URLSearchParams = route().parameters): View {
  const columns = words(parameters.get('columns'));
  const together = parameters.get('together') ?? '';
  const zone = parameters.get('zone') ?? '';
  return {
    packs: words(parameters.get('packs')),
    installations: words(parameters.get('installations')),
    columns: columns.length === 0 ? PRESET : columns,
    fixed: parameters.has('last') ? undefined : range(parameters),
    lastMs: lengthMs(parameters.get('last') ?? '') ?? PRESET_LAST_MS,
    together: ['sum', 'mean', 'min', 'max'].includes(together) ? together as Together : undefined,
    isEachValue: parameters.get('detail') === 'raw',
    zone: zone !== '' && isZone(zone) ? zone : '',
    hidden: words(parameters.get('hidden')),
  };
}

/** The view as parameters of the address. */
export function inAddress(view: View): Record<string, string | undefined> {
  return {
    packs: view.packs.join(','),
    installations: view.installations.join(','),
    columns: view.columns.join(','),
    from: view.fixed === undefined ? undefined : iso(view.fixed.fromMs),
    to: view.fixed === undefined ? undefined : iso(view.fixed.toMs),
    last: view.fixed === undefined ? lengthText(view.lastMs) : undefined,
    together: view.together,
    detail: view.isEachValue ? 'raw' : undefined,
    zone: view.zone,
    hidden: view.hidden.join(','),
  };
}

/** Writes the view into the address. */
export const remember = (view: View): void => keep(inAddress(view));

/** What is shown at this time. */
export const rangeOf = (view: View, nowMs: number): Range => view.fixed ?? { fromMs: nowMs - view.lastMs, toMs: nowMs };

export const isEmpty = (view: View): boolean => view.packs.length + view.installations.length === 0;
