// What a site's mark on the map says: the worst that is known of it, as a colour, a shape and a letter.
import { msg } from '@lit/localize';
import type { InstallationShortView } from '../api/index.js';
import { quality, qualityWords, type Taken } from '../core/age.js';

/** Worst first. Of a silent site nobody knows whether something is wrong. */
export const STATES = ['critical', 'silent', 'warning', 'stale', 'never', 'info', 'live'] as const;
export type State = (typeof STATES)[number];

export type Site = Taken<InstallationShortView>;

/** A site and what its mark says, until all are looked at again. */
export interface Marked {
  readonly site: Site;
  readonly state: State;
}

export function stateOf(site: Site): State {
  const { worst } = site.value;
  const heard = quality(site);
  const all: readonly State[] = worst === undefined ? [heard] : [worst, heard];
  return worstOf(all);
}

export const marked = (site: Site): Marked => ({ site, state: stateOf(site) });

export const worstOf = (states: readonly State[]): State => STATES.find(state => states.includes(state)) ?? 'never';

export const LETTERS: Record<State, string> = { critical: '!', silent: '?', warning: 'W', stale: 'S', never: '–', info: 'i', live: '✓' };

export function stateWords(state: State): string {
  switch (state) {
    case 'critical':
      return msg('critical warning');
    case 'warning':
      return msg('warning');
    case 'info':
      return msg('information');
    case 'live':
      return msg('live, no warning');
    case 'silent':
    case 'stale':
    case 'never':
      return qualityWords(state);
  }
}
