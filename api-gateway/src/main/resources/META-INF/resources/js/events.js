// What happened to a pack, in words.
import { el } from './dom.js';
import { kilowattHours, LIGHTS, milliamperes, moment, percent, reasons, warning } from './words.js';

const ACTIONS = {
  acknowledgeWarning: 'acknowledge a warning',
  zeroCalibration: 'zero calibration',
  clearEnergyCounters: 'clear the energy counters',
  confirmCellCount: 'confirm the cell count',
  overrideOff: 'hold a relay off',
  endOverride: 'end holding a relay off',
  releaseQuarantine: 'release from quarantine',
};

const BECAUSE = {
  localStep: 'its own rules',
  engineOrder: 'the order of the engine',
  unlinked: 'no link to the engine',
  starting: 'it was starting',
  stopping: 'it was stopping',
};

const action = kind => ACTIONS[kind] ?? kind;
const named = code => (LIGHTS.includes(code) ? code : `“${warning(code)}”`);
const onOff = on => (on ? 'on' : 'off');
const relay = name => (name === 'charge' ? 'Charge relay' : name === 'load' ? 'Load relay' : 'A relay');
const blocked = text => (text === '' ? '' : `, blocked by: ${text}`);
const offset = (name, ma) => (ma === undefined ? [] : [`${name} ${milliamperes(ma)}`]);

const WORDS = {
  warningRaised: event => `Warning ${named(event.code)} raised${event.severity === undefined ? '' : ` (${event.severity})`}: ${event.detail}`,
  warningCleared: event => `Warning ${named(event.code)} cleared (raised ${moment(event.raisedAt)})`,
  warningAcknowledged: event => `Warning ${named(event.code)} acknowledged by ${event.author}${event.note === '' ? '' : `: ${event.note}`}`,
  relayChanged: event => `${relay(event.relay)} ${onOff(event.on)}${blocked(reasons(event.blockedBy))}`,
  installationRelayChanged: event => `All packs together: ${relay(event.relay).toLowerCase()} ${onOff(event.on)}${blocked(event.blockedBy.join(', '))}`,
  relayReported: event => `${relay(event.relay)}: the gateway wants it ${onOff(event.wantedOn)} because of ${BECAUSE[event.because] ?? event.because}; it ${event.isOn === undefined ? 'cannot tell where it is' : `is ${onOff(event.isOn)}`}`,
  overrideBegan: event => `${relay(event.relay)} held off by ${event.author} until ${moment(event.until)}: ${event.reason}`,
  overrideEnded: event => `${relay(event.relay)} not held off any more: ${event.because === 'expired' ? 'its time is over' : 'somebody ended it'}`,
  socRecalibrated: event => `State of charge set to ${percent(event.socPercent)} (it was ${percent(event.beforeSocPercent)})`,
  calibrationLost: event => `State of charge not calibrated any more: ${event.detail}`,
  dayClosed: event => `${event.date} is over: ${kilowattHours(event.collectedWh)} in, ${kilowattHours(event.consumedWh)} out`,
  energyCountersCleared: event => `Energy counters begin anew: they had reached ${kilowattHours(event.collectedWh)} in, ${kilowattHours(event.consumedWh)} out`,
  sensorsZeroed: event => `Zero calibration, taken off from now on: ${[...offset('sensor 1', event.offset1Ma), ...offset('sensor 2', event.offset2Ma), ...offset('total', event.offsetMa)].join(', ')}`,
  cellCountConfirmed: event => `${event.cellCount} cells are right, says an operator`,
  actionApplied: event => `Done: ${action(event.kind)}, asked by ${event.author}`,
  actionRefused: event => `Refused: ${action(event.kind)}, asked by ${event.author}: ${event.because}`,
  settingsApplied: event => `Settings applied, revision ${event.revision}`,
  clockJumped: event => `The clock jumped back (it was ${moment(event.before)})`,
  gapSeen: event => `${event.missing} records are missing`,
};

function row(event) {
  return el('tr', {},
    el('td', { class: 'number', text: moment(event.at) }),
    el('td', {}, WORDS[event.type]?.(event) ?? 'Something this page does not know',
      event.hint === undefined ? null : el('span', { class: 'sub', text: event.hint })));
}

export function events(list) {
  if (list.events.length === 0) {
    return el('p', { text: 'Nothing happened in this time.' });
  }
  const rows = list.events.map(row);
  return el('table', { class: 'events' },
    el('caption', { text: list.truncated ? `The newest ${rows.length} events.` : `${rows.length} events, newest first.` }),
    el('thead', {}, el('tr', {}, el('th', { scope: 'col', text: 'When' }), el('th', { scope: 'col', text: 'What' }))),
    el('tbody', {}, ...rows));
}
