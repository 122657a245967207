// Pieces that the fleet's table and the pack's page share.
import { el, heard } from './dom.js';
import { LIGHTS, moment, percent, reasons, UNKNOWN, warning } from './words.js';

const UNASSIGNED = 'not assigned to a gateway: its records are refused';

export const simulated = pack => (pack.simulated ? el('span', { class: 'tag simulated', text: 'simulated' }) : null);

/** The manual's five, dark or lit. */
export function lights(codes) {
  const lit = LIGHTS.filter(code => codes.includes(code));
  const all = LIGHTS.map(code =>
    el('span', {
      class: lit.includes(code) ? 'light lit' : 'light',
      title: `${code}: ${warning(code)} – ${lit.includes(code) ? 'active' : 'not active'}`,
      'aria-hidden': 'true',
      text: code,
    }),
  );
  const words = lit.length === 0 ? 'no light is lit' : lit.map(code => `${code}: ${warning(code)}`).join(', ');
  return el('span', { class: 'lights' }, ...all, heard(words));
}

export const severity = word => el('span', { class: `tag ${word ?? 'never'}`, text: word ?? 'unknown' });

/** What goes beyond the lights, in words, each after its severity. */
export function otherWarnings(list) {
  return list.length === 0
    ? null
    : el('span', { class: 'others' }, ...list.map(one =>
      el('span', { class: `tag ${one.severity ?? 'never'}`, text: `${one.severity ?? 'unknown'}: ${warning(one.code)}` })));
}

/** @param {string|undefined} gatewayId the one that may speak for the pack */
export const noGateway = gatewayId => (gatewayId === undefined ? el('span', { class: 'tag critical', title: UNASSIGNED, text: 'no gateway' }) : null);

/** @param {{author: string, reason: string, until: string}} override */
export const heldOff = override => `by ${override.author} until ${moment(override.until)}: ${override.reason}`;

export function relay(decision) {
  if (decision === undefined) {
    return el('span', { class: 'tag never', text: 'unknown' });
  }
  if (decision.heldOff !== undefined) {
    return el('span', { class: 'tag off', title: heldOff(decision.heldOff) }, 'held off', heard(`, ${heldOff(decision.heldOff)}`));
  }
  const why = reasons(decision.blockedBy);
  return el(
    'span',
    { class: decision.on ? 'tag on' : 'tag off', title: decision.on ? 'allowed' : `blocked by: ${why || 'no reason given'}` },
    decision.on ? 'on' : 'off',
    why === '' ? null : heard(` blocked by ${why}`),
  );
}

const UNCALIBRATED = 'SOC not calibrated: charge until all cells are at Vbalance';

export function soc(value, calibrated) {
  if (value === undefined) {
    return el('span', { text: UNKNOWN });
  }
  const meter = el('meter', { min: 0, max: 100, low: 20, optimum: 100, value, 'aria-hidden': 'true' });
  const mark =
    calibrated === false
      ? el('span', { class: 'uncalibrated', role: 'img', 'aria-label': UNCALIBRATED, title: UNCALIBRATED, text: '!' })
      : null;
  return el('span', { class: 'soc' }, meter, percent(value), mark);
}
