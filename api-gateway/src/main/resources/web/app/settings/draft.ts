// Settings as they are written: what is left out takes its default.
import type { PackSettingsDraft } from '../api/index.js';
import { FIELDS } from './fields.js';
import { same, type Field, type FieldName, type Value } from './field.js';
import { balanceMv } from './option-switches.js';
import { chemistryOf, ranges } from './ranges.js';

/** What a field has when it is left out; undefined: nothing. */
export function standard(name: FieldName, draft: PackSettingsDraft): Value {
  if (name === 'vBalanceMv' && draft.optionSwitches !== undefined) {
    return balanceMv(draft.optionSwitches);
  }
  const ofChemistry: PackSettingsDraft = chemistryOf(draft.chemistry) ?? {};
  return ofChemistry[name] ?? ranges().defaults[name];
}

/** What a field has, written or by default. */
export const inForce = (name: FieldName, draft: PackSettingsDraft): Value => draft[name] ?? standard(name, draft);

/** The same for a number; undefined where it is not known, or not a number. */
export function numberInForce(name: FieldName, draft: PackSettingsDraft): number | undefined {
  const value = inForce(name, draft);
  return typeof value === 'number' && !Number.isNaN(value) ? value : undefined;
}

/** By which voltage a pack is full: without balancing there is one of its own. */
export const fullField = (draft: PackSettingsDraft): 'fullVoltageMv' | 'vBalanceMv' =>
  (inForce('vBalanceMv', draft) === 0 ? 'fullVoltageMv' : 'vBalanceMv');

/** A draft with another value in one field; undefined takes the default. */
export function withValue(draft: PackSettingsDraft, name: FieldName, value: Value): PackSettingsDraft {
  const { [name]: _, ...rest } = draft;
  return value === undefined ? rest : { ...rest, [name]: value };
}

/** Fields that are not written the same. */
export const changedFields = (before: PackSettingsDraft, after: PackSettingsDraft): Field[] =>
  FIELDS.filter(field => !same(before[field.name], after[field.name]));

/** What one draft changes, put over another one. */
export function onTop(before: PackSettingsDraft, after: PackSettingsDraft, theirs: PackSettingsDraft): PackSettingsDraft {
  return changedFields(before, after).reduce((draft, field) => withValue(draft, field.name, after[field.name]), theirs);
}

/** The limits that a chemistry recommends: they are left out, so that they take their defaults. */
export function preset(draft: PackSettingsDraft, chemistry: string): PackSettingsDraft {
  const { vMinMv, vBalanceMv, vMaxMv, fullVoltageMv, tMinDeciC, tMaxDeciC, nominalCellMv, ...rest } = draft;
  return { ...rest, chemistry };
}
