import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { ChangedPackView, SettingsChangeView } from '../api/index.js';
import { api } from '../core/client.js';
import { Part } from '../core/part.js';
import { address, keep, route } from '../core/route.js';
import { Turned } from '../core/turned.js';
import { simulated } from '../parts/tags.js';
import { differenceWords } from '../settings/revisions.js';
import { PackNames } from '../parts/pack-names.js';
import { stateTag, statesOf, stateWords } from './states.js';
import { head } from '../parts/cards-table.js';
import { Pages } from '../parts/pages.js';

/** Each pack of a change: what would change or has, and why not. Which state is shown is kept in the address. */
export class ChangePacks extends Part {
  static override properties = { change: { attribute: false } };

  /** When it becomes another one the packs are asked for again. */
  declare change: SettingsChangeView;
  private readonly names = new PackNames();
  private readonly pages = new Pages<ChangedPackView>(this, 0, async (after, limit) => {
    const { packs, next } = await api.settings.getSettingsChangePacks({ id: this.change.id, state: this.state || undefined, after, limit });
    await this.names.learn(packs.map(each => each.packId));
    return { items: packs, next };
  });

  constructor() {
    super();
    new Turned(this, () => this.look());
  }

  private get state(): string {
    return route().parameters.get('state') ?? '';
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('change');
    if (before !== undefined && JSON.stringify(before.packs) !== JSON.stringify(this.change.packs)) {
      void this.pages.again();
    }
  }

  private look(): void {
    this.requestUpdate();
    this.pages.begin();
  }

  private choose(state: string): void {
    keep({ state });
    this.look();
  }

  private filter(state: string, words: string, count: number): TemplateResult {
    return html`<button type="button" aria-pressed=${this.state === state} @click=${() => this.choose(state)}>${words} (${count})</button>`;
  }

  private row({ packId, stage, state, changes, detail }: ChangedPackView): TemplateResult {
    const pack = this.names.of(packId);
    return html`<tr role="row">
      <th scope="row" role="rowheader"><a href=${address(['packs', packId, 'settings'])}>${pack?.name ?? packId}</a> ${simulated(pack ?? {})}
        <span class="sub">${pack?.installationName ?? ''}</span></th>
      <td role="cell" data-label=${msg('Stage')}>${stage === 0 ? nothing : msg(str`stage ${stage}`)}</td>
      <td role="cell" data-label=${msg('State')}>${stateTag(state)}</td>
      <td role="cell" data-label=${msg('What changes')}>
        ${changes.length === 0 ? nothing : html`<ul class="plain">${changes.map(each => html`<li>${differenceWords(each)}</li>`)}</ul>`}
        ${detail === undefined ? nothing : html`<span class="trouble">${detail}</span>`}</td></tr>`;
  }

  private table(packs: readonly ChangedPackView[]): TemplateResult {
    return html`<table class="cards-table bulk-table" role="table">
      <caption>${msg('Each pack, in the order in which it is changed')}</caption>
      ${head([msg('Pack'), msg('Stage'), msg('State'), msg('What changes')])}
      <tbody role="rowgroup">${packs.map(pack => this.row(pack))}</tbody></table>`;
  }

  protected override render(): TemplateResult {
    const { change, pages: { items } } = this;
    const all = Object.values(change.packs).reduce((sum, each) => sum + each, 0);
    return html`<div class="deeds" role="group" aria-label=${msg('Which packs are shown')}>${this.filter('', msg('all'), all)}
        ${statesOf(change).map(state => this.filter(state, stateWords(state), change.packs[state] ?? 0))}</div>
      ${items === undefined ? nothing : this.table(items)}${this.pages.foot()}`;
  }
}

customElements.define('cf-change-packs', ChangePacks);
