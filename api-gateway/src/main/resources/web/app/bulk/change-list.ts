import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { SettingsChangeView } from '../api/index.js';
import { api } from '../core/client.js';
import { Part } from '../core/part.js';
import { Refresh } from '../core/refresh.js';
import { address } from '../core/route.js';
import { moment } from '../core/words.js';
import { trouble } from '../parts/tags.js';
import { patchedFields, patchWords, type Patch } from './patch.js';
import { progressWords, statesOf, stateWords } from './states.js';
import { head } from '../parts/cards-table.js';

const LOOK_MS = 10_000;
const PAGE = 20;

/** Changes of many packs, the newest first. */
export class ChangeList extends Part {
  static override properties = { changes: { state: true }, hasMore: { state: true }, shown: { state: true } };

  declare private changes: readonly SettingsChangeView[] | undefined;
  declare private hasMore: boolean;
  /** How many are shown at most. */
  declare private shown: number;
  private readonly refresh = new Refresh(this, LOOK_MS, async isOvertaken => {
    const page = await api.settings.getSettingsChanges({ limit: String(this.shown) });
    if (!isOvertaken()) {
      this.changes = page.changes;
      this.hasMore = page.next !== undefined && this.shown < 1000;
    }
  });

  constructor() {
    super();
    this.hasMore = false;
    this.shown = PAGE;
  }

  private row(change: SettingsChangeView): TemplateResult {
    const patch = change.settings as Patch;
    const what = patchedFields(patch).map(field => patchWords(field, patch)).join('; ');
    return html`<tr role="row"><th scope="row" role="rowheader"><a href=${address(['settings', 'changes', change.id])}>${moment(change.createdAt)}</a>
      <span class="sub">${msg(str`by ${change.author}`)}</span></th>
      <td role="cell" data-label=${msg('What')}>${what}${change.reason === '' ? nothing : html`<span class="sub">“${change.reason}”</span>`}</td>
      <td role="cell" data-label=${msg('How far')}>${progressWords(change)}${change.trouble === undefined ? nothing : html`<span class="sub">${change.trouble}</span>`}</td>
      <td role="cell" data-label=${msg('Packs')}>${statesOf(change).map(state => `${change.packs[state]} ${stateWords(state)}`).join(', ') || msg('no packs')}</td></tr>`;
  }

  protected override render(): TemplateResult {
    const { changes } = this;
    return html`${trouble(this.refresh.trouble)}${changes === undefined ? nothing : changes.length === 0 ? html`<p>${msg('There was none yet.')}</p>`
      : html`<table class="bulk-table" role="table"><caption>${msg('The newest first')}</caption>
        ${head([msg('Made'), msg('What'), msg('How far'), msg('Packs')])}
        <tbody role="rowgroup">${changes.map(change => this.row(change))}</tbody></table>`}
      ${this.hasMore ? html`<button type="button"
        @click=${() => { this.shown += PAGE; void this.refresh.now(); }}>${msg('Older ones')}</button>` : nothing}`;
  }
}

customElements.define('cf-change-list', ChangeList);
