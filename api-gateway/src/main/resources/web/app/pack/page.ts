import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { CellsView, PackStatusView } from '../api/index.js';
import { quality, taken, type Taken } from '../core/age.js';
import { api } from '../core/client.js';
import { Live } from '../core/live.js';
import { Part } from '../core/part.js';
import { Ageing, Refresh } from '../core/refresh.js';
import { address } from '../core/route.js';
import { may } from '../core/session.js';
import { Title } from '../core/title.js';
import type { EventList } from '../parts/event-list.js';
import { met } from '../parts/tags.js';
import { head } from './head.js';
import { lamps } from './lamps.js';
import { device, settings } from './more.js';
import { tiles } from './tiles.js';
import '../parts/event-list.js';
import '../parts/warning-list.js';
import './acting.js';
import './cells.js';
import './hour.js';
import './relays.js';

const LOOK_AGAIN_MS = 5000;
const AT_MOST_EVERY_MS = 1000;

/** One pack: what is wrong, what the relays do and why, every cell, the last hour, and what happened. */
export class PackPage extends Part {
  static override properties = { packId: {}, pack: { state: true }, cells: { state: true } };

  declare packId: string;
  declare private pack: Taken<PackStatusView> | undefined;
  declare private cells: Taken<CellsView> | undefined;
  /** Of its installation. */
  private siteZone: string | undefined;
  private readonly refresh = new Refresh(this, LOOK_AGAIN_MS, isOvertaken => this.look(isOvertaken));

  constructor() {
    super();
    new Ageing(this);
    new Title(this, () => this.pack?.value.name ?? this.packId);
    new Live(this, () => ({ pack: this.packId }), ({ packs }) => {
      if (packs.length > 0) {
        this.refresh.soon(AT_MOST_EVERY_MS);
      }
    });
  }

  private async look(isOvertaken: () => boolean): Promise<void> {
    const id = this.packId;
    const [pack, cells] = await Promise.all([api.packs.getPack({ id }), api.packs.getPackCells({ id })]);
    if (!isOvertaken()) {
      this.pack = taken(pack);
      this.cells = taken(cells);
    }
    this.siteZone ??= await api.installations.getInstallation({ id: pack.installationId }).then(site => site.timeZone, () => undefined);
  }

  private readonly acted = (): void => {
    void this.refresh.now();
    this.querySelector<EventList>('cf-event-list')?.now();
  };

  private state(aged: Taken<PackStatusView>): TemplateResult {
    const pack = aged.value;
    const now = quality(aged);
    const old = now === 'live' ? '' : 'old';
    const warnings = pack.warnings.map(one => ({ ...one, packId: pack.id }));
    return html`
      <section class=${`card ${old}`} aria-labelledby="lamps-title">${lamps(pack.warnings, now)}</section>
      <div class="two">
        <section class=${`card ${old}`}><h2>${msg('Warnings')}</h2>
          <cf-warning-list .warnings=${warnings} @acted=${this.acted}></cf-warning-list></section>
        <cf-pack-relays class=${`card ${old}`} .pack=${pack} @acted=${this.acted}></cf-pack-relays>
      </div>
      ${tiles(pack, old)}
      <cf-pack-cells class="card" .aged=${this.cells} .pack=${pack} .quality=${now}></cf-pack-cells>
      <cf-pack-hour class="card" .pack=${pack}></cf-pack-hour>`;
  }

  private rest(pack: PackStatusView): TemplateResult {
    return html`<div class="two">
      ${device(pack)}
      <div class="stack">
        ${settings(pack)}
        ${may('installer') ? html`<cf-pack-acting class="card" .pack=${pack} @acted=${this.acted}></cf-pack-acting>` : nothing}
      </div>
    </div>`;
  }

  protected override render(): TemplateResult {
    const { pack } = this;
    return html`
      ${pack === undefined
        ? html`<p><a href="#/">${msg('← Fleet')}</a></p><h1>${this.packId}</h1>`
        : html`<p><a href=${address(['installations', pack.value.installationId])}>← ${pack.value.installationName}</a></p>${head(pack, this.siteZone)}`}
      ${met(this.refresh, msg(str`There is no pack “${this.packId}” here, or you may not see it.`))}
      ${pack === undefined ? nothing : this.state(pack)}
      ${pack === undefined ? nothing : html`
        <section class="card"><cf-event-list .packId=${this.packId}></cf-event-list></section>
        ${this.rest(pack.value)}`}`;
  }
}

customElements.define('cf-pack-page', PackPage);
