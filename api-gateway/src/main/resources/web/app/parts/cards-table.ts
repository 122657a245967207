import { html, type TemplateResult } from 'lit';

/** The first row of a table that becomes cards where there is no room: its roles are written out for whoever listens. */
export const head = (titles: readonly (string | TemplateResult)[]): TemplateResult =>
  html`<thead role="rowgroup"><tr role="row">${titles.map(title => html`<th scope="col" role="columnheader">${title}</th>`)}</tr></thead>`;
