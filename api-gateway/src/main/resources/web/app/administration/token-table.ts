import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { TokenEntry } from '../api/index.js';
import { moment } from '../core/words.js';
import { heard } from '../parts/tags.js';
import { roleName } from './roles.js';

/** API tokens, each with a button that takes it back. */
export function tokenTable(tokens: readonly TokenEntry[], onTakeBack: (token: TokenEntry) => void): TemplateResult {
  if (tokens.length === 0) {
    return html`<p class="quiet">${msg('None.')}</p>`;
  }
  return html`<table class="listing" role="table">
    <caption class="hidden-text">${msg('API tokens')}</caption>
    <thead role="rowgroup"><tr role="row">
      <th scope="col" role="columnheader">${msg('For')}</th><th scope="col" role="columnheader">${msg('May')}</th>
      <th scope="col" role="columnheader">${msg('Until')}</th><th scope="col" role="columnheader">${heard(msg('Acts'))}</th>
    </tr></thead>
    <tbody role="rowgroup">${tokens.map(token => html`<tr role="row">
      <th scope="row" role="rowheader">${token.label}<span class="sub">${msg(str`made ${moment(token.createdAt)}`)}</span></th>
      <td role="cell" data-label=${msg('May')}>${roleName(token.role)}</td>
      <td role="cell" data-label=${msg('Until')}>${moment(token.expiresAt)}</td>
      <td role="cell"><button type="button" @click=${() => onTakeBack(token)}>${msg('Take back')}${heard(` ${token.label}`)}</button></td>
    </tr>`)}</tbody>
  </table>`;
}
