import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { FleetWarningView } from '../api/index.js';
import { api } from '../core/client.js';
import { Part } from '../core/part.js';
import { Ageing, Refresh } from '../core/refresh.js';
import { may } from '../core/session.js';
import { ask } from '../parts/dialog.js';
import { trouble } from '../parts/tags.js';
import { activeRequest, asked, isNarrow, NO_LIMITS, pastRequest, remember, type Filter, type Tab } from './filter.js';
import { Following } from './following.js';
import { SimulatedPacks } from './names.js';
import { News } from './news.js';
import { activeHead, activeRow, pastHead, pastRow, title, type Around } from './rows.js';
import './filter-bar.js';

const LOOK_MS = 2000;
const PAST_LOOK_MS = 30_000;
const PAGE = 100;
/** As many as the server gives, and acknowledges, at once. */
const MOST = 1000;
const MOST_NAMED = 8;

/** Warnings that stand and those that are over. Operators acknowledge many at once. */
export class WarningsPage extends Part {
  static override properties = {
    filter: { state: true }, warnings: { state: true }, isMore: { state: true }, selected: { state: true }, announced: { state: true },
  };

  declare private filter: Filter;
  /** Undefined: not known yet. */
  declare private warnings: readonly FleetWarningView[] | undefined;
  declare private isMore: boolean;
  declare private selected: ReadonlySet<string>;
  /** What a screen reader is told. */
  declare private announced: string;
  private most = PAGE;
  private pastLookedAtMs = -Infinity;
  private focusedId = '';
  private readonly news = new News();
  private readonly simulatedPacks = new SimulatedPacks();
  private readonly following = new Following(this);
  private readonly refresh = new Refresh(this, LOOK_MS, isOvertaken => this.look(isOvertaken));
  private readonly onHash = (): void => this.turnTo(asked());

  constructor() {
    super();
    this.filter = asked();
    this.isMore = false;
    this.selected = new Set();
    this.announced = '';
    new Ageing(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = `${msg('Warnings')} – Cellfleet`;
    addEventListener('hashchange', this.onHash);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.onHash);
  }

  private async look(isOvertaken: () => boolean): Promise<void> {
    const isPast = this.filter.tab === 'past';
    if (isPast && performance.now() - this.pastLookedAtMs < PAST_LOOK_MS) {
      return;
    }
    const limit = String(this.most);
    const page = isPast ? await api.warnings.getWarningsPast({ ...pastRequest(this.filter), limit })
      : await api.warnings.getWarnings({ ...activeRequest(this.filter), limit });
    if (isOvertaken()) {
      return;
    }
    this.warnings = page.warnings;
    this.isMore = page.next !== undefined;
    if (isPast) {
      this.pastLookedAtMs = performance.now();
    } else {
      this.tellNews(page.warnings);
      this.selected = new Set(page.warnings.filter(one => one.acknowledgedBy === undefined && this.selected.has(one.id)).map(one => one.id));
    }
    await this.simulatedPacks.learn(page.warnings.map(one => one.packId));
  }

  private tellNews(all: readonly FleetWarningView[]): void {
    const fresh = this.news.look(all);
    if (fresh.length > 0) {
      const named = fresh.slice(0, 3).map(one => `${one.packName ?? one.packId}: ${title(one.code)}`).join('; ');
      this.announced = fresh.length === 1 ? msg(str`New warning. ${named}`) : msg(str`${fresh.length} new warnings. ${named}`);
    }
  }

  private turnTo(filter: Filter): void {
    if (filter.tab !== this.filter.tab) {
      this.warnings = undefined;
      this.isMore = false;
    }
    this.filter = filter;
    this.most = PAGE;
    this.lookAnew();
  }

  private change(change: Partial<Filter>): void {
    const filter = { ...this.filter, ...change };
    remember(filter);
    this.turnTo(filter);
  }

  private lookAnew(): void {
    this.pastLookedAtMs = -Infinity;
    this.news.forget();
    void this.refresh.now();
  }

  private more(): void {
    this.most = Math.min(MOST, this.most + PAGE);
    this.lookAnew();
  }

  private select(one: FleetWarningView, isSelected: boolean): void {
    const selected = new Set(this.selected);
    if (isSelected) {
      selected.add(one.id);
    } else {
      selected.delete(one.id);
    }
    this.selected = selected;
  }

  private selectable(): FleetWarningView[] {
    return (this.warnings ?? []).filter(one => one.acknowledgedBy === undefined);
  }

  private acknowledge(): void {
    const chosen = this.selectable().filter(one => this.selected.has(one.id));
    const more = chosen.length - MOST_NAMED;
    ask({
      title: chosen.length === 1 ? msg('Acknowledge 1 warning') : msg(str`Acknowledge ${chosen.length} warnings`),
      body: html`<p>${msg('Says that somebody has seen them. A warning stays until its cause is gone.')}</p>
        <ul>${chosen.slice(0, MOST_NAMED).map(one => html`<li>${one.packName ?? one.packId}: ${title(one.code)}</li>`)}
          ${more > 0 ? html`<li>${msg(str`and ${more} more`)}</li>` : nothing}</ul>
        <label for="acknowledge-note">${msg('Note (may be empty)')}</label>
        <textarea id="acknowledge-note" name="note" rows="3" maxlength="500"></textarea>`,
      act: msg('Acknowledge'),
      onAct: async fields => {
        await this.following.acknowledge(chosen, String(fields.get('note')).trim() || undefined);
        this.selected = new Set();
      },
    });
  }

