// What happened to a pack, in words.
import { msg, str } from '@lit/localize';
import type { EventView } from '../api/index.js';
import { LIGHTS, reasons, severityWords, warning } from './warnings.js';
import { kilowattHours, milliamperes, moment, percent } from './words.js';

const ACTIONS: Record<string, () => string> = {
  acknowledgeWarning: () => msg('acknowledge a warning'),
  zeroCalibration: () => msg('zero calibration'),
  clearEnergyCounters: () => msg('clear the energy counters'),
  confirmCellCount: () => msg('confirm the cell count'),
  overrideOff: () => msg('hold a relay off'),
  endOverride: () => msg('end holding a relay off'),
  releaseQuarantine: () => msg('release from quarantine'),
};

const BECAUSE: Record<string, () => string> = {
  localStep: () => msg('its own rules'),
  localStepStale: () => msg('its own rules, which have heard nothing for too long'),
  engineOrder: () => msg('the order of the engine'),
  noOrder: () => msg('no order of the engine yet'),
  unlinked: () => msg('no link to the engine'),
  suspended: () => msg('an engine that does not decide at present'),
  operator: () => msg('an operator, who holds it off'),
  otherPack: () => msg('another pack of the site'),
  noSettings: () => msg('settings that have not come yet'),
  starting: () => msg('its start'),
  stopping: () => msg('its stop'),
};

/** What an operator asked for, in words. */
export const action = (kind: string | undefined): string => ACTIONS[kind ?? '']?.() ?? kind ?? '';

const cause = (because: string | undefined): string => BECAUSE[because ?? '']?.() ?? because ?? '';
const named = (code = ''): string => (LIGHTS.includes(code) ? code : `“${warning(code)}”`);
const graded = (severity: string | undefined): string => (severity === undefined ? '' : ` (${severityWords(severity)})`);
const onOff = (on: boolean | undefined): string => (on === true ? msg('on') : msg('off'));
const blocked = (text: string): string => (text === '' ? '' : msg(str`, blocked by: ${text}`));
const offset = (name: string, ma: number | undefined): string[] => (ma === undefined ? [] : [`${name} ${milliamperes(ma)}`]);

function relay(name: string | undefined): string {
  if (name === 'charge') {
    return msg('Charge relay');
  }
  return name === 'load' ? msg('Load relay') : msg('A relay');
}

const WORDS: Record<string, (event: EventView) => string> = {
  warningRaised: event => msg(str`Warning ${named(event.code)} raised${graded(event.severity)}: ${event.detail}`),
  warningCleared: event => msg(str`Warning ${named(event.code)} cleared (raised ${moment(event.raisedAt)})`),
  warningAcknowledged: event => msg(str`Warning ${named(event.code)} acknowledged by ${event.author}${event.note ? `: ${event.note}` : ''}`),
  relayChanged: event => msg(str`${relay(event.relay)} ${onOff(event.on)}${blocked(reasons(event.blockedBy ?? []))}`),
  installationRelayChanged: event => {
    const why = blocked((event.blockedBy ?? []).join(', '));
    return msg(str`All packs together: ${relay(event.relay).toLowerCase()} ${onOff(event.on)}${why}`);
  },
  relayReported: event => {
    const stands = event.isOn === undefined ? msg('cannot tell where it is') : msg(str`is ${onOff(event.isOn)}`);
    return msg(str`${relay(event.relay)}: the gateway wants it ${onOff(event.wantedOn)} because of ${cause(event.because)}; it ${stands}`);
  },
  overrideBegan: event => msg(str`${relay(event.relay)} held off by ${event.author} until ${moment(event.until)}: ${event.reason}`),
  overrideEnded: event => {
    const why = event.because === 'expired' ? msg('its time is over') : msg('somebody ended it');
    return msg(str`${relay(event.relay)} not held off any more: ${why}`);
  },
  socRecalibrated: event => msg(str`State of charge set to ${percent(event.socPercent)} (it was ${percent(event.beforeSocPercent)})`),
  calibrationLost: event => msg(str`State of charge not calibrated any more: ${event.detail}`),
  dayClosed: event => msg(str`${event.date} is over: ${kilowattHours(event.collectedWh)} in, ${kilowattHours(event.consumedWh)} out`),
  energyCountersCleared: ({ collectedWh, consumedWh }) =>
    msg(str`Energy counters begin anew: they had reached ${kilowattHours(collectedWh)} in, ${kilowattHours(consumedWh)} out`),
  sensorsZeroed: ({ offset1Ma, offset2Ma, offsetMa }) => {
    const all = [...offset(msg('sensor 1'), offset1Ma), ...offset(msg('sensor 2'), offset2Ma), ...offset(msg('total'), offsetMa)];
    return msg(str`Zero calibration, taken off from now on: ${all.join(', ')}`);
  },
  cellCountConfirmed: event => msg(str`${event.cellCount} cells are right, says an operator`),
  actionApplied: event => msg(str`Done: ${action(event.kind)}, asked by ${event.author}`),
  actionRefused: event => msg(str`Refused: ${action(event.kind)}, asked by ${event.author}: ${event.because}`),
  settingsApplied: event => msg(str`Settings applied, revision ${event.revision}`),
  clockJumped: event => msg(str`The clock jumped back (it was ${moment(event.before)})`),
  gapSeen: event => msg(str`${event.missing} records are missing`),
};

/** An event in one sentence. */
export const eventWords = (event: EventView): string => WORDS[event.type ?? '']?.(event) ?? msg('Something this page does not know');
