import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { PackSettingsDraft, SettingsStandView } from '../api/index.js';
import { Part } from '../core/part.js';
import { moment, UNKNOWN } from '../core/words.js';
import { heard } from '../parts/tags.js';
import { same, said, type Field } from './field.js';
import { FIELDS } from './fields.js';

/** What is wished, what the engine uses and what the device says, side by side. */
export class SettingsStand extends Part {
  static override properties = { stand: { attribute: false }, isAll: { state: true } };

  declare stand: SettingsStandView;
  declare private isAll: boolean;

  constructor() {
    super();
    this.isAll = false;
  }

  private engineWords(): TemplateResult {
    const { used, revision } = this.stand;
    if (used === undefined) {
      return html`<span class="tag never">${msg('not used yet')}</span> ${msg('The engine has not heard the pack yet.')}`;
    }
    if (used.upToDate !== true) {
      return html`<span class="tag stale">${msg('waiting for the engine')}</span>
        ${msg(str`It still uses revision ${used.revision ?? UNKNOWN}; revision ${revision} holds from the pack’s next record on.`)}`;
    }
    const since = used.since === undefined ? '' : msg(str`since ${moment(used.since)}`);
    return html`<span class="tag on">${msg('used by the engine')}</span> ${msg(str`Revision ${revision}`)} ${since}`;
  }

  private deviceWords(): string {
    const { device, differences } = this.stand;
    if (device === undefined) {
      return msg('The device says nothing of its settings.');
    }
    return differences.some(each => each.device !== undefined && each.device !== null)
      ? msg('The device is set to something else. Cellfleet cannot write to it: change it with the device’s own app.')
      : msg('The device says the same, as far as it tells.');
  }

  private row(field: Field): TemplateResult {
    const { wished, used, device, differences } = this.stand;
    const isApart = differences.some(each => each.field === field.name);
    const there = (device as PackSettingsDraft | undefined)?.[field.name];
    const cell = (value: unknown): TemplateResult => {
      const differs = isApart && value !== undefined && !same(value, wished[field.name]);
      return html`<td class=${differs ? 'number apart' : 'number'}>${said(field, value)}
        ${differs ? html`<span aria-hidden="true" title=${msg('differs')}> ≠</span>${heard(msg(' differs'))}` : nothing}</td>`;
    };
    return html`<tr class=${isApart ? 'apart' : ''}><th scope="row">${field.label()}</th>
      <td class="number">${said(field, wished[field.name])}</td>${cell(used?.settings?.[field.name])}${cell(there)}</tr>`;
  }

  protected override render(): TemplateResult {
    const { stand } = this;
    const told = FIELDS.filter(field => field.name in (stand.device ?? {}));
    const apart = FIELDS.filter(field => stand.differences.some(each => each.field === field.name));
    const shown = this.isAll ? FIELDS : FIELDS.filter(field => told.includes(field) || apart.includes(field));
    const by = stand.author === undefined ? '' : msg(str`by ${stand.author}, ${moment(stand.wishedAt)}`);
    return html`<p role="status" class="engine">${this.engineWords()}</p><p>${this.deviceWords()}
        ${stand.device?.at === undefined ? nothing : html`<span class="sub">
          ${msg(str`The device said so on ${moment(stand.device.at)}.`)}</span>`}</p>
      ${shown.length === 0 ? nothing : html`<table class="settings-stand"><caption>${msg(str`Wished ${by}; differences are marked ≠`)}</caption>
      <thead><tr><th scope="col">${msg('Setting')}</th><th scope="col">${msg('Wished')}</th><th scope="col">${msg('Engine uses')}</th>
        <th scope="col">${msg('Device says')}</th></tr></thead>
      <tbody>${shown.map(field => this.row(field))}</tbody></table>`}
      <button type="button" aria-expanded=${this.isAll}
        @click=${() => { this.isAll = !this.isAll; }}>${this.isAll ? msg('Show fewer') : msg('Show all settings')}</button>`;
  }
}

customElements.define('cf-settings-stand', SettingsStand);
