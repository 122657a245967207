// What is drawn, for whoever reads it instead.
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { stretch } from './band-panel.js';
import type { BandRow } from './bands.js';
import type { Pictured } from './pictured.js';
import { said } from './quantities.js';
import type { Clock } from './zone.js';

const MOST_ROWS = 200;

/** The newest values that are drawn, one row for each time. */
export function valueTable(lines: readonly Pictured[], clock: Clock): TemplateResult {
  const shown = lines.filter(each => !each.isHidden);
  const times = [...new Set(shown.flatMap(each => each.line.atMs))].sort((a, b) => b - a);
  const rows = times.slice(0, MOST_ROWS);
  const byTime = shown.map(({ line }) => new Map(line.atMs.map((atMs, i) => [atMs, line.value[i]])));
  const caption = times.length > rows.length
    ? msg(str`The newest ${rows.length} of ${times.length} times that are drawn. The CSV file has all.`)
    : msg(str`All ${times.length} times that are drawn, newest first.`);
  return html`<div class="chart-scrolls" tabindex="0" role="region" aria-label=${msg('Values as a table')}><table class="chart-values">
    <caption>${caption} ${msg(str`Times of ${clock.zone}.`)}</caption>
    <thead><tr><th scope="col">${msg('Time')}</th>${shown.map(each => html`<th scope="col">${each.name}</th>`)}</tr></thead>
    <tbody>${rows.map(atMs => html`<tr><th scope="row">${clock.moment(atMs)}</th>${shown.map((each, i) =>
      html`<td class="number">${said(each.line.column.quantity, byTime[i]?.get(atMs))}</td>`)}</tr>`)}</tbody>
  </table></div>`;
}

/** Every band in words, newest first. */
export function bandList(rows: readonly BandRow[], isCut: boolean, clock: Clock): TemplateResult {
  const all = rows.flatMap(row => row.bands.map(band => ({ row, band }))).sort((a, b) => b.band.fromMs - a.band.fromMs);
  const shown = all.slice(0, MOST_ROWS);
  const caption = shown.length < all.length ? msg(str`The newest ${shown.length} of ${all.length}.`) : msg(str`${all.length} in all, newest first.`);
  return html`<div class="chart-scrolls" tabindex="0" role="region" aria-label=${msg('Warnings and relays as a table')}><table class="chart-values">
    <caption>${caption} ${isCut ? msg('There were even more: choose a shorter time to see all.') : nothing}</caption>
    <thead><tr><th scope="col">${msg('From – to')}</th><th scope="col">${msg('Pack')}</th><th scope="col">${msg('What')}</th></tr></thead>
    <tbody>${shown.map(({ row, band }) => html`<tr>
      <td class="number">${stretch(band, clock)}</td><td>${row.packName}</td><td>${band.words}</td></tr>`)}</tbody>
  </table></div>`;
}
