import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { FleetWarningView, WarningPage } from '../api/index.js';
import { api } from '../core/client.js';
import { Part } from '../core/part.js';
import { Ageing, Refresh } from '../core/refresh.js';
import { may } from '../core/session.js';
import { Title } from '../core/title.js';
import { Turned } from '../core/turned.js';
import { warningTitle } from '../core/warnings.js';
import { Acknowledging } from '../parts/acknowledging.js';
import { PackNames } from '../parts/pack-names.js';
import { awaited, trouble } from '../parts/tags.js';
import { activeRequest, asked, isNarrow, NO_LIMITS, remember, timedRequest, type Filter, type Tab } from './filter.js';
import { News } from './news.js';
import { activeHead, activeRow, pastHead, pastRow, raisedHead, raisedRow, type Around } from './rows.js';
import './filter-bar.js';

const LOOK_MS = 2000;
const PAST_LOOK_MS = 30_000;
const PAGE = 100;
/** As many as the server gives, and acknowledges, at once. */
const MOST = 1000;

const TITLES: Record<Tab, () => string> = {
  active: () => msg('Active warnings'), past: () => msg('Past warnings'), raised: () => msg('Warnings by when they were raised'),
};
const NOTHING: Record<Tab, () => string> = {
  active: () => msg('No warning is active.'),
  past: () => msg('No warning was over in this time.'),
  raised: () => msg('No warning was raised in this time.'),
};
const ROWS: Record<Tab, (one: FleetWarningView, around: Around) => TemplateResult> = { active: activeRow, past: pastRow, raised: raisedRow };

/** Warnings that stand, those that are over, and all by when they were raised. Operators acknowledge many at once. */
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
  private focusedId = '';
  private readonly news = new News();
  private readonly names = new PackNames();
  private readonly acknowledging = new Acknowledging(this, () => void this.refresh.now());
  private readonly refresh = new Refresh(this, () => this.everyMs(), isOvertaken => this.look(isOvertaken));

  constructor() {
    super();
    this.filter = asked();
    this.isMore = false;
    this.selected = new Set();
    this.announced = '';
    new Ageing(this, () => this.isActive);
    new Title(this, () => msg('Warnings'));
    new Turned(this, () => this.turnTo(asked()));
  }

  private get isActive(): boolean {
    return this.filter.tab === 'active';
  }

  /** What is over changes seldom; what could not be heard is asked for again soon. */
  private everyMs(): number {
    return !this.isActive && this.refresh.trouble === '' ? PAST_LOOK_MS : LOOK_MS;
  }

  private async look(isOvertaken: () => boolean): Promise<void> {
    const page = await this.page();
    if (isOvertaken()) {
      return;
    }
    this.warnings = page.warnings;
    this.isMore = page.next !== undefined;
    if (this.isActive) {
      this.tellNews(page.warnings);
      this.selected = new Set(this.selectable().filter(one => this.selected.has(one.id)).map(one => one.id));
    }
    await this.names.learn(page.warnings.map(one => one.packId));
  }

  private page(): Promise<WarningPage> {
    const { filter } = this;
    const limit = String(this.most);
    switch (filter.tab) {
      case 'active':
        return api.warnings.getWarnings({ ...activeRequest(filter), limit });
      case 'past':
        return api.warnings.getWarningsPast({ ...timedRequest(filter), limit });
      case 'raised':
        return api.warnings.getWarningsRaised({ ...timedRequest(filter), limit });
    }
  }

  private tellNews(all: readonly FleetWarningView[]): void {
    const fresh = this.news.look(all);
    if (fresh.length > 0) {
      const named = fresh.slice(0, 3).map(one => `${one.packName ?? one.packId}: ${warningTitle(one.code)}`).join('; ');
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
    return (this.warnings ?? []).filter(one => one.acknowledgedBy === undefined && !this.acknowledging.isUnderWay(one));
  }

  private acknowledge(): void {
    this.acknowledging.ask(this.selectable().filter(one => this.selected.has(one.id)), () => { this.selected = new Set(); });
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
    this.focusedId = (event.target as HTMLElement).closest<HTMLElement>('[data-id]')?.dataset['id'] ?? '';
  }

  private tabs(): TemplateResult {
    const tab = (name: Tab, text: string): TemplateResult =>
      html`<button type="button" aria-pressed=${String(this.filter.tab === name)} @click=${() => this.change({ tab: name })}>${text}</button>`;
    return html`<div class="warnings-tabs" role="group" aria-label=${msg('Which warnings')}>
      ${tab('active', msg('Active'))}${tab('past', msg('Past'))}${tab('raised', msg('Raised'))}</div>`;
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
      return html`<p>${msg('No warning fits these filters.')}
        <button type="button" @click=${() => this.change(NO_LIMITS)}>${msg('Clear filters')}</button></p>`;
    }
    return html`<p>${NOTHING[filter.tab]()}</p>`;
  }

  private rest(count: number): TemplateResult | typeof nothing {
    if (!this.isMore) {
      return nothing;
    }
    return count >= MOST ? html`<p>${msg(str`Only ${MOST} are shown, and there are more. Filters bring the others.`)}</p>`
      : html`<p class="warnings-more"><button type="button" @click=${() => this.more()}>${msg('Show more')}</button></p>`;
  }

  private list(all: readonly FleetWarningView[]): TemplateResult {
    const { tab } = this.filter;
    const mayAcknowledge = may('operator');
    const around = (one: FleetWarningView): Around => ({
      isSimulated: this.names.of(one.packId)?.simulated === true, isFresh: this.news.isFresh(one.id),
      isSelected: this.selected.has(one.id), isUnderWay: this.acknowledging.isUnderWay(one), mayAcknowledge,
      onSelect: (which, isSelected) => this.select(which, isSelected),
    });
    const number = all.length === 1 ? msg('1 warning') : msg(str`${all.length} warnings`);
    const caption = this.isMore ? msg(str`The first ${all.length}; there are more.`) : number;
    return html`<table role="table" class="cards-table warnings-table"><caption>${caption}</caption>
      ${tab === 'active' ? activeHead(mayAcknowledge) : tab === 'past' ? pastHead() : raisedHead()}
      <tbody role="rowgroup">${repeat(all, one => one.id, one => ROWS[tab](one, around(one)))}</tbody></table>
      ${this.rest(all.length)}`;
  }

  protected override render(): TemplateResult {
    const { warnings, filter } = this;
    return html`<div class="head"><h1>${msg('Warnings')}</h1>${this.tabs()}</div>
      <cf-warnings-filter .filter=${filter} @filter=${(event: CustomEvent<Partial<Filter>>) => this.change(event.detail)}></cf-warnings-filter>
      <p class="hidden-text" aria-live="polite">${this.announced}</p>
      ${this.acknowledging.render()}
      ${trouble(this.refresh.trouble)}
      <section class="card warnings-list" tabindex="-1" aria-label=${TITLES[filter.tab]()}
        @focusin=${(event: Event) => this.onFocus(event)}>
        ${this.isActive ? this.acts() : nothing}
        ${warnings === undefined ? (this.refresh.trouble === '' ? awaited() : html`<p>${msg('Not known.')}</p>`)
          : warnings.length === 0 ? this.nothing() : this.list(warnings)}
      </section>`;
  }
}

customElements.define('cf-warnings-page', WarningsPage);
