import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { Part } from '../core/part.js';
import type { Field, FieldName } from '../settings/field.js';
import { GROUPS, knownField } from '../settings/fields.js';
import type { ValueChanged } from '../settings/setting-field.js';
import { patchedFields, patchProblem, type Patch } from './patch.js';
import '../settings/setting-field.js';
import '../settings/switch-picture.js';

/** Chooses fields and their values; each that is left empty takes its default. Fires "patch-changed". */
export class PatchEditor extends Part {
  static override properties = { patch: { attribute: false } };

  declare patch: Patch;

  private tell(patch: Patch): void {
    this.dispatchEvent(new CustomEvent('patch-changed', { detail: patch, bubbles: true }));
  }

  private async add(event: Event): Promise<void> {
    const select = event.target as HTMLSelectElement;
    const field = knownField(select.value);
    select.value = '';
    if (field !== undefined) {
      this.tell({ ...this.patch, [field.name]: null });
      await this.updateComplete;
      this.querySelector<HTMLElement>(`#field-${field.name}`)?.focus();
    }
  }

  private leaveOut(name: FieldName): void {
    const { [name]: _, ...rest } = this.patch;
    this.tell(rest);
    this.querySelector<HTMLElement>('#add-setting')?.focus();
  }

  private field(field: Field): TemplateResult {
    const value = this.patch[field.name] ?? undefined;
    return html`<li><div><cf-setting-field .field=${field} .value=${value} .emptyWords=${msg('Left empty, each pack takes its default.')}
        .problem=${patchProblem(field, this.patch)}></cf-setting-field>
      ${field.kind === 'switches' ? html`<cf-switch-picture .switches=${value}></cf-switch-picture>` : nothing}</div>
      <button type="button" aria-label=${msg(str`Leave ${field.label()} as it is`)}
        @click=${() => this.leaveOut(field.name)}>${msg('Remove')}</button></li>`;
  }

  protected override render(): TemplateResult {
    const chosen = patchedFields(this.patch);
    const onValue = ({ detail: { field, value } }: CustomEvent<ValueChanged>): void => this.tell({ ...this.patch, [field.name]: value ?? null });
    return html`<div @value-changed=${onValue}>
      ${chosen.length === 0 ? html`<p class="sub">${msg('No setting is chosen yet. What is not chosen stays as it is in each pack.')}</p>` : nothing}
      <ul class="plain patch">${chosen.map(field => this.field(field))}</ul>
      <p class="bulk-field"><label for="add-setting">${msg('Add a setting')}</label>
        <select id="add-setting" @change=${(event: Event) => void this.add(event)}><option value="">${msg('Choose…')}</option>
        ${GROUPS.map(group => html`<optgroup label=${group.title()}>${group.fields.filter(field => !(field.name in this.patch)).map(field =>
          html`<option value=${field.name}>${field.label()}</option>`)}</optgroup>`)}</select></p></div>`;
  }
}

customElements.define('cf-patch-editor', PatchEditor);
