import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { AtRest } from '../core/at-rest.js';
import { Part } from '../core/part.js';
import { SEVERITIES, severityWords, warningCodes, warningTitle } from '../core/warnings.js';
import { moment } from '../core/words.js';
import { chip } from '../parts/chip.js';
import { options, type Option } from '../parts/options.js';
import { asked, DAYS, isNarrow, NO_LIMITS, SORTS, type Filter } from './filter.js';

/** Chooses which warnings are shown. Sends "filter" with what is to change. */
export class FilterBar extends Part {
  static override properties = { filter: { attribute: false } };

  declare filter: Filter;
  private readonly typing = new AtRest(this);

  constructor() {
    super();
    this.filter = asked();
  }

  private tell(detail: Partial<Filter>): void {
    this.dispatchEvent(new CustomEvent('filter', { detail }));
  }

  private typed(name: 'text' | 'tag', event: Event): void {
    const value = (event.target as HTMLInputElement).value.trim();
    this.typing.act(() => this.tell({ [name]: value }));
  }

  private field(name: 'text' | 'tag', label: string): TemplateResult {
    return html`<label>${label}<input type="search" maxlength="200" .value=${this.filter[name]}
      @input=${(event: Event) => this.typed(name, event)}></label>`;
  }

  private select(name: 'code' | 'severity' | 'acknowledged' | 'sort', label: string, list: readonly Option[]): TemplateResult {
    return html`<label>${label}<select @change=${(event: Event) => this.tell({ [name]: (event.target as HTMLSelectElement).value })}>
      ${options(list, this.filter[name])}</select></label>`;
  }

  private codes(): Option[] {
    const codes = new Set([...warningCodes(), ...(this.filter.code === '' ? [] : [this.filter.code])]);
    return [['', msg('any')], ...[...codes].map((code): Option => [code, warningTitle(code)])];
  }

  private ofActive(): TemplateResult {
    const words: Record<(typeof SORTS)[number], string> = {
      '-severity': msg('most severe first'), '-raisedAt': msg('newest first'), raisedAt: msg('oldest first'),
      code: msg('by kind'), packId: msg('by pack'), installationId: msg('by site'),
    };
    return html`${this.select('severity', msg('Severity'), [['', msg('any')], ...SEVERITIES.map((one): Option => [one, severityWords(one)])])}
      ${this.select('acknowledged', msg('Acknowledged'), [['', msg('or not')], ['false', msg('not yet')], ['true', msg('acknowledged')]])}
      ${this.select('sort', msg('Order'), SORTS.map(one => [one, words[one]] as const))}`;
  }

  private ofTime(): TemplateResult {
    const { between, days, tab } = this.filter;
    const words = (one: number): string => (one === 1 ? msg('the last day') : one === 365 ? msg('the last year') : msg(str`the last ${one} days`));
    return html`<label>${tab === 'past' ? msg('Over since') : msg('Raised since')}<select
      @change=${(event: Event) => this.tell({ days: Number((event.target as HTMLSelectElement).value), between: undefined })}>
      ${between === undefined ? nothing : options([['', `${moment(between.from)} – ${moment(between.to)}`]], '')}
      ${options(DAYS.map(one => [String(one), words(one)]), between === undefined ? String(days) : '')}</select></label>`;
  }

  private chips(): TemplateResult | typeof nothing {
    const { installations, packs } = this.filter;
    const chipOf = (text: string, rest: Partial<Filter>): TemplateResult => chip(text, msg(str`Not only ${text}`), () => this.tell(rest));
    return installations.length + packs.length === 0 ? nothing : html`<ul class="chips" aria-label=${msg('Only of')}>
      ${installations.map(id => chipOf(msg(str`Site ${id}`), { installations: installations.filter(one => one !== id) }))}
      ${packs.map(id => chipOf(msg(str`Pack ${id}`), { packs: packs.filter(one => one !== id) }))}</ul>`;
  }

  protected override render(): TemplateResult {
    return html`<form class="warnings-filter" role="search" @submit=${(event: Event) => event.preventDefault()}>
      ${this.field('text', msg('Site, pack or tag'))} ${this.field('tag', msg('With the tag'))}
      ${this.select('code', msg('Kind'), this.codes())}
      ${this.filter.tab === 'active' ? this.ofActive() : this.ofTime()}
      ${isNarrow(this.filter) ? html`<button type="button" @click=${() => this.tell(NO_LIMITS)}>${msg('Clear filters')}</button>` : nothing}
    </form>${this.chips()}`;
  }
}

customElements.define('cf-warnings-filter', FilterBar);
