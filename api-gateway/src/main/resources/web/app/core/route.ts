// The address says which page is shown and how: "#/packs/hut-1?from=…". So that a view can be kept, sent and reloaded.
import { iso } from './time.js';

/** A stretch of time. */
export interface Range {
  /** Inclusive; ms since 1970. */
  readonly fromMs: number;
  /** Exclusive. */
  readonly toMs: number;
}

/** A stretch of time, as an address or the API says it. */
export interface Times {
  readonly from: string;
  readonly to: string;
}

export interface Route {
  /** The words of the path: ["packs", "hut-1"]. None: the fleet. */
  readonly path: readonly string[];
  readonly parameters: URLSearchParams;
}

/** What is no encoded text stands for itself. */
function decoded(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}

export function route(hash: string = location.hash): Route {
  const [path = '', asked = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  return { path: path.split('/').filter(word => word !== '').map(decoded), parameters: new URLSearchParams(asked) };
}

/** The address of a page, for a link. What is undefined or empty is left out. */
export function address(path: readonly string[], parameters: Record<string, string | number | undefined> = {}): string {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== '') {
      asked.set(name, String(value));
    }
  }
  const words = path.map(encodeURIComponent).join('/');
  return `#/${words}${asked.size === 0 ? '' : `?${asked}`}`;
}

/** Changes parameters of the page that is shown, in the address, without going elsewhere. Empty ones are taken away. */
export function keep(changed: Record<string, string | number | undefined>): void {
  const { path, parameters } = route();
  history.replaceState(null, '', address(path, { ...Object.fromEntries(parameters), ...changed }));
}

/** What is written with commas between: each word once. */
export const words = (text: string | null): string[] => [...new Set((text ?? '').split(',').map(word => word.trim()).filter(word => word !== ''))];

/** From when to when; undefined where one of them is missing, no time, or not before the other. */
export function range(parameters: URLSearchParams): Range | undefined {
  const [fromMs, toMs] = ['from', 'to'].map(name => Date.parse(parameters.get(name) ?? '')) as [number, number];
  return fromMs < toMs ? { fromMs, toMs } : undefined;
}

/** The same as the API says it. */
export function times(parameters: URLSearchParams): Times | undefined {
  const asked = range(parameters);
  return asked === undefined ? undefined : { from: iso(asked.fromMs), to: iso(asked.toMs) };
}

export const goTo = (to: string): void => {
  location.hash = to;
};
