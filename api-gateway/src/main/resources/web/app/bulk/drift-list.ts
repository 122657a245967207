import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Drift, SettingsField } from '../api/index.js';
import { api } from '../core/client.js';
import { Part } from '../core/part.js';
import { Refresh } from '../core/refresh.js';
import { address } from '../core/route.js';
import { UNKNOWN } from '../core/words.js';
import { simulated, trouble } from '../parts/tags.js';
import { said } from '../settings/field.js';
import { knownField } from '../settings/fields.js';
import { PackNames } from '../parts/pack-names.js';
import { head } from '../parts/cards-table.js';

const LOOK_MS = 10_000;
const PAGE = 50;

function fieldWords({ field, device, wished }: SettingsField): string {
  const known = knownField(field);
  const words = (value: unknown): string => (known === undefined ? String(value) : said(known, value));
  return msg(str`${known?.label() ?? field ?? ''}: ${words(device)} in the device, ${words(wished)} wished`);
}

/** Packs where what is wished is not everywhere so. */
export class DriftList extends Part {
  static override properties = { drifts: { state: true }, hasMore: { state: true }, shown: { state: true } };

  declare private drifts: readonly Drift[] | undefined;
  declare private hasMore: boolean;
  declare private shown: number;
  private readonly names = new PackNames();
  private readonly refresh = new Refresh(this, LOOK_MS, async isOvertaken => {
    const page = await api.settings.getFleetDrift({ limit: String(this.shown) });
    await this.names.learn(page.packs.flatMap(drift => drift.id ?? []));
    if (!isOvertaken()) {
      this.drifts = page.packs;
      this.hasMore = page.next !== undefined;
    }
  });

  constructor() {
    super();
    this.hasMore = false;
    this.shown = PAGE;
  }

  private row(drift: Drift): TemplateResult {
    const pack = this.names.of(drift.id ?? '');
    const isWaiting = drift.usedRevision !== undefined && drift.usedRevision !== drift.revision;
    return html`<tr role="row"><th scope="row" role="rowheader"><a href=${address(['packs', drift.id ?? '', 'settings'])}>${drift.name}</a> ${simulated(pack ?? {})}
        <span class="sub">${pack?.installationName ?? drift.installationId}</span></th>
      <td role="cell" data-label=${msg('Engine')}>${isWaiting ? msg(str`uses revision ${drift.usedRevision ?? UNKNOWN}, wished is ${drift.revision ?? UNKNOWN}`) : msg('as wished')}</td>
      <td role="cell" data-label=${msg('Device')}>${drift.device === undefined || drift.device.length === 0 ? msg('as wished') : html`<ul class="plain">${drift.device.map(each => html`<li>${fieldWords(each)}</li>`)}</ul>`}</td></tr>`;
  }

  protected override render(): TemplateResult {
    const { drifts } = this;
    return html`${trouble(this.refresh.trouble)}${drifts === undefined ? nothing : drifts.length === 0
      ? html`<p><span class="tag on">${msg('all as wished')}</span> ${msg('No pack that was heard uses or says anything else.')}</p>`
      : html`<table class="bulk-table" role="table"><caption>${msg('Packs whose settings are not everywhere what is wished')}</caption>
        ${head([msg('Pack'), msg('Engine'), msg('Device')])}
        <tbody role="rowgroup">${drifts.map(drift => this.row(drift))}</tbody></table>
        <p class="sub">${msg('Cellfleet writes no settings to devices: change them with the device’s own app, or change the wish.')}</p>`}
      ${this.hasMore ? html`<button type="button"
        @click=${() => { this.shown = Math.min(1000, this.shown + PAGE); void this.refresh.now(); }}>${msg('More')}</button>` : nothing}`;
  }
}

customElements.define('cf-drift-list', DriftList);
