import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { ChangedPackView, SettingsChangeView } from '../api/index.js';
import { api } from '../core/client.js';
import { Part } from '../core/part.js';
import { Refresh } from '../core/refresh.js';
import { address, keep, route } from '../core/route.js';
import { simulated, trouble } from '../parts/tags.js';
import { differenceWords } from '../settings/revisions.js';
import { PackNames } from '../parts/pack-names.js';
import { stateTag, statesOf, stateWords } from './states.js';
import { head } from '../parts/cards-table.js';

const PAGE = 100;
const MOST = 1000;

/** Each pack of a change: what would change or has, and why not. Which state is shown is kept in the address. */
export class ChangePacks extends Part {
  static override properties = { change: { attribute: false }, packs: { state: true }, hasMore: { state: true }, shown: { state: true } };

  /** When it becomes another one the packs are asked for again. */
  declare change: SettingsChangeView;
  declare private packs: readonly ChangedPackView[] | undefined;
  declare private hasMore: boolean;
  declare private shown: number;
  private readonly names = new PackNames();
  private readonly refresh = new Refresh(this, 0, async isOvertaken => {
    const page = await api.settings.getSettingsChangePacks({ id: this.change.id, state: this.state || undefined, limit: String(this.shown) });
    await this.names.learn(page.packs.map(each => each.packId));
    if (!isOvertaken()) {
      this.packs = page.packs;
      this.hasMore = page.next !== undefined && this.shown < MOST;
    }
  });

  constructor() {
    super();
    this.hasMore = false;
    this.shown = PAGE;
  }

  private get state(): string {
    return route().parameters.get('state') ?? '';
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('change');
    if (before !== undefined && JSON.stringify(before.packs) !== JSON.stringify(this.change.packs)) {
      void this.refresh.now();
    }
  }

  private choose(state: string): void {
    keep({ state });
    this.requestUpdate();
    void this.refresh.now();
  }

  private filter(state: string, words: string, count: number): TemplateResult {
    return html`<button type="button" aria-pressed=${this.state === state} @click=${() => this.choose(state)}>${words} (${count})</button>`;
  }

  private row({ packId, stage, state, changes, detail }: ChangedPackView): TemplateResult {
    const pack = this.names.of(packId);
    return html`<tr role="row"><th scope="row" role="rowheader"><a href=${address(['packs', packId, 'settings'])}>${pack?.name ?? packId}</a> ${simulated(pack ?? {})}
        <span class="sub">${pack?.installationName ?? ''}</span></th>
      <td role="cell" data-label=${msg('Stage')}>${stage === 0 ? nothing : msg(str`stage ${stage}`)}</td>
        <td role="cell" data-label=${msg('State')}>${stateTag(state)}</td>
      <td role="cell" data-label=${msg('What changes')}>${changes.length === 0 ? nothing : html`<ul class="plain">${changes.map(each => html`<li>${differenceWords(each)}</li>`)}</ul>`}
        ${detail === undefined ? nothing : html`<span class="trouble">${detail}</span>`}</td></tr>`;
  }

  protected override render(): TemplateResult {
    const { packs, change } = this;
    const all = Object.values(change.packs).reduce((sum, each) => sum + each, 0);
    return html`<div class="settings-choices" role="group" aria-label=${msg('Which packs are shown')}>${this.filter('', msg('all'), all)}
        ${statesOf(change).map(state => this.filter(state, stateWords(state), change.packs[state] ?? 0))}</div>
      ${trouble(this.refresh.trouble)}${packs === undefined ? nothing : html`<table class="bulk-table" role="table">
        <caption>${msg('Each pack, in the order in which it is changed')}</caption>
        ${head([msg('Pack'), msg('Stage'), msg('State'), msg('What changes')])}
        <tbody role="rowgroup">${packs.map(pack => this.row(pack))}</tbody></table>`}
      ${this.hasMore ? html`<button type="button"
        @click=${() => { this.shown = Math.min(MOST, this.shown + 3 * PAGE); void this.refresh.now(); }}>${msg('More')}</button>` : nothing}`;
  }
}

customElements.define('cf-change-packs', ChangePacks);
