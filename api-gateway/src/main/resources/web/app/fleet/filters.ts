import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { QUALITIES, qualityWords } from '../core/age.js';
import { AtRest } from '../core/at-rest.js';
import { Part } from '../core/part.js';
import { warningTitle } from '../core/warnings.js';
import { options, type Option } from '../parts/options.js';
import { heard } from '../parts/tags.js';
import { asked, isFiltered, PRESET_SORT, unfiltered, type Asked } from './asked.js';
import { COLUMNS, columnsParameter } from './columns.js';

/** "wanted" tells which parameters of the address are to change. */
export class WantedEvent extends Event {
  constructor(readonly changed: Record<string, string>) {
    super('wanted');
  }
}

/** Which installations are listed, how they are sorted, and which columns are shown. */
export class Filters extends Part {
  static override properties = { asked: {}, codes: {}, tags: {}, columnIds: {} };

  declare asked: Asked;
  /** How many packs have each warning, by code. */
  declare codes: Record<string, number>;
  /** Tags to choose from. */
  declare tags: readonly string[];
  /** Of the columns that are shown. */
  declare columnIds: readonly string[];
  private readonly typing = new AtRest(this);

  constructor() {
    super();
    this.asked = asked();
    this.codes = {};
    this.tags = [];
    this.columnIds = [];
  }

  private want(changed: Record<string, string>): void {
    this.dispatchEvent(new WantedEvent(changed));
  }

  private type(event: Event, name: string): void {
    const { value } = event.target as HTMLInputElement;
    this.typing.act(() => this.want({ [name]: value.trim() }));
  }

  private select(name: string, label: string, chosen: string, list: readonly Option[]): TemplateResult {
    return html`<label class=${`field ${name}`}>${label}
      <select name=${name} @change=${(event: Event) => this.want({ [name]: (event.target as HTMLSelectElement).value })}>
        ${options(list, chosen)}
      </select></label>`;
  }

  private warnings(): TemplateResult {
    const code = (each: string): Option => {
      return [each, this.codes[each] === undefined ? warningTitle(each) : `${warningTitle(each)} (${this.codes[each]})`];
    };
    // One that the address names is there also before the fleet has been counted.
    const codes = new Set([...Object.keys(this.codes), ...(this.asked.warning === '' ? [] : [this.asked.warning])]);
    return this.select('warning', msg('Warning'), this.asked.warning, [['', msg('any or none')], ...[...codes].map(code)]);
  }

  private sorts(): TemplateResult {
    const sorts = COLUMNS.flatMap(({ sort, title }) => (sort === undefined ? []
      : [[sort, msg(str`${title()}, least first`)], [`-${sort}`, msg(str`${title()}, greatest first`)]] as const));
    return this.select('sort', msg('Sorted by'), this.asked.sort, sorts);
  }

  private choose(event: Event): void {
    const { value, checked } = event.target as HTMLInputElement;
    const others = this.columnIds.filter(id => id !== value);
    this.want({ columns: columnsParameter(checked ? [...others, value] : others) });
  }

  private columns(): TemplateResult {
    return html`<details class="columns" @keydown=${(event: KeyboardEvent) => this.escape(event)}>
      <summary>${msg('Columns')}</summary>
      <fieldset><legend>${msg('Columns that are shown')}</legend>
        ${COLUMNS.slice(1).map(column => html`<label><input type="checkbox" value=${column.id} .checked=${this.columnIds.includes(column.id)}
          @change=${(event: Event) => this.choose(event)}> ${column.title()}</label>`)}
        <button type="button" @click=${() => this.want({ columns: '' })}>${msg('As at first')}</button>
      </fieldset>
    </details>`;
  }

  private escape(event: KeyboardEvent): void {
    const details = event.currentTarget as HTMLDetailsElement;
    if (event.key === 'Escape' && details.open) {
      details.open = false;
      details.querySelector('summary')?.focus();
    }
  }

  private charge(): TemplateResult | typeof nothing {
    const { socFrom, socTo } = this.asked;
    if (socFrom === '' && socTo === '') {
      return nothing;
    }
    return html`<button type="button" class="chosen" @click=${() => this.want({ socFrom: '', socTo: '' })}>
      ${msg(str`SOC ${socFrom || '0'} to ${socTo || '100'} %`)} <span aria-hidden="true">×</span>${heard(msg(', take this filter away'))}</button>`;
  }

  protected override render(): TemplateResult {
    return html`<form class="filters" role="search" aria-label=${msg('Installations')} @submit=${(event: Event) => event.preventDefault()}>
      <label class="field text">${msg('Search')}
        <input type="search" name="text" maxlength="200" placeholder=${msg('Name, id or tag')} autocomplete="off" .value=${this.asked.text}
          @input=${(event: Event) => this.type(event, 'text')}></label>
      <label class="field tag-field">${msg('Tag')}
        <input name="tag" list="known-tags" autocomplete="off" placeholder=${msg('any or none')} .value=${this.asked.tag}
          @input=${(event: Event) => this.type(event, 'tag')}></label>
      <datalist id="known-tags">${this.tags.map(tag => html`<option value=${tag}></option>`)}</datalist>
      ${this.select('quality', msg('State'), this.asked.quality, [['', msg('any')], ...QUALITIES.map(each => [each, qualityWords(each)] as const)])}
      ${this.warnings()}
      ${this.sorts()}
      ${this.charge()}
      ${isFiltered(this.asked) ? html`<button type="button" @click=${() => this.want(unfiltered())}>${msg('Show all')}</button>` : nothing}
      ${this.columns()}
    </form>`;
  }
}

customElements.define('cf-fleet-filters', Filters);

/** The sort as the address keeps it: the usual one is left out. */
export const sortParameter = (sort: string): string => (sort === PRESET_SORT ? '' : sort);
