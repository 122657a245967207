// Pieces that the fleet's table and the pack's page share.
import { el, heard } from './dom.js';
import { percent, reasons, UNKNOWN, WARNINGS } from './words.js';

export const simulated = pack => (pack.simulated ? el('span', { class: 'tag simulated', text: 'simulated' }) : null);

export function lights(codes) {
  const lit = new Set(codes);
  // The manual's five are always there, dark or lit; what goes beyond them only when it is on.
  const all = Object.keys(WARNINGS).filter(code => code.length <= 2 || lit.has(code)).map(code =>
    el('span', {
      class: lit.has(code) ? 'light lit' : 'light',
      title: `${code}: ${WARNINGS[code]} – ${lit.has(code) ? 'active' : 'not active'}`,
      'aria-hidden': 'true',
      text: code.length <= 2 ? code : WARNINGS[code],
    }),
  );
  const words = codes.length === 0 ? 'no warnings' : codes.map(code => `${code}: ${WARNINGS[code] ?? code}`).join(', ');
  return el('span', { class: 'lights' }, ...all, heard(words));
}

export function relay(decision) {
  if (decision === undefined) {
    return el('span', { class: 'tag never', text: 'unknown' });
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
