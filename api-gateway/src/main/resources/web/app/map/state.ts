// What a site's mark on the map says: the worst that is known of it, as a colour, a shape and a letter.
import { msg } from '@lit/localize';
import type { InstallationShortView } from '../api/index.js';
import { quality, type Taken } from '../core/age.js';

/** Worst first. Of a silent site nobody knows whether something is wrong. */
export const STATES = ['critical', 'silent', 'warning', 'stale', 'never', 'info', 'live'] as const;
export type State = (typeof STATES)[number];

export type Site = Taken<InstallationShortView>;

export function stateOf(site: Site): State {
  const { worst } = site.value;
  const heard = quality(site);
  const all: readonly State[] = worst === undefined ? [heard] : [worst, heard];
  return worstOf(all);
}

export const worstOf = (states: readonly State[]): State => STATES.find(state => states.includes(state)) ?? 'never';

export const LETTERS: Record<State, string> = { critical: '!', silent: '?', warning: 'W', stale: 'S', never: '–', info: 'i', live: '✓' };

const WORDS: Record<State, () => string> = {
  critical: () => msg('critical warning'),
  silent: () => msg('silent'),
  warning: () => msg('warning'),
  stale: () => msg('stale'),
  never: () => msg('never heard'),
  info: () => msg('information'),
  live: () => msg('live, no warning'),
};

export const stateWords = (state: State): string => WORDS[state]();
