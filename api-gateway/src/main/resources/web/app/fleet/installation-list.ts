import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { FleetView, InstallationShortView } from '../api/index.js';
import { quality, type Taken } from '../core/age.js';
import { AtRest } from '../core/at-rest.js';
import { Part } from '../core/part.js';
import { Ageing, Refresh } from '../core/refresh.js';
import { keep } from '../core/route.js';
import { Turned } from '../core/turned.js';
import { count } from '../core/words.js';
import { trouble } from '../parts/tags.js';
import type { SeenEvent, SortedEvent } from '../parts/virtual-table.js';
import '../parts/virtual-table.js';
import { asked, isFiltered, sameAsked, type Asked } from './asked.js';
import { chosenColumns, chosenIds } from './columns.js';
import { sortParameter, type WantedEvent } from './filters.js';
import './filters.js';
import { Listing } from './listing.js';

const VALUES_EVERY_MS = 2000;
const ORDER_EVERY_MS = 15_000;
// A scroll goes through many rows: those where it rests are asked for.
const REST_MS = 80;

/** The list of installations, of any length: what is seen is looked at again and again. Sends "turned" when it is asked for otherwise. */
export class InstallationList extends Part {
  static override properties = { fleet: {}, told: {}, asked: { state: true } };

  declare fleet: FleetView | undefined;
  /** What the page says already. */
  declare told: string;
  declare private asked: Asked;
  private readonly listing = new Listing();
  private range = { first: 0, end: 0 };
  private columnIds: readonly string[] = chosenIds();
  private columns = chosenColumns(this.columnIds);
  private readonly scrolling = new AtRest(this, REST_MS);
  private readonly order = new Refresh(this, ORDER_EVERY_MS, isOvertaken => this.lookAtOrder(isOvertaken));
  private readonly values = new Refresh(this, VALUES_EVERY_MS, () => this.listing.lookAt(this.range.first, this.range.end));

  constructor() {
    super();
    this.told = '';
    this.asked = asked();
    new Ageing(this);
    new Turned(this, () => this.turn());
  }

  private async lookAtOrder(isOvertaken: () => boolean): Promise<void> {
    await this.listing.lookAtOrder(this.asked, isOvertaken, () => {
      this.requestUpdate();
      this.fill();
    });
  }

  /** The address has changed: what it asks for now is looked for when that is something else. */
  private turn(): void {
    const wanted = asked();
    if (!sameAsked(wanted, this.asked)) {
      this.asked = wanted;
      void this.order.now();
    }
    this.columnIds = chosenIds();
    this.columns = chosenColumns(this.columnIds);
    this.requestUpdate();
  }

  private want(changed: Record<string, string>): void {
    keep(changed.sort === undefined ? changed : { ...changed, sort: sortParameter(changed.sort) });
    this.turn();
    // Links of the page keep what is asked for.
    this.dispatchEvent(new Event('turned'));
  }

  private onSeen({ range }: SeenEvent): void {
    this.range = range;
    this.fill();
  }

  private fill(): void {
    if (this.listing.hasGaps(this.range.first, this.range.end)) {
      this.scrolling.act(() => void this.values.now());
    }
  }

  private trouble(): string {
    const met = this.order.trouble || this.values.trouble;
    return met === this.told ? '' : met;
  }

  private caption(): string {
    const { ids, isWhole } = this.listing;
    const all = this.fleet === undefined ? '' : count(this.fleet.installations);
    if (!isWhole) {
      return ids.length === 0 ? msg('Looking…') : msg(str`The first ${count(ids.length)}; more are coming…`);
    }
    if (!isFiltered(this.asked)) {
      return ids.length === 1 ? msg('1 installation') : msg(str`${count(ids.length)} installations`);
    }
    return ids.length === 0 ? msg('No installation matches.') : msg(str`${count(ids.length)} of ${all || msg('all')} installations match`);
  }

  protected override render(): TemplateResult {
    const { ids } = this.listing;
    return html`<section class="card" aria-labelledby="installations-title">
      <h2 id="installations-title">${msg('Installations')}</h2>
      <cf-fleet-filters .asked=${this.asked} .codes=${this.fleet?.packsByWarning ?? {}} .tags=${this.listing.tags} .columnIds=${this.columnIds}
        @wanted=${(event: WantedEvent) => this.want(event.changed)}></cf-fleet-filters>
      <p class="sub" role="status">${this.caption()}</p>
      ${trouble(this.trouble())}
      <cf-virtual-table .caption=${this.caption()} .columns=${this.columns} .count=${ids.length} .sort=${this.asked.sort}
        .rowAt=${(index: number) => this.listing.at(index)} .keyAt=${(index: number) => ids[index] ?? ''}
        .rowClass=${(row: Taken<InstallationShortView>) => (quality(row) === 'live' ? '' : 'old')}
        @seen=${(event: SeenEvent) => this.onSeen(event)} @sorted=${(event: SortedEvent) => this.want({ sort: event.sort })}></cf-virtual-table>
    </section>`;
  }
}

customElements.define('cf-installation-list', InstallationList);
