import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { PackSettingsDraft, PackStatusView } from '../api/index.js';
import { Part } from '../core/part.js';
import type { Problems } from './check.js';
import { restMvOf } from './chemistry.js';
import { fullField, numberInForce, preset, standard } from './draft.js';
import { same, type Field, type Group } from './field.js';
import { GROUPS } from './fields.js';
import type { LimitLine } from './limits-curve.js';
import { chemistries } from './ranges.js';
import './capacity-advice.js';
import './limits-curve.js';
import './relay-picture.js';
import './setting-field.js';
import './switch-picture.js';

/** All fields of a pack's settings in their groups, with what explains them. Fires "value-changed" and "draft-changed". */
export class SettingsForm extends Part {
  static override properties = {
    draft: { attribute: false }, kept: { attribute: false }, problems: { attribute: false }, pack: { attribute: false },
    isReadOnly: { type: Boolean },
  };

  /** As it is in the form. */
  declare draft: PackSettingsDraft;
  /** As it is on the server. */
  declare kept: PackSettingsDraft;
  declare problems: Problems;
  declare pack: PackStatusView;
  declare isReadOnly: boolean;

  constructor() {
    super();
    this.problems = new Map();
    this.isReadOnly = false;
  }

  private field(field: Field): TemplateResult | typeof nothing {
    if (field.name === 'fullVoltageMv' && fullField(this.draft) !== 'fullVoltageMv' && this.draft.fullVoltageMv === undefined) {
      return nothing;
    }
    return html`<cf-setting-field .field=${field} .value=${this.draft[field.name]} .standard=${standard(field.name, this.draft)}
      .problem=${this.problems.get(field.name) ?? ''} .isReadOnly=${this.isReadOnly}
      .isChanged=${!same(this.draft[field.name], this.kept[field.name])}></cf-setting-field>`;
  }

  private presets(): TemplateResult | typeof nothing {
    const take = (label: string): boolean =>
      this.dispatchEvent(new CustomEvent('draft-changed', { detail: preset(this.draft, label), bubbles: true }));
    return this.isReadOnly ? nothing : html`<div class="setting-presets" role="group" aria-label=${msg('Presets by chemistry')}>
      <p>${msg('Recommended limits of:')}</p>
      ${chemistries().map(label => html`<button type="button" @click=${() => take(label)}>${label}</button>`)}
      <p class="sub">
        ${msg('Sets the chemistry, and leaves voltages and temperatures to their defaults, the manual’s recommendation for it. Nothing is saved yet.')}</p></div>`;
  }

  private curve(): TemplateResult | typeof nothing {
    const restMv = restMvOf(this.draft.chemistry);
    const limit = (name: string, mv: number | undefined, kind: LimitLine['kind']): LimitLine[] => (mv === undefined ? [] : [{ name, mv, kind }]);
    const full = fullField(this.draft);
    const limits = [
      ...limit('Vmin', numberInForce('vMinMv', this.draft), 'low'),
      ...limit(full === 'fullVoltageMv' ? msg('Full') : 'Vbalance', numberInForce(full, this.draft), 'full'),
      ...limit('Vmax', numberInForce('vMaxMv', this.draft), 'high'),
    ];
    const isLive = this.pack.quality === 'live';
    return restMv === undefined ? nothing : html`<cf-limits-curve .chemistry=${this.draft.chemistry} .restMv=${restMv} .limits=${limits}
      .lowestMv=${isLive ? this.pack.measured?.lowestCell?.voltageMv : undefined}
      .highestMv=${isLive ? this.pack.measured?.highestCell?.voltageMv : undefined}></cf-limits-curve>`;
  }

  private beside(group: Group): TemplateResult | typeof nothing {
    switch (group.id) {
      case 'battery':
        return html`<div>${this.presets()}
          <cf-capacity-advice .draft=${this.draft} .pack=${this.pack} .isReadOnly=${this.isReadOnly}></cf-capacity-advice></div>`;
      case 'voltages':
        return html`<div>${this.curve()}</div>`;
      case 'relays':
        return html`<cf-relay-picture .draft=${this.draft}></cf-relay-picture>`;
      default:
        return nothing;
    }
  }

  private switches(group: Group): TemplateResult {
    const [field] = group.fields;
    const problem = this.problems.get('optionSwitches');
    return html`<p class="sub">${field?.explanation()}</p>
      ${problem === undefined ? nothing : html`<p class="trouble">${problem}</p>`}
      <cf-switch-picture .switches=${this.draft.optionSwitches} .cellCount=${numberInForce('cellCount', this.draft)}
        .vBalanceMv=${numberInForce('vBalanceMv', this.draft)} .isReadOnly=${this.isReadOnly}></cf-switch-picture>`;
  }

  private group(group: Group): TemplateResult {
    const beside = this.beside(group);
    const found = group.fields.filter(field => this.problems.has(field.name)).length;
    return html`<section class=${beside === nothing ? 'card' : 'card wide'} aria-labelledby=${`group-${group.id}`}>
      <h2 id=${`group-${group.id}`}>${group.title()}
        ${found === 0 ? nothing : html`<span class="tag critical">${msg(str`${found} to repair`)}</span>`}</h2>
      <div class="setting-group">
        <div>${group.id === 'switches' ? this.switches(group) : group.fields.map(field => this.field(field))}</div>${beside}
      </div></section>`;
  }

  protected override render(): TemplateResult {
    return html`<div class="setting-groups">${GROUPS.map(group => this.group(group))}</div>`;
  }
}

customElements.define('cf-settings-form', SettingsForm);
