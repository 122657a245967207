// What became of a pack in a change of many, and how far a change is.
import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { SettingsChangeView } from '../api/index.js';

const STATES: Record<string, () => string> = {
  waiting: () => msg('waiting'),
  applied: () => msg('changed'),
  same: () => msg('is so already'),
  refused: () => msg('refused'),
  'passed-over': () => msg('passed over'),
  undone: () => msg('taken back'),
  kept: () => msg('kept as it is'),
};

const LOOKS: Record<string, string> = {
  waiting: 'info', applied: 'on', same: 'never', refused: 'critical', 'passed-over': 'warning', undone: 'never', kept: 'warning',
};

export const stateWords = (state: string): string => STATES[state]?.() ?? state;

export const stateTag = (state: string): TemplateResult => html`<span class=${`tag ${LOOKS[state] ?? 'never'}`}>${stateWords(state)}</span>`;

/** The states in the order of a pack's life, as far as there are any. */
export const statesOf = ({ packs }: SettingsChangeView): string[] => Object.keys(STATES).filter(state => (packs[state] ?? 0) > 0);

/** How many packs are in each state: "3 waiting, 1 changed"; empty: none was chosen. */
export const countWords = (change: SettingsChangeView): string =>
  statesOf(change).map(state => `${change.packs[state]} ${stateWords(state)}`).join(', ');

/** The one that is applied next, from 1. */
export const nextStage = ({ stages, stagesDone }: SettingsChangeView): number => Math.min(stagesDone + 1, stages);

export const isTakenBack = ({ packs }: SettingsChangeView): boolean => (packs['undone'] ?? 0) + (packs['kept'] ?? 0) > 0;

/** How far a change is, in a few words. */
export function progressWords(change: SettingsChangeView): string {
  if (change.working) {
    return msg('working');
  }
  if (isTakenBack(change)) {
    return (change.packs['applied'] ?? 0) > 0 ? msg('partly taken back') : msg('taken back');
  }
  if (change.stages === 0) {
    return msg('nothing to change');
  }
  return change.stagesDone === 0 && (change.packs['applied'] ?? 0) === 0 ? msg('not begun')
    : msg(str`${change.stagesDone} of ${change.stages} stages done`);
}
