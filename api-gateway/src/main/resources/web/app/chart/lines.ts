// The lines that a view shows, as the API gives their values.
import { msg, str } from '@lit/localize';
import { api } from '../core/client.js';
import type { GetSeriesRequest, OneSeries, SeriesPage } from '../api/index.js';
import { iso } from '../core/time.js';
import type { Column, Together } from './columns.js';
import { plan, type Question } from './plan.js';
import type { Range, View } from './view.js';

/** One value of one pack, or of the packs of a site, over time. */
export interface Line {
  /** Names it in this view. */
  readonly key: string;
  readonly kind: Question['kind'];
  readonly ownerId: string;
  readonly column: Column;
  readonly together: Together | undefined;
  readonly bucketMs: number;
  readonly atMs: readonly number[];
  /** Null: nobody said anything. */
  readonly value: readonly (number | null)[];
  readonly min?: readonly (number | null)[];
  readonly max?: readonly (number | null)[];
  /** Stretches in which no frame of the pack came. */
  readonly gaps: readonly Range[];
  readonly isTruncated: boolean;
  /** How many values are left out because not all packs of the site said something. */
  readonly partial: number;
}

export interface Answer {
  readonly range: Range;
  readonly questions: readonly Question[];
  readonly lines: readonly Line[];
  /** True: the newest minutes may be missing. */
  readonly isIncomplete: boolean;
}

type Values = (number | null)[];

const MOST_VALUES_A_LINE = 20_000;
const MOST_COLUMNS_A_QUESTION = 64;

export const lineKey = (kind: Question['kind'], ownerId: string, name: string): string =>
  `${kind === 'installation' ? 'site:' : ''}${ownerId}|${name}`;

/** A sum of some of the packs is no sum: it is left out. */
function whole(series: OneSeries, together: Together | undefined): { value: Values; partial: number } {
  const value = (series.value ?? []) as Values;
  const all = Math.max(0, ...series.packs ?? []);
  if (together !== 'sum' || series.packs === undefined) {
    return { value, partial: 0 };
  }
  const kept = value.map((one, i) => ((series.packs?.[i] ?? 0) < all ? null : one));
  return { value: kept, partial: kept.filter((one, i) => one === null && value[i] !== null).length };
}

/** The values of another column at the times of this one. */
function beside(series: OneSeries, other: OneSeries | undefined): Values | undefined {
  if (other === undefined) {
    return undefined;
  }
  const byTime = new Map((other.atMs ?? []).map((atMs, i) => [atMs, (other.value as Values)[i] ?? null]));
  return (series.atMs ?? []).map(atMs => byTime.get(atMs) ?? null);
}

function linesOf(question: Question, page: SeriesPage): Line[] {
  const gaps = new Map(page.gaps.map(each => [each.packId, (each.fromMs ?? []).map((fromMs, i) => ({ fromMs, toMs: each.toMs?.[i] ?? fromMs }))]));
  return question.ids.flatMap(ownerId => {
    const own = page.series.filter(each => (question.kind === 'pack' ? each.packId : each.group) === ownerId);
    return question.columns.flatMap(({ column, sums }): Line[] => {
      const of = (name: string | undefined): OneSeries | undefined => own.find(each => each.column === name);
      const series = of(sums.value);
      if (series === undefined) {
        return [];
      }
      const isOne = question.together === undefined;
      return [{
        key: lineKey(question.kind, ownerId, column.name), kind: question.kind, ownerId, column, together: question.together,
        bucketMs: question.bucketMs, atMs: series.atMs ?? [], ...whole(series, question.together),
        min: (series.min as Values | undefined) ?? (isOne ? beside(series, of(sums.min)) : undefined),
        max: (series.max as Values | undefined) ?? (isOne ? beside(series, of(sums.max)) : undefined),
        gaps: gaps.get(ownerId) ?? [], isTruncated: series.truncated ?? false,
      }];
    });
  });
}

/** The columns of the API that a question needs. */
export function apiColumns(question: Question): string[] {
  const isOne = question.together === undefined;
  const names = question.columns.flatMap(({ sums }) => [sums.value, ...(isOne ? [sums.min, sums.max] : [])]);
  return [...new Set(names.filter(name => name !== undefined))];
}

async function ask(question: Question, range: Range): Promise<SeriesPage> {
  const columns = apiColumns(question);
  if (columns.length > MOST_COLUMNS_A_QUESTION) {
    throw new Error(msg(str`These are ${columns.length} columns, but at most ${MOST_COLUMNS_A_QUESTION} can be asked for at once. Please choose fewer.`));
  }
  const ids = [...question.ids];
  const request: GetSeriesRequest = {
    columns: columns.join(','), from: iso(range.fromMs), to: iso(range.toMs),
    resolution: question.resolution, limit: String(MOST_VALUES_A_LINE),
    ...(question.kind === 'pack' ? { pack: ids } : { installation: ids, aggregate: question.together, groupBy: 'installation' }),
  };
  return api.series.getSeries(request);
}

/** @param width of the drawing, px */
export async function load(view: View, range: Range, width: number): Promise<Answer> {
  const questions = plan(view, range, width);
  const pages = await Promise.all(questions.map(question => ask(question, range)));
  const lines = questions.flatMap((question, i) => linesOf(question, pages[i] as SeriesPage));
  return { range, questions, lines, isIncomplete: pages.some(page => page.incomplete) };
}
