import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

/** Points of a list: the first of many, and how many more there are. */
export function firstOf<T>(all: readonly T[], most: number, said: (one: T) => unknown): TemplateResult {
  const more = all.length - most;
  return html`${all.slice(0, most).map(each => html`<li>${said(each)}</li>`)}${more > 0 ? html`<li>${msg(str`and ${more} more`)}</li>` : nothing}`;
}
