import { html, type TemplateResult } from 'lit';

export type Option = readonly [value: string, words: string];

/** What there is to choose from in a select, with what is chosen: also when that changes while somebody looks. */
export const options = (list: readonly Option[], chosen: string): TemplateResult[] =>
  list.map(([value, words]) => html`<option value=${value} .selected=${value === chosen}>${words}</option>`);
