// Some fields of settings that are put over those of many packs: null takes the default, what is not named stays.
import { msg } from '@lit/localize';
import type { TemplateView } from '../api/index.js';
import { alone } from '../settings/check.js';
import { said, type Field, type FieldName, type Value } from '../settings/field.js';
import { FIELDS } from '../settings/fields.js';

export type Patch = Readonly<Partial<Record<FieldName, Exclude<Value, undefined> | null>>>;

export const patchedFields = (patch: Patch): Field[] => FIELDS.filter(field => field.name in patch);

/** What is wrong with a field by itself; empty when it is sound. Whether it fits its pack is known when one looks. */
export const patchProblem = (field: Field, patch: Patch): string => alone(field, { [field.name]: patch[field.name] ?? undefined }) ?? '';

/** A field of a patch in words: "Vmax: 3.6 V". */
function patchWords(field: Field, patch: Patch): string {
  const value = patch[field.name];
  return `${field.label()}: ${value === null || value === undefined ? msg('default') : said(field, value)}`;
}

/** Each field of settings as the API gives them, in words. */
export const patchLines = (settings: object): string[] =>
  patchedFields(settings as Patch).map(field => patchWords(field, settings as Patch));

/** Which packs a template is for; empty: any. */
export const onlyFor = ({ chemistry, tags }: TemplateView): string => [chemistry, ...tags].filter(each => each !== undefined).join(', ');
