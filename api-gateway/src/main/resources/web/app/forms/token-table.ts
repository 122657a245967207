import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { TokenEntry } from '../api/index.js';
import { moment } from '../core/words.js';
import { head } from '../parts/cards-table.js';
import { ask } from '../parts/dialog.js';
import { heard } from '../parts/tags.js';
import { roleName } from './roles.js';

/** Asks before a token is taken back. */
export function askToTakeBack(token: TokenEntry, takeBack: () => Promise<void>): void {
  ask({
    title: msg(str`Take “${token.label}” back?`),
    body: html`<p>${msg('The program that uses it is refused from its next request on. Nothing brings this token back.')}</p>`,
    act: msg('Take back'),
    isDangerous: true,
    onAct: takeBack,
  });
}

/** API tokens, each with a button that takes it back. */
export function tokenTable(tokens: readonly TokenEntry[], onTakeBack: (token: TokenEntry) => void): TemplateResult {
  if (tokens.length === 0) {
    return html`<p class="quiet">${msg('None.')}</p>`;
  }
  return html`<table class="cards-table listing" role="table">
    <caption class="hidden-text">${msg('API tokens')}</caption>
    ${head([msg('For'), msg('May'), msg('Until'), heard(msg('Acts'))])}
    <tbody role="rowgroup">${tokens.map(token => html`<tr role="row">
      <th scope="row" role="rowheader">${token.label}<span class="sub">${msg(str`made ${moment(token.createdAt)}`)}</span></th>
      <td role="cell" data-label=${msg('May')}>${roleName(token.role)}</td>
      <td role="cell" data-label=${msg('Until')}>${moment(token.expiresAt)}</td>
      <td role="cell"><button type="button" @click=${() => onTakeBack(token)}>${msg('Take back')}${heard(` ${token.label}`)}</button></td>
    </tr>`)}</tbody>
  </table>`;
}
