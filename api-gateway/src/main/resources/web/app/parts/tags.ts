// Small pieces that several pages show: lights, relays, state of charge, severity, quality.
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { HeldOff, RelayView, WarningView } from '../api/index.js';
import type { Quality } from '../core/age.js';
import { LIGHTS, moment, percent, reasons, UNKNOWN, warning } from '../core/words.js';

type Piece = TemplateResult | typeof nothing;

/** Text that is heard but not seen. */
export const heard = (text: string): TemplateResult => html`<span class="hidden-text">${text}</span>`;

/** What is not real must be seen to be so, wherever it is shown. */
export const simulated = (of: { simulated?: boolean }): Piece =>
  of.simulated === true ? html`<span class="tag simulated">${msg('simulated')}</span>` : nothing;

/** The manual's five, dark or lit. */
export function lights(codes: readonly string[]): TemplateResult {
  const lit = LIGHTS.filter(code => codes.includes(code));
  const words = lit.length === 0 ? msg('no light is lit') : lit.map(code => `${code}: ${warning(code)}`).join(', ');
  return html`<span class="lights">${LIGHTS.map(code => html`<span class=${lit.includes(code) ? 'light lit' : 'light'} aria-hidden="true"
    title=${`${code}: ${warning(code)} – ${lit.includes(code) ? msg('active') : msg('not active')}`}>${code}</span>`)}${heard(words)}</span>`;
}

const SEVERITIES: Record<string, () => string> = {
  critical: () => msg('critical'),
  warning: () => msg('warning'),
  info: () => msg('info'),
};

export const severity = (word: string | undefined): TemplateResult =>
  html`<span class=${`tag ${word ?? 'never'}`}>${SEVERITIES[word ?? '']?.() ?? word ?? msg('unknown')}</span>`;

const QUALITIES: Record<Quality, () => string> = {
  live: () => msg('live'),
  stale: () => msg('stale'),
  silent: () => msg('silent'),
  never: () => msg('never heard'),
};

export const qualityTag = (of: Quality): TemplateResult => html`<span class=${`tag ${of}`}>${QUALITIES[of]()}</span>`;

/** What goes beyond the lights, in words, each after its severity. */
export const otherWarnings = (list: readonly Pick<WarningView, 'code' | 'severity'>[]): Piece =>
  list.length === 0 ? nothing : html`<span class="others">${list.map(one =>
    html`<span class=${`tag ${one.severity ?? 'never'}`}>${one.severity ?? msg('unknown')}: ${warning(one.code)}</span>`)}</span>`;

export const heldOff = (override: HeldOff): string =>
  msg(str`by ${override.author} until ${moment(override.until)}: ${override.reason}`);

/** What the rules decided of a relay, and in its title why. */
export function relay(decision: RelayView | undefined): TemplateResult {
  if (decision === undefined) {
    return html`<span class="tag never">${msg('unknown')}</span>`;
  }
  if (decision.heldOff !== undefined) {
    return html`<span class="tag off" title=${heldOff(decision.heldOff)}>${msg('held off')}${heard(`, ${heldOff(decision.heldOff)}`)}</span>`;
  }
  const why = reasons(decision.blockedBy);
  if (decision.on) {
    return html`<span class="tag on" title=${msg('allowed')}>${msg('on')}</span>`;
  }
  return html`<span class="tag off" title=${msg(str`blocked by: ${why || msg('no reason given')}`)}>${msg('off')}${heard(why === '' ? '' : msg(str` blocked by ${why}`))}</span>`;
}

/** State of charge, with the red exclamation mark where it is not calibrated. */
export function soc(value: number | undefined, calibrated: boolean | undefined): TemplateResult {
  if (value === undefined) {
    return html`<span>${UNKNOWN}</span>`;
  }
  const why = msg('SOC not calibrated: charge until all cells are at Vbalance');
  const mark = calibrated === false ? html`<span class="uncalibrated" role="img" aria-label=${why} title=${why}>!</span>` : nothing;
  return html`<span class="soc"><meter min="0" max="100" low="20" optimum="100" .value=${value} aria-hidden="true"></meter>${percent(value)}${mark}</span>`;
}

/** A sentence about what went wrong; nothing when all is well. */
export const trouble = (sentence: string): TemplateResult => html`<p class="trouble" role="alert">${sentence}</p>`;
