// What contradicts itself, while it is typed. The server has the last word.
import { msg, str } from '@lit/localize';
import type { PackSettingsDraft } from '../api/index.js';
import { fullField, numberInForce } from './draft.js';
import { range, said, type Field, type FieldName } from './field.js';
import { FIELDS, fieldNamed } from './fields.js';
import { balanceMv, cellRange } from './option-switches.js';
import { isRequired, rangeOf, ranges } from './ranges.js';

export type Problems = ReadonlyMap<string, string>;

/** Each field that would be refused, with the reason. */
export function problems(draft: PackSettingsDraft): Problems {
  const found = new Map<FieldName, string>();
  for (const field of FIELDS) {
    const problem = alone(field, draft);
    if (problem !== undefined) {
      found.set(field.name, problem);
    }
  }
  for (const [name, problem] of together(draft)) {
    if (problem !== undefined && !found.has(name)) {
      found.set(name, problem);
    }
  }
  return found;
}

/** What is wrong with one field by itself. */
export function alone(field: Field, draft: PackSettingsDraft): string | undefined {
  const value = draft[field.name];
  if (value === undefined) {
    return isRequired(field.name) ? msg('It is needed: it has no default.') : undefined;
  }
  if (field.kind !== 'number' || typeof value !== 'number') {
    return undefined;
  }
  if (Number.isNaN(value)) {
    return msg('This is not a number.');
  }
  const { least, most } = rangeOf(field.name);
  return (least <= value && value <= most) || isNone(field.name, value) ? undefined : msg(str`It must be ${range(field)}.`);
}

/** Whether a 0 says that there is none. */
const isNone = (name: FieldName, value: number): boolean => value === 0 && rangeOf(name).orZero;

type Found = [FieldName, string | undefined];

function together(draft: PackSettingsDraft): Found[] {
  return [
    ['fullVoltageMv', fullVoltage(draft, fullField(draft) === 'fullVoltageMv')],
    ...ranges().orders.map(({ low, high }) => below(low as FieldName, high as FieldName, draft)),
    ['cellCount', cellsAgainstSwitches(draft)],
    ['vBalanceMv', balanceAgainstSwitches(draft)],
    ['sectionEnds', sections(draft)],
  ];
}

function below(low: FieldName, high: FieldName, draft: PackSettingsDraft): Found {
  const [lowValue, highValue] = [numberInForce(low, draft), numberInForce(high, draft)];
  if (lowValue === undefined || highValue === undefined || lowValue < highValue || isNone(low, lowValue) || isNone(high, highValue)) {
    return [low, undefined];
  }
  const other = fieldNamed(high);
  return [low, msg(str`It must be below ${other.label()}, which is ${said(other, highValue)}.`)];
}

function fullVoltage(draft: PackSettingsDraft, isWithoutBalancing: boolean): string | undefined {
  if (isWithoutBalancing) {
    return draft.fullVoltageMv === undefined ? msg('Without balancing it has to be said when a cell is full.') : undefined;
  }
  return draft.fullVoltageMv === undefined ? undefined : msg('It may be set only without balancing: leave it empty.');
}

function cellsAgainstSwitches({ optionSwitches, cellCount }: PackSettingsDraft): string | undefined {
  if (optionSwitches === undefined || cellCount === undefined) {
    return undefined;
  }
  const { least, most } = cellRange(optionSwitches);
  return least <= cellCount && cellCount <= most ? undefined : msg(str`The option switches say ${least} to ${most} cells.`);
}

function balanceAgainstSwitches({ optionSwitches, vBalanceMv }: PackSettingsDraft): string | undefined {
  if (optionSwitches === undefined || vBalanceMv === undefined || balanceMv(optionSwitches) === vBalanceMv) {
    return undefined;
  }
  return msg(str`The option switches say ${said(fieldNamed('vBalanceMv'), balanceMv(optionSwitches))}. Leave it empty to follow them.`);
}

function sections({ sectionEnds = [], cellCount = rangeOf('cellCount').most }: PackSettingsDraft): string | undefined {
  const isSound = sectionEnds.every((end, i) => Number.isInteger(end) && end > (sectionEnds[i - 1] ?? 0) && end < cellCount);
  return isSound ? undefined : msg(str`Numbers of cells that ascend, from 1 to ${cellCount - 1}.`);
}
