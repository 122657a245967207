// What the address asks of the list of installations: which of them, in which order, with which columns.
import { route, words } from '../core/route.js';
import type { GetInstallationsRequest } from '../api/index.js';

/** Tags with commas between them. */
const FILTERS = ['text', 'tag', 'quality', 'warning', 'socFrom', 'socTo'] as const;
type Filter = (typeof FILTERS)[number];

/** Empty: whatever it is. */
export type Asked = Readonly<Record<Filter | 'sort', string>>;

/** Those that need somebody come first. */
export const PRESET_SORT = '-warnings';

const each = (of: (name: Filter) => string): Record<Filter, string> =>
  Object.fromEntries(FILTERS.map(name => [name, of(name)])) as Record<Filter, string>;

export const asked = (parameters: URLSearchParams = route().parameters): Asked =>
  ({ ...each(name => parameters.get(name) ?? ''), sort: parameters.get('sort') || PRESET_SORT });

export const isFiltered = (what: Asked): boolean => FILTERS.some(name => what[name] !== '');

/** Parameters of the address that take every filter away. */
export const unfiltered = (): Record<string, string> => each(() => '');

export const sameAsked = (one: Asked, other: Asked): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The same as parameters of GET installations. */
export function question({ tag, ...others }: Asked): GetInstallationsRequest {
  const given = Object.entries(others).filter(([, value]) => value !== '');
  return { ...Object.fromEntries(given), ...(tag === '' ? {} : { tag: words(tag) }) };
}
