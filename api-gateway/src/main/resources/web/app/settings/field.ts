// What a field of the settings is: how it is named, written, limited and explained.
import { msg, str } from '@lit/localize';
import type { PackSettingsDraft } from '../api/index.js';
import { figure, UNKNOWN } from '../core/words.js';
import { rangeOf } from './ranges.js';

export type FieldName = keyof PackSettingsDraft;
export type Value = number | string | boolean | readonly number[] | undefined;

interface Common {
  readonly name: FieldName;
  readonly label: () => string;
  /** In plain words, what it is for. */
  readonly explanation: () => string;
}

/** A number, shown in a larger unit than the API's. */
export interface NumberField extends Common {
  readonly kind: 'number';
  readonly unit: string;
  /** How many of the API's unit make one of the shown unit. */
  readonly factor: number;
  /** What 0 means, where it is no quantity. */
  readonly zero?: () => string;
}

export interface ChoiceField extends Common {
  readonly kind: 'choice';
  readonly choices: readonly { readonly value: string | number | boolean; readonly label: () => string }[];
}

/** The Begin Board's eight switches, drawn. */
interface SwitchesField extends Common {
  readonly kind: 'switches';
}

/** Cell numbers with commas. */
export interface ListField extends Common {
  readonly kind: 'list';
}

export type Field = NumberField | ChoiceField | SwitchesField | ListField;

export interface Group {
  readonly id: string;
  readonly title: () => string;
  readonly fields: readonly Field[];
}

const digits = (field: NumberField): number => Math.round(Math.log10(field.factor));

/** A number as it is typed, without its unit. */
export const typed = (field: NumberField, value: number): string => String(Number((value / field.factor).toFixed(digits(field))));

/** What somebody typed, in the API's unit. Nothing: undefined. No number: NaN. A comma is a point. */
export function read(field: NumberField, text: string): number | undefined {
  const trimmed = text.trim().replace(',', '.').replace('\u2212', '-');
  return trimmed === '' ? undefined : Math.round(Number(trimmed) * field.factor);
}

/** What somebody typed as cell numbers. */
export function readList(text: string): number[] | undefined {
  const words = text.split(/[\s,;]+/).filter(word => word !== '');
  return words.length === 0 ? undefined : words.map(Number);
}

/** A value of a field, in words, with its unit. */
export function said(field: Field, value: unknown): string {
  if (value === undefined || value === null) {
    return UNKNOWN;
  }
  if (field.kind === 'number' && typeof value === 'number') {
    return value === 0 && field.zero !== undefined ? field.zero() : `${figure(value / field.factor, digits(field))} ${field.unit}`.trim();
  }
  if (field.kind === 'choice') {
    return field.choices.find(choice => choice.value === value)?.label() ?? String(value);
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? msg('none') : msg(str`after cell ${value.join(', ')}`);
  }
  return field.kind === 'switches' ? switchWords(String(value)) : String(value);
}

/** "OFF ON OFF · ON OFF OFF OFF OFF" */
const switchWords = (text: string): string => {
  const words = [...text].map(digit => (digit === '1' ? msg('ON') : msg('OFF')));
  return `${words.slice(0, 3).join(' ')} · ${words.slice(3).join(' ')}`;
};

/** Which values a number may have, in words. */
export function range(field: NumberField): string {
  const { least, most } = rangeOf(field.name);
  return msg(str`${figure(least / field.factor, digits(field))} to ${figure(most / field.factor, digits(field))} ${field.unit}`).trim();
}

/** Whether two values are the same. */
export const same = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
