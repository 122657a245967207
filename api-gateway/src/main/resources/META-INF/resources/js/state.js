// What is wrong with a pack, and what the rules say of its relays.
import { el } from './dom.js';
import { heldOff, lights, relay, severity } from './parts.js';
import { LIGHTS, moment, percent, reasons, warning } from './words.js';

const sub = text => (text === null ? null : el('span', { class: 'sub', text }));

function warningLine(one) {
  const seen = one.acknowledgedBy === undefined ? null
    : `acknowledged by ${one.acknowledgedBy}${one.acknowledgedAt === undefined ? '' : `, ${moment(one.acknowledgedAt)}`}`;
  return el('li', {},
    severity(one.severity), ' ', el('b', { text: LIGHTS.includes(one.code) ? `${one.code}: ${warning(one.code)}` : warning(one.code) }),
    sub(`${one.detail} · since ${moment(one.raisedAt)}`),
    sub(one.hint ?? null),
    seen === null ? null : el('span', { class: 'sub seen', text: seen }));
}

function relayLine(name, decision, why = reasons) {
  if (decision === undefined) {
    return el('li', {}, `${name} `, relay(decision));
  }
  const blocked = why(decision.blockedBy);
  const decided = decision.heldOff === undefined ? '' : `the rules say ${decision.on ? 'on' : 'off'}, `;
  return el('li', {}, `${name} `, relay(decision),
    decision.heldOff === undefined ? null : sub(`held off ${heldOff(decision.heldOff)}`),
    sub(`${decided}since ${moment(decision.since)}${blocked === '' ? '' : `, blocked by: ${blocked}`}`));
}

/** The packs of an installation hang on the same contacts: one that may not is enough. */
function together(parallel) {
  if (parallel === undefined) {
    return [];
  }
  const packs = ids => ids.join(', ');
  const count = parallel.socPercent === undefined ? 'not every pack was heard yet'
    : `${percent(parallel.socPercent)} of all packs${parallel.calibrated ? '' : ', not calibrated'}`;
  return [el('h3', { text: 'All packs of the installation together' }), sub(count),
    el('ul', { class: 'plain' }, relayLine('Charge', parallel.charge, packs), relayLine('Load', parallel.load, packs))];
}

/** @param {string} quality of the pack's values, now */
export function state(pack, { quality }) {
  const warnings = pack.warnings.length === 0 ? [el('li', { text: 'No active warnings.' })] : pack.warnings.map(warningLine);
  const old = quality === 'live' ? '' : ' old';
  return el('div', { class: 'two' },
    el('section', { class: `card${old}` }, el('h2', {}, 'Warnings ', lights(pack.warnings.map(one => one.code))), el('ul', { class: 'plain' }, ...warnings)),
    el('section', { class: `card${old}` }, el('h2', { text: 'Relays, as the rules decide' }),
      el('p', { class: 'sub', text: 'What a gateway with an actuator carries out, and reports as events; without an actuator it is advisory only. The device protects the battery by its own.' }),
      el('ul', { class: 'plain' }, relayLine('Charge', pack.charge), relayLine('Load', pack.load),
        pack.combinedOn === undefined ? null : el('li', { text: `Combined output: ${pack.combinedOn ? 'on' : 'off'}` })),
      ...together(pack.parallel)));
}
