// Which questions to the API a view needs, and in which resolution, so that there are about as many values as the width shows.
import { msg, str } from '@lit/localize';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../core/time.js';
import { span } from '../core/words.js';
import { column, type Column, type Sums, type Table, type Together } from './columns.js';
import type { Range, View } from './view.js';

const BUCKETS: readonly number[] = [
  1, 2, 5, 10, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 14_400, 21_600, 43_200, 86_400,
];
const FEWEST_POINTS = 200;
const MOST_POINTS = 1000;
const PX_A_POINT = 2;
/** Devices send about once a second: finer buckets would hold one value or none. */
const EACH_VALUE_MS = 3000;
/** Packs of a site do not speak at the same moment: in a bucket of this length each has said something. */
const FINEST_TOGETHER_SECONDS = 10;
/** From here on the tables of sums say the same and are much faster. */
const SUMS_INSTEAD_SECONDS = 3600;
const MS: Record<Table, number> = { minute: MINUTE_MS, hour: HOUR_MS, day: DAY_MS };

/** One question to the API. */
export interface Question {
  readonly kind: 'pack' | 'installation';
  readonly ids: readonly string[];
  /** As the API takes it. */
  readonly resolution: string;
  /** How much time a value stands for; 0: it is a value as it came. */
  readonly bucketMs: number;
  readonly together: Together | undefined;
  /** What is shown, and the columns that are asked for it. */
  readonly columns: readonly { readonly column: Column; readonly sums: Sums }[];
}

type Resolution = Pick<Question, 'resolution' | 'bucketMs'>;

const ofTable = (table: Table): Resolution => ({ resolution: table, bucketMs: MS[table] });

function table(of: readonly Table[], spanMs: number): Table {
  const wanted: Table = spanMs <= 2 * DAY_MS ? 'minute' : spanMs <= 180 * DAY_MS ? 'hour' : 'day';
  return of.find(one => MS[one] >= MS[wanted]) ?? of.at(-1) ?? wanted;
}

function resolution(of: Column, view: View, spanMs: number, points: number, isTogether: boolean): Resolution {
  if (!of.hasValues) {
    return ofTable(table(of.tables, spanMs));
  }
  const stepMs = spanMs / points;
  if ((view.isEachValue || stepMs < EACH_VALUE_MS) && !isTogether) {
    return { resolution: 'raw', bucketMs: 0 };
  }
  const seconds = BUCKETS.find(one => one * 1000 >= stepMs && (!isTogether || one >= FINEST_TOGETHER_SECONDS)) ?? 86_400;
  return of.sums !== undefined && seconds >= SUMS_INSTEAD_SECONDS
    ? ofTable(table(of.tables, spanMs))
    : { resolution: `${seconds}s`, bucketMs: seconds * 1000 };
}

/** @param width of the drawing, px */
export function plan(view: View, range: Range, width: number): Question[] {
  const points = Math.min(MOST_POINTS, Math.max(FEWEST_POINTS, width / PX_A_POINT));
  const questions = new Map<string, Question>();
  const add = (kind: Question['kind'], ids: readonly string[], of: Column): void => {
    const isTogether = kind === 'installation';
    const fits = resolution(of, view, range.toMs - range.fromMs, points, isTogether);
    const together = isTogether ? view.together ?? of.together : undefined;
    const sums = fits.resolution in MS && of.sums !== undefined ? of.sums : { value: of.name };
    const key = `${kind} ${fits.resolution} ${together}`;
    const known = questions.get(key);
    questions.set(key, { kind, ids, ...fits, together, columns: [...known?.columns ?? [], { column: of, sums }] });
  };
  for (const of of view.columns.map(column)) {
    if (view.packs.length > 0) {
      add('pack', view.packs, of);
    }
    if (view.installations.length > 0) {
      add('installation', view.installations, of);
    }
  }
  return [...questions.values()];
}

/** In words what a value of the answer is. */
export function resolutionWords({ resolution: asked, bucketMs, together }: Question): string {
  if (bucketMs === 0) {
    return msg('each value');
  }
  if (asked in MS) {
    return { minute: msg('one value for each minute'), hour: msg('one value for each hour'), day: msg('one value for each day') }[asked as Table];
  }
  return together === undefined ? msg(str`buckets of ${span(bucketMs)}: mean with least and most`) : msg(str`buckets of ${span(bucketMs)}: mean`);
}
