import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Drift, SettingsField } from '../api/index.js';
import { api } from '../core/client.js';
import { Part } from '../core/part.js';
import { address } from '../core/route.js';
import { UNKNOWN } from '../core/words.js';
import { simulated } from '../parts/tags.js';
import { said } from '../settings/field.js';
import { knownField } from '../settings/fields.js';
import { PackNames } from '../parts/pack-names.js';
import { head } from '../parts/cards-table.js';
import { Pages } from '../parts/pages.js';

const LOOK_MS = 10_000;
const AT_ONCE = 50;

function fieldWords({ field, device, wished }: SettingsField): string {
  const known = knownField(field);
  const words = (value: unknown): string => (known === undefined ? String(value) : said(known, value));
  return msg(str`${known?.label() ?? field ?? ''}: ${words(device)} in the device, ${words(wished)} wished`);
}

/** Packs where what is wished is not everywhere so. */
export class DriftList extends Part {
  private readonly names = new PackNames();
  private readonly pages = new Pages<Drift>(this, LOOK_MS, async (after, limit) => {
    const { packs, next } = await api.settings.getFleetDrift({ after, limit });
    await this.names.learn(packs.flatMap(drift => drift.id ?? []));
    return { items: packs, next };
  }, AT_ONCE);

  private engine({ usedRevision, revision }: Drift): string {
    return usedRevision === undefined || usedRevision === revision ? msg('as wished')
      : msg(str`uses revision ${usedRevision}, wished is ${revision ?? UNKNOWN}`);
  }

  private row(drift: Drift): TemplateResult {
    const { id = '', device = [] } = drift;
    const pack = this.names.of(id);
    return html`<tr role="row">
      <th scope="row" role="rowheader"><a href=${address(['packs', id, 'settings'])}>${drift.name}</a> ${simulated(pack ?? {})}
        <span class="sub">${pack?.installationName ?? drift.installationId}</span></th>
      <td role="cell" data-label=${msg('Engine')}>${this.engine(drift)}</td>
      <td role="cell" data-label=${msg('Device')}>${device.length === 0 ? msg('as wished')
        : html`<ul class="plain">${device.map(each => html`<li>${fieldWords(each)}</li>`)}</ul>`}</td></tr>`;
  }

  private table(drifts: readonly Drift[]): TemplateResult {
    return drifts.length === 0
      ? html`<p><span class="tag on">${msg('all as wished')}</span> ${msg('No pack that was heard uses or says anything else.')}</p>`
      : html`<table class="cards-table bulk-table" role="table">
        <caption>${msg('Packs whose settings are not everywhere what is wished')}</caption>
        ${head([msg('Pack'), msg('Engine'), msg('Device')])}
        <tbody role="rowgroup">${drifts.map(drift => this.row(drift))}</tbody></table>
        <p class="sub">${msg('Cellfleet writes no settings to devices: change them with the device’s own app, or change the wish.')}</p>`;
  }

  protected override render(): TemplateResult {
    const { items } = this.pages;
    return html`${items === undefined ? nothing : this.table(items)}${this.pages.foot()}`;
  }
}

customElements.define('cf-drift-list', DriftList);
