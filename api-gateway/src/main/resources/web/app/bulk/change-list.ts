import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { SettingsChangeView } from '../api/index.js';
import { api } from '../core/client.js';
import { Part } from '../core/part.js';
import { address } from '../core/route.js';
import { moment } from '../core/words.js';
import { Pages } from '../parts/pages.js';
import { patchLines } from './patch.js';
import { countWords, progressWords } from './states.js';
import { head } from '../parts/cards-table.js';

const LOOK_MS = 10_000;
const AT_ONCE = 20;

/** Changes of many packs, the newest first. */
export class ChangeList extends Part {
  private readonly pages = new Pages<SettingsChangeView>(this, LOOK_MS, async (after, limit) => {
    const { changes, next } = await api.settings.getSettingsChanges({ after, limit });
    return { items: changes, next };
  }, AT_ONCE);

  private row(change: SettingsChangeView): TemplateResult {
    const what = patchLines(change.settings).join('; ');
    return html`<tr role="row">
      <th scope="row" role="rowheader"><a href=${address(['settings', 'changes', change.id])}>${moment(change.createdAt)}</a>
        <span class="sub">${msg(str`by ${change.author}`)}</span></th>
      <td role="cell" data-label=${msg('What')}>${what}${change.reason === '' ? nothing : html`<span class="sub">“${change.reason}”</span>`}</td>
      <td role="cell" data-label=${msg('How far')}>${progressWords(change)}
        ${change.trouble === undefined ? nothing : html`<span class="sub">${change.trouble}</span>`}</td>
      <td role="cell" data-label=${msg('Packs')}>${countWords(change) || msg('no packs')}</td></tr>`;
  }

  private table(changes: readonly SettingsChangeView[]): TemplateResult {
    return changes.length === 0 ? html`<p>${msg('There was none yet.')}</p>`
      : html`<table class="cards-table bulk-table" role="table"><caption>${msg('The newest first')}</caption>
        ${head([msg('Made'), msg('What'), msg('How far'), msg('Packs')])}
        <tbody role="rowgroup">${changes.map(change => this.row(change))}</tbody></table>`;
  }

  protected override render(): TemplateResult {
    const { items } = this.pages;
    return html`${items === undefined ? nothing : this.table(items)}${this.pages.foot()}`;
  }
}

customElements.define('cf-change-list', ChangeList);