  /** Where the row that had the focus is gone, it goes to the list instead of to the top of the page. */
  protected override updated(): void {
    if (this.focusedId === '' || document.activeElement !== document.body) {
      return;
    }
    if (this.warnings !== undefined && !this.warnings.some(one => one.id === this.focusedId)) {
      this.focusedId = '';
      this.querySelector<HTMLElement>('.warnings-list')?.focus();
    }
  }

  private onFocus(event: Event): void {
    this.focusedId = event.type === 'focusin' ? (event.target as HTMLElement).closest<HTMLElement>('[data-id]')?.dataset['id'] ?? '' : this.focusedId;
  }

  private tabs(): TemplateResult {
    const tab = (name: Tab, text: string): TemplateResult =>
      html`<button type="button" aria-pressed=${String(this.filter.tab === name)} @click=${() => this.change({ tab: name })}>${text}</button>`;
    return html`<div class="warnings-tabs" role="group" aria-label=${msg('Which warnings')}>${tab('active', msg('Active'))}${tab('past', msg('Past'))}</div>`;
  }

  private acts(): TemplateResult | typeof nothing {
    const all = this.selectable();
    if (!may('operator') || all.length === 0) {
      return nothing;
    }
    const chosen = this.selected.size;
    return html`<div class="warnings-choose">
      <label><input type="checkbox" .checked=${chosen > 0 && chosen === all.length} .indeterminate=${chosen > 0 && chosen < all.length}
        @change=${(event: Event) => { this.selected = new Set((event.target as HTMLInputElement).checked ? all.map(one => one.id) : []); }}>
        ${msg(str`All ${all.length} shown that are not acknowledged`)}</label>
      <button type="button" class="main" ?disabled=${chosen === 0} @click=${() => this.acknowledge()}>
        ${chosen === 0 ? msg('Acknowledge') : msg(str`Acknowledge ${chosen}`)}</button></div>`;
  }

  private nothing(): TemplateResult {
    const { filter } = this;
    if (isNarrow(filter)) {
      return html`<p>${msg('No warning fits these filters.')} <button type="button" @click=${() => this.change(NO_LIMITS)}>${msg('Clear filters')}</button></p>`;
    }
    return filter.tab === 'active' ? html`<p>${msg('No warning is active: all is well.')}</p>` : html`<p>${msg('No warning was over in this time.')}</p>`;
  }

  private rest(count: number): TemplateResult | typeof nothing {
    if (!this.isMore) {
      return nothing;
    }
    return count >= MOST ? html`<p>${msg(str`Only ${MOST} are shown, and there are more. Filters bring the others.`)}</p>`
      : html`<p class="warnings-more"><button type="button" @click=${() => this.more()}>${msg('Show more')}</button></p>`;
  }

  private list(all: readonly FleetWarningView[]): TemplateResult {
    const isPast = this.filter.tab === 'past';
    const mayAcknowledge = may('operator');
    const around = (one: FleetWarningView): Around => ({
      isSimulated: this.simulatedPacks.has(one.packId), isFresh: this.news.isFresh(one.id), isSelected: this.selected.has(one.id), mayAcknowledge,
      onSelect: (which, isSelected) => this.select(which, isSelected),
    });
    const caption = this.isMore ? msg(str`The first ${all.length}; there are more.`) : all.length === 1 ? msg('1 warning') : msg(str`${all.length} warnings`);
    return html`<table role="table" class="warnings-table"><caption>${caption}</caption>
      ${isPast ? pastHead() : activeHead(mayAcknowledge)}
      <tbody role="rowgroup">${repeat(all, one => one.id, one => (isPast ? pastRow(one, around(one)) : activeRow(one, around(one))))}</tbody></table>
      ${this.rest(all.length)}`;
  }

  protected override render(): TemplateResult {
    const { warnings, filter } = this;
    return html`<div class="head"><h1>${msg('Warnings')}</h1>${this.tabs()}</div>
      <cf-warnings-filter .filter=${filter} @filter=${(event: CustomEvent<Partial<Filter>>) => this.change(event.detail)}></cf-warnings-filter>
      <p class="hidden-text" aria-live="polite">${this.announced}</p>
      ${this.following.render()}
      ${trouble(this.refresh.trouble)}
      <section class="card warnings-list" tabindex="-1" aria-label=${filter.tab === 'active' ? msg('Active warnings') : msg('Past warnings')}
        @focusin=${(event: Event) => this.onFocus(event)}>
        ${filter.tab === 'active' ? this.acts() : nothing}
        ${warnings === undefined ? html`<p role="status">${this.refresh.trouble === '' ? msg('Looking…') : msg('Not known.')}</p>`
          : warnings.length === 0 ? this.nothing() : this.list(warnings)}
      </section>`;
  }
}

customElements.define('cf-warnings-page', WarningsPage);
