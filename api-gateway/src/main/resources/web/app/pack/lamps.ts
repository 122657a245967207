import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { WarningView } from '../api/index.js';
import type { Quality } from '../core/age.js';
import { LIGHTS, warning } from '../core/warnings.js';
import { moment } from '../core/words.js';
import { lightWords } from '../parts/tags.js';

// As true of a dark light as of a lit one.
const EXPLANATIONS: Record<string, () => string> = {
  E: () => msg('Lit when cell boards are not heard, or not all of them: both relays are off then. The trouble sits where the flashing LEDs of the boards stop.'),
  Vh: () => msg('Lit when at least one cell is at Vmax or above: charging is off then until all cells are below it again.'),
  Vl: () => msg('Lit when at least one cell is at Vmin or below: the load is off then until the cells have recovered.'),
  Th: () => msg('Lit when at least one cell is warmer than Tmax: both relays are off then. While a cell balances, its temperature reads high.'),
  Tl: () => msg('Lit when at least one cell is colder than Tmin: both relays are off then until it is warmer.'),
};

function lamp(code: string, lit: WarningView | undefined, quality: Quality): TemplateResult {
  const state = lightWords(lit !== undefined, quality);
  return html`<li class=${lit === undefined ? 'lamp' : 'lamp lit'}>
    <span class=${lit === undefined ? 'light' : 'light lit'} aria-hidden="true">${code}</span>
    <div>
      <h3>${code}: ${warning(code)}</h3>
      <span class="sub">${lit === undefined ? state
        : html`<b>${quality === 'live' ? msg(str`lit since ${moment(lit.raisedAt)}`) : msg(str`${state}, since ${moment(lit.raisedAt)}`)}</b>`}</span>
      <span class="sub explanation">${EXPLANATIONS[code]?.()}</span>
    </div>
  </li>`;
}

/** The manual's five lights, large, each with what it says. */
export function lamps(warnings: readonly WarningView[], quality: Quality): TemplateResult {
  return html`<h2 id="lamps-title">${msg('Lights')}</h2>
    <ul class="lamp-list">${LIGHTS.map(code => lamp(code, warnings.find(one => one.code === code), quality))}</ul>`;
}
