import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { Part } from '../core/part.js';
import { heard } from '../parts/tags.js';
import { column, OFFERED } from './columns.js';

const CELL_VOLTAGE = 'cellVoltageMv';
const CELL_TEMPERATURE = 'cellTemperatureDeciC';

/** Chooses what is shown of each pack. Sends "columns" with their names. */
export class ColumnPicker extends Part {
  static override properties = { columns: { attribute: false }, cells: { type: Number } };

  declare columns: readonly string[];
  /** How many cells the packs have, at most; 0: not known. */
  declare cells: number;

  constructor() {
    super();
    this.columns = [];
    this.cells = 0;
  }

  private tell(columns: readonly string[]): void {
    this.dispatchEvent(new CustomEvent('columns', { detail: columns }));
  }

  private turn(name: string): void {
    this.tell(this.columns.includes(name) ? this.columns.filter(one => one !== name) : [...this.columns, name]);
  }

  private box(name: string, text: string): TemplateResult {
    return html`<label><input type="checkbox" .checked=${this.columns.includes(name)} @change=${() => this.turn(name)}> <span>${text}</span></label>`;
  }

  private group(title: string, names: readonly string[]): TemplateResult {
    return html`<fieldset><legend>${title}</legend>${names.map(name => this.box(name, column(name).title))}</fieldset>`;
  }

  /** Each cell by its number, with buttons for all and none of them. */
  private each(title: string, what: string): TemplateResult {
    const names = Array.from({ length: this.cells }, (_none, i) => `${what}.${i + 1}`);
    const others = this.columns.filter(name => !names.includes(name));
    return html`<fieldset class="chart-each"><legend>${title}</legend>
      <span class="chart-all">
        <button type="button" @click=${() => this.tell([...others, ...names])}>${msg('All')}${heard(` ${title}`)}</button>
        <button type="button" @click=${() => this.tell(others)}>${msg('None')}${heard(` ${title}`)}</button></span>
      ${names.map((name, i) => html`<label><input type="checkbox" aria-label=${column(name).title}
        .checked=${this.columns.includes(name)} @change=${() => this.turn(name)}><span aria-hidden="true">${i + 1}</span></label>`)}
    </fieldset>`;
  }

  /** What the address asks for beside what is offered. */
  private others(): TemplateResult[] {
    const offered = new Set(OFFERED.flatMap(group => group.names));
    const others = this.columns.filter(name => !offered.has(name) && !new RegExp(`^(${CELL_VOLTAGE}|${CELL_TEMPERATURE})\\.([1-9]\\d*)$`).test(name));
    return others.length === 0 ? [] : [this.group(msg('Others'), others)];
  }

  protected override render(): TemplateResult {
    return html`<h2>${msg('Values')}</h2>
      <div class="chart-groups">${OFFERED.map(group => this.group(group.title(), group.names))}${this.others()}</div>
      ${this.cells === 0 ? html`<p class="chart-quiet">${msg('Single cells can be chosen once a pack is, whose cells are known.')}</p>`
        : html`${this.each(msg('Voltage of cell'), CELL_VOLTAGE)}${this.each(msg('Temperature of cell'), CELL_TEMPERATURE)}`}`;
  }
}

customElements.define('cf-chart-columns', ColumnPicker);
