import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Part } from '../core/part.js';
import { heard } from '../parts/tags.js';
import { range, read, readList, said, same, typed, type ChoiceField, type Field, type ListField, type NumberField, type Value } from './field.js';
import { isRequired, offered, rangeOf } from './ranges.js';

/** Detail of the event "value-changed". */
export interface ValueChanged {
  readonly field: Field;
  readonly value: Value;
}

/**
 * One field of the settings: label, input, unit, range, default and explanation. Left empty it takes its default.
 * Fires "value-changed".
 */
export class SettingField extends Part {
  static override properties = {
    field: { attribute: false }, value: { attribute: false }, standard: { attribute: false },
    emptyWords: {}, problem: {}, isReadOnly: { type: Boolean }, isChanged: { type: Boolean }, text: { state: true },
  };

  declare field: Field;
  declare value: Value;
  /** What it takes when it is left empty; undefined: nothing. */
  declare standard: Value;
  /** What leaving it empty means, where no one default can be said. */
  declare emptyWords: string;
  declare problem: string;
  declare isReadOnly: boolean;
  /** Another value than the one that is kept. */
  declare isChanged: boolean;
  /** What is typed: another text may mean the same value. */
  declare private text: string;

  constructor() {
    super();
    this.emptyWords = '';
    this.problem = '';
    this.isReadOnly = false;
    this.isChanged = false;
    this.text = '';
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('value') && !same(this.value, this.meant(this.text))) {
      this.text = this.written();
    }
  }

  private written(): string {
    const { field, value } = this;
    if (field.kind === 'number' && typeof value === 'number') {
      return Number.isNaN(value) ? this.text : this.isZero ? '' : typed(field, value);
    }
    return Array.isArray(value) ? value.join(', ') : '';
  }

  private meant(text: string): Value {
    return this.field.kind === 'number' ? read(this.field, text) : this.field.kind === 'list' ? readList(text) : undefined;
  }

  private onText(event: Event): void {
    this.text = (event.target as HTMLInputElement).value;
    this.tell(this.meant(this.text));
  }

  private tell(value: Value): void {
    const detail: ValueChanged = { field: this.field, value };
    this.dispatchEvent(new CustomEvent('value-changed', { detail, bubbles: true }));
  }

  private placeholder(field: NumberField | ListField): string {
    if (this.standard === undefined) {
      return this.emptyWords === '' ? '' : msg('default');
    }
    const isQuantity = field.kind === 'number' && (this.standard !== 0 || field.zero === undefined);
    return isQuantity && !this.isZero ? typed(field, Number(this.standard)) : said(field, this.isZero ? 0 : this.standard);
  }

  private input(field: NumberField | ListField): TemplateResult {
    return html`<input id=${`field-${field.name}`} type="text" autocomplete="off"
      inputmode=${field.kind === 'list' || rangeOf(field.name).least < 0 ? 'text' : 'decimal'}
      placeholder=${this.placeholder(field)} .value=${this.text} ?disabled=${this.isReadOnly || this.isZero} aria-describedby=${`about-${field.name}`}
      aria-invalid=${this.problem === '' ? 'false' : 'true'} @input=${(event: Event) => this.onText(event)}>
      ${field.kind === 'number' && field.unit !== '' ? html`<span class="unit">${field.unit}</span>` : nothing}`;
  }

  private get isZero(): boolean {
    return this.field.kind === 'number' && this.field.zero !== undefined && this.value === 0;
  }

  private select(field: ChoiceField): TemplateResult {
    const choices = offered(field);
    const chosen = choices.findIndex(choice => choice.value === this.value);
    const preset = this.standard === undefined ? msg('Choose…') : msg(str`Default: ${said(field, this.standard)}`);
    const empty = this.emptyWords === '' ? preset : msg('Default');
    return html`<select id=${`field-${field.name}`} ?disabled=${this.isReadOnly} aria-describedby=${`about-${field.name}`}
      aria-invalid=${this.problem === '' ? 'false' : 'true'}
      @change=${(event: Event) => this.tell(choices[Number((event.target as HTMLSelectElement).value)]?.value)}>
      <option value="-1" .selected=${chosen < 0} ?disabled=${isRequired(field.name)}>${empty}</option>
      ${choices.map((choice, i) => html`<option value=${i} .selected=${i === chosen}>${choice.label()}</option>`)}
    </select>`;
  }

  private zero(): TemplateResult | typeof nothing {
    const { field } = this;
    return field.kind !== 'number' || field.zero === undefined ? nothing : html`<label class="zero"><input type="checkbox"
      .checked=${this.isZero} ?disabled=${this.isReadOnly}
      @change=${(event: Event) => this.tell((event.target as HTMLInputElement).checked ? 0 : undefined)}> ${field.zero()}</label>`;
  }

  private facts(field: Field): string {
    const allowed = field.kind === 'number' ? msg(str`${range(field)}. `) : '';
    if (this.emptyWords !== '') {
      return `${allowed}${this.emptyWords}`;
    }
    if (this.standard === undefined) {
      return isRequired(field.name) ? allowed : msg(str`${allowed}Default: not known.`);
    }
    return field.kind === 'choice' ? '' : msg(str`${allowed}Default: ${said(field, this.standard)}.`);
  }

  private mark(): TemplateResult | typeof nothing {
    if (this.isChanged) {
      return html`<span class="tag warning">${msg('changed')}</span>`;
    }
    return this.value === undefined && this.standard !== undefined ? html`<span class="tag never">${msg('default')}</span>` : nothing;
  }

  protected override render(): TemplateResult {
    const { field } = this;
    return html`<div class=${this.isChanged ? 'setting changed' : 'setting'}>
      <div class="name">
        ${field.kind === 'switches' ? html`<b>${field.label()}</b>` : html`<label for=${`field-${field.name}`}>${field.label()}</label>`}
        ${this.mark()}</div>
      <div class="entry">${field.kind === 'choice' ? this.select(field) : field.kind === 'switches' ? nothing : this.input(field)}${this.zero()}</div>
      ${this.problem === '' ? nothing : html`<p class="trouble" id=${`problem-${field.name}`}>${this.problem}</p>`}
      <p class="sub" id=${`about-${field.name}`}>${this.problem === '' ? nothing : heard(`${this.problem} `)}
        ${field.explanation()} ${this.facts(field)}</p>
    </div>`;
  }
}

customElements.define('cf-setting-field', SettingField);
