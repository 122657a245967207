import { html, nothing, type TemplateResult } from 'lit';

/** A name and what is known under it. */
export type Fact = readonly [name: string, value: unknown];

export const facts = (list: readonly Fact[], className = 'facts'): TemplateResult =>
  html`<dl class=${className}>${list.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;

/** One of a list of the class "tiles": a value that is read from afar, and what belongs to it. */
export const tile = (name: string, value: unknown, sub?: unknown): TemplateResult =>
  html`<div><dt>${name}</dt><dd>${value}${sub === undefined ? nothing : html`<span class="sub">${sub}</span>`}</dd></div>`;
