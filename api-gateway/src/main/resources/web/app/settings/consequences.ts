// What a change of settings means, before it is made.
import { msg, str } from '@lit/localize';
import type { PackSettingsDraft } from '../api/index.js';
import { figure } from '../core/words.js';
import { changedFields, inForce, numberInForce } from './draft.js';
import { same, type FieldName } from './field.js';

const RELAYS: readonly FieldName[] = [
  'vMinMv', 'vBalanceMv', 'vMaxMv', 'fullVoltageMv', 'tMinDeciC', 'tMaxDeciC', 'chargeRestartPercent', 'dischargeRestartPercent',
  'mode', 'combinedOutput', 'minimumOffSeconds', 'temperatureScale', 'cellCount', 'framePeriodMs',
];
const IN_DEVICE: readonly FieldName[] = ['vMinMv', 'vBalanceMv', 'vMaxMv', 'capacityWh', 'cellCount'];
const CURRENT: readonly FieldName[] = ['sensorCount', 'sensorLoops', 'sensorInverted', 'currentDivisor'];
const UNCALIBRATED_PERCENT = 5;

/** Ah, as the state of charge is counted with. */
function ampereHours(draft: PackSettingsDraft): number | undefined {
  const [wh, cells, nominalMv] = [draft.capacityWh, draft.cellCount, numberInForce('nominalCellMv', draft)];
  return !wh || !cells || !nominalMv ? undefined : (wh * 1000) / (cells * nominalMv);
}

function capacity(before: PackSettingsDraft, after: PackSettingsDraft): string | undefined {
  const [old, now] = [ampereHours(before), ampereHours(after)];
  if (old === undefined || now === undefined || old === now) {
    return undefined;
  }
  const change = ((now - old) / old) * 100;
  const calibrated = Math.abs(change) > UNCALIBRATED_PERCENT ? msg('It counts as not calibrated until the pack is full or empty again.') : '';
  return msg(str`The capacity in Ah changes by ${figure(change, 1)} %: the charge that is stored stays, the state of charge is computed anew. ${calibrated}`);
}

/** Sentences about what follows from a change. */
export function consequences(before: PackSettingsDraft, after: PackSettingsDraft): string[] {
  const touched = changedFields(before, after).map(field => field.name).filter(name => !same(inForce(name, before), inForce(name, after)));
  const has = (names: readonly FieldName[]): boolean => touched.some(name => names.includes(name));
  const found: (string | undefined)[] = [
    has(RELAYS) || touched.includes('optionSwitches')
      ? msg('Relays may switch: the rules look at the pack with the new settings at once.') : undefined,
    capacity(before, after),
    has(CURRENT) ? msg('Currents are read differently from the next record on; what was counted stays.') : undefined,
    has(IN_DEVICE)
      ? msg('The device keeps what it is set to. Set it the same with its own app: until then it is shown as different, with a warning.') : undefined,
    touched.includes('mode') && inForce('mode', after) === 'critical' ? msg('In critical mode full does not end charging any more.') : undefined,
  ];
  return found.filter(each => each !== undefined);
}
