import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { PackStatusView } from '../api/index.js';
import type { Quality } from '../core/age.js';
import { span } from '../core/words.js';
import type { AgedCell } from './cell-words.js';
import { spread } from './tiles.js';
import { sweepOf } from './sweep.js';

/** Which cell was told last and how far the round is. */
function progress(cells: readonly AgedCell[], quality: Quality): TemplateResult {
  const sweep = sweepOf(cells);
  if (sweep === undefined) {
    return html`<span>${cells.some(cell => cell.at !== undefined) ? msg('All cells come with every frame.') : msg('No cell was heard yet.')}</span>`;
  }
  const ago = span((sweep.last as AgedCell).ageNowMs);
  if (quality !== 'live') {
    return html`<span>${msg(str`No cell comes at present: the last one was cell ${sweep.last.number}, ${ago} ago.`)}</span>`;
  }
  return html`<span>${msg(str`Cell ${sweep.last.number} was measured last, ${ago} ago.`)}</span>
    <span class="sweep"><progress max=${sweep.of} .value=${sweep.told} aria-label=${msg('Cells of this round')}></progress>
    ${msg(str`${sweep.told} of ${sweep.of} in this round; the oldest reading is ${span(sweep.lengthMs)} older than the newest.`)}</span>`;
}

/** What there is to say of all cells: the spread, the round, and what is missing or does not fit. */
export function sweepLine(cells: readonly AgedCell[], { measured, settings: { complete } }: PackStatusView, quality: Quality): TemplateResult {
  const unheard = cells.filter(cell => cell.voltageMv === undefined).length;
  const of = (colour: string): number => cells.filter(cell => cell.voltageMv !== undefined && cell.colour === colour).length;
  const [red, balancing, stale] = [of('red'), of('yellow'), of('grey')];
  const mv = spread(measured ?? {});
  return html`<p class="sweep-line">
    ${mv === undefined || measured?.lowestCell === undefined || measured.highestCell === undefined ? nothing
      : html`<span><b>${msg(str`Spread ${mv} mV`)}</b>
        ${msg(str`(cell ${measured.lowestCell.number} lowest, cell ${measured.highestCell.number} highest)`)}</span>`}
    ${progress(cells, quality)}
    ${red === 0 ? nothing : html`<span class="tag critical">${msg(str`${red} at or beyond a limit`)}</span>`}
    ${balancing === 0 ? nothing : html`<span class="tag warning">${msg(str`${balancing} balancing`)}</span>`}
    ${stale === 0 ? nothing : html`<span class="tag never">${msg(str`${stale} stale`)}</span>`}
    ${unheard === 0 ? nothing : html`<span class="tag never">${msg(str`${unheard} not heard yet`)}</span>`}
    ${measured === undefined || measured.cellCount === complete.cellCount ? nothing
      : html`<span class="tag critical">${msg(str`the device counts ${measured.cellCount} cells, the settings say ${complete.cellCount}`)}</span>`}
  </p>`;
}
