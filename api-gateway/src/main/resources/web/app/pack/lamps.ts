import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { WarningView } from '../api/index.js';
import type { Quality } from '../core/age.js';
import { LIGHTS, warning } from '../core/warnings.js';
import { moment } from '../core/words.js';

const EXPLANATIONS: Record<string, () => string> = {
  E: () => msg('Cell boards are not heard, or not all of them. Both relays are off. The trouble sits where the flashing LEDs of the boards stop.'),
  Vh: () => msg('At least one cell is at Vmax or above. Charging is off until all cells are below it again.'),
  Vl: () => msg('At least one cell is at Vmin or below. The load is off until the cells have recovered.'),
  Th: () => msg('At least one cell is warmer than Tmax. Both relays are off. While a cell balances, its temperature reads high.'),
  Tl: () => msg('At least one cell is colder than Tmin. Both relays are off until it is warmer.'),
};

/** A light that is not lit is only as dark as what was heard last. */
function dark(quality: Quality): string {
  if (quality === 'never') {
    return msg('not known');
  }
  return quality === 'silent' ? msg('dark when last heard') : msg('dark');
}

function lamp(code: string, lit: WarningView | undefined, quality: Quality): TemplateResult {
  return html`<li class=${lit === undefined ? 'lamp' : 'lamp lit'}>
    <span class=${lit === undefined ? 'light' : 'light lit'} aria-hidden="true">${code}</span>
    <div>
      <h3>${code}: ${warning(code)}</h3>
      <span class="sub">${lit === undefined ? dark(quality) : html`<b>${msg(str`lit since ${moment(lit.raisedAt)}`)}</b>`}</span>
      <span class="sub explanation">${EXPLANATIONS[code]?.()}</span>
    </div>
  </li>`;
}

/** The manual's five lights, large, each with what it says. */
export function lamps(warnings: readonly WarningView[], quality: Quality): TemplateResult {
  return html`<h2 id="lamps-title">${msg('Lights')}</h2>
    <ul class="lamp-list">${LIGHTS.map(code => lamp(code, warnings.find(one => one.code === code), quality))}</ul>`;
}
