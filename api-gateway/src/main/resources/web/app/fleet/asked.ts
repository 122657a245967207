// What the address asks of the list of installations: which of them, in which order, with which columns.
import { route } from '../core/route.js';
import type { GetInstallationsRequest } from '../api/index.js';

export interface Asked {
  readonly text: string;
  /** With commas between them. */
  readonly tag: string;
  readonly quality: string;
  readonly warning: string;
  readonly socFrom: string;
  readonly socTo: string;
  readonly sort: string;
}

/** Those that need somebody come first. */
export const PRESET_SORT = '-warnings';

const FILTERS = ['text', 'tag', 'quality', 'warning', 'socFrom', 'socTo'] as const;

export function asked(parameters: URLSearchParams = route().parameters): Asked {
  const of = (name: string): string => parameters.get(name) ?? '';
  return {
    text: of('text'), tag: of('tag'), quality: of('quality'), warning: of('warning'), socFrom: of('socFrom'), socTo: of('socTo'),
    sort: of('sort') || PRESET_SORT,
  };
}

export const isFiltered = (what: Asked): boolean => FILTERS.some(name => what[name] !== '');

/** Parameters of the address that take every filter away. */
export const unfiltered = (): Record<string, string> => Object.fromEntries(FILTERS.map(name => [name, '']));

export const sameAsked = (one: Asked, other: Asked): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The same as parameters of GET installations. */
export function question({ text, tag, quality, warning, socFrom, socTo, sort }: Asked): GetInstallationsRequest {
  const given = Object.entries({ text, quality, warning, socFrom, socTo, sort }).filter(([, value]) => value !== '');
  return { ...Object.fromEntries(given), ...(tag === '' ? {} : { tag: tag.split(',') }) };
}
