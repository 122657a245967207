// What must be said beside the lines, so that they are believed for what they are.
import { msg, str } from '@lit/localize';
import { column } from './columns.js';
import type { Answer } from './lines.js';
import { nameOf, type Owners } from './owners.js';
import type { PanelLines } from './naming.js';
import { resolutionWords } from './plan.js';
import type { View } from './view.js';

/** In which resolution all this is. Where there are several, each with its columns. */
export function resolutions(answer: Answer): string {
  const byWords = new Map<string, string[]>();
  const isMixed = new Set(answer.questions.map(question => question.kind)).size > 1;
  answer.questions.forEach(question => {
    const words = isMixed && question.kind === 'installation' ? msg(str`of sites ${resolutionWords(question)}`) : resolutionWords(question);
    byWords.set(words, [...byWords.get(words) ?? [], ...question.columns.map(each => each.column.title)]);
  });
  return [...byWords].map(([words, titles]) => (byWords.size === 1 ? words : `${[...new Set(titles)].join(', ')}: ${words}`)).join('; ');
}

/** Packs and sites of which nothing is there in this time, with the columns that miss. */
function missing(view: View, answer: Answer, owners: Owners): string[] {
  const has = (kind: string, id: string, name: string): boolean =>
    answer.lines.some(line => line.kind === kind && line.ownerId === id && line.column.name === name && line.atMs.length > 0);
  const of = (kind: 'pack' | 'installation', ids: readonly string[]): string[] => ids.flatMap(id => {
    const names = view.columns.filter(name => !has(kind, id, name));
    const owner = nameOf(kind === 'pack' ? owners.packs : owners.installations, id);
    return names.length === 0 ? []
      : [names.length === view.columns.length ? owner : `${owner} (${names.map(name => column(name).title).join(', ')})`];
  });
  return [...of('pack', view.packs), ...of('installation', view.installations)];
}

export function notes(view: View, answer: Answer, owners: Owners, panels: readonly PanelLines[]): string[] {
  const found: string[] = [];
  const named = panels.flatMap(panel => panel.lines);
  const isSums = answer.questions.some(question => ['hour', 'day'].includes(question.resolution));
  if (answer.isIncomplete) {
    found.push(msg('A part of the history did not answer: values of the last minutes may be missing.'));
  }
  named.filter(each => each.line.isTruncated).forEach(each =>
    found.push(msg(str`${each.name}: there are more values than can be drawn at once; it ends early. Choose a shorter time, or the detail that fits the width.`)));
  named.filter(each => each.line.partial > 0).forEach(each =>
    found.push(msg(str`${each.name}: where not all packs of the site said something, the sum is left out (${each.line.partial} times).`)));
  const without = missing(view, answer, owners);
  if (without.length > 0 && panels.length > 0) {
    found.push(msg(str`Nothing in this time of: ${without.join('; ')}.`));
  }
  if (isSums) {
    found.push(msg('Hours are of UTC and days of the site’s own zone; the one that runs is not in them yet.'));
  }
  return found;
}
