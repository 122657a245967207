// Small pieces that several pages show: lights, severity, quality, on and off, state of charge, trouble.
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { WarningView } from '../api/index.js';
import { qualityWords, type Quality } from '../core/age.js';
import type { Refresh } from '../core/refresh.js';
import { LIGHTS, severityWords, warning } from '../core/warnings.js';
import { percent, UNKNOWN } from '../core/words.js';

type Piece = TemplateResult | typeof nothing;

/** Text that is heard but not seen. */
export const heard = (text: string): TemplateResult => html`<span class="hidden-text">${text}</span>`;

/** What is not real must be seen to be so, wherever it is shown. */
export const simulated = (of: { simulated?: boolean }): Piece =>
  of.simulated === true ? html`<span class="tag simulated">${msg('simulated')}</span>` : nothing;

/** How a light is. It is only as lit or as dark as what was heard last. */
export function lightWords(isLit: boolean, quality: Quality): string {
  if (quality === 'live') {
    return isLit ? msg('lit') : msg('dark');
  }
  if (isLit) {
    return msg('lit when last heard');
  }
  return quality === 'never' ? msg('not known') : msg('dark when last heard');
}

/** The manual's five, dark or lit. */
export function lights(codes: readonly string[], quality: Quality): TemplateResult {
  const lit = LIGHTS.filter(code => codes.includes(code));
  const none = quality === 'live' ? msg('no light is lit') : msg('no light was lit when last heard');
  const words = lit.length === 0 ? none : lit.map(code => `${code}: ${warning(code)}`).join(', ');
  const isUnknown = lit.length === 0 && quality === 'never';
  return html`<span class="lights">${LIGHTS.map(code => html`<span class=${lit.includes(code) ? 'light lit' : 'light'} aria-hidden="true"
    title=${`${code}: ${warning(code)} – ${lightWords(lit.includes(code), quality)}`}>${code}</span>`)}${isUnknown ? nothing : heard(words)}</span>
    ${isUnknown ? html`<span class="tag never">${msg('not known')}</span>` : nothing}`;
}

export const severity = (word: string | undefined): TemplateResult => html`<span class=${`tag ${word ?? 'never'}`}>${severityWords(word)}</span>`;

export const qualityTag = (of: Quality): TemplateResult => html`<span class=${`tag ${of}`}>${qualityWords(of)}</span>`;

/** What goes beyond the lights, in words, each after its severity. */
export const otherWarnings = (list: readonly Pick<WarningView, 'code' | 'severity'>[]): Piece =>
  list.length === 0 ? nothing : html`<span class="others">${list.map(one =>
    html`<span class=${`tag ${one.severity ?? 'never'}`}>${severityWords(one.severity)}: ${warning(one.code)}</span>`)}</span>`;

/** Whether a relay is on. */
export function onOff(on: boolean | undefined): TemplateResult {
  if (on === undefined) {
    return html`<span class="tag never">${msg('unknown')}</span>`;
  }
  return on ? html`<span class="tag on">${msg('on')}</span>` : html`<span class="tag off">${msg('off')}</span>`;
}

/** State of charge, with the red exclamation mark where it is not calibrated. */
export function soc(value: number | undefined, calibrated: boolean | undefined): TemplateResult {
  if (value === undefined) {
    return html`<span>${UNKNOWN}</span>`;
  }
  const why = msg('SOC not calibrated: charge until all cells are at Vbalance');
  const mark = calibrated === false ? html`<span class="uncalibrated" role="img" aria-label=${why} title=${why}>!</span>` : nothing;
  return html`<span class="soc">
    <meter min="0" max="100" low="20" optimum="100" .value=${value} aria-hidden="true"></meter>${percent(value)}${mark}</span>`;
}

/** Stands where something will be that was asked for and has not come yet. */
export const awaited = (): TemplateResult => html`<p class="sub" role="status">${msg('Looking…')}</p>`;

/** A sentence about what went wrong; nothing when all is well. */
export const trouble = (sentence: string): TemplateResult => html`<p class="trouble" role="alert">${sentence}</p>`;

/**
 * What the last look met, and a button where no other follows by itself.
 *
 * @param absent said where there is no such thing
 */
export const met = (refresh: Refresh, absent: string): TemplateResult => html`
  ${trouble(refresh.refusal?.status === 404 ? absent : refresh.trouble)}
  ${refresh.isOver ? html`<p class="deeds"><button type="button" @click=${() => void refresh.now()}>${msg('Look again')}</button></p>` : nothing}`;
