// What settings may be and what is filled in, as the server has it. It is asked for once, before a page with settings is shown.
import type { SettingsChemistry, SettingsRange, SettingsRangesView } from '../api/index.js';
import { api } from '../core/client.js';
import type { ChoiceField, FieldName } from './field.js';

let known: SettingsRangesView | undefined;

export function know(ranges: SettingsRangesView): void {
  known = ranges;
}

/** What fails is asked for again the next time. */
export async function learnRanges(): Promise<void> {
  if (known === undefined) {
    know(await api.settings.getSettingsRanges());
  }
}

export function ranges(): SettingsRangesView {
  if (known === undefined) {
    throw new Error('the ranges of the settings were not asked for');
  }
  return known;
}

/** What a number may be by itself. */
export function rangeOf(name: FieldName): SettingsRange {
  const range = ranges().ranges.find(({ field }) => field === name);
  if (range === undefined) {
    throw new Error(`there is no range of ${name}`);
  }
  return range;
}

/** Whether a field has no default. */
export const isRequired = (name: FieldName): boolean => ranges().required.includes(name);

/** Undefined: it is not known, or no chemistry of the server's. */
export const chemistryOf = (label: string | undefined): SettingsChemistry | undefined => ranges().chemistries.find(each => each.label === label);

/** The labels of all chemistries. */
export const chemistries = (): string[] => ranges().chemistries.map(({ label }) => label);

/** Those of a field's choices that the server takes. */
export function offered({ name, choices }: ChoiceField): ChoiceField['choices'] {
  const { ranges: numbers, choices: words } = ranges();
  const number = numbers.find(({ field }) => field === name);
  const values = words.find(({ field }) => field === name)?.values;
  return choices.filter(({ value }) => (typeof value === 'number' && number !== undefined ? number.least <= value && value <= number.most
    : values?.includes(String(value)) ?? true));
}
