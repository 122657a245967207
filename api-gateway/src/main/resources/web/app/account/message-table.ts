import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { MessageView } from '../api/index.js';
import { MessageViewKindEnum, MessageViewStateEnum } from '../api/index.js';
import { address } from '../core/route.js';
import { may } from '../core/session.js';
import { moment } from '../core/words.js';
import { head } from '../parts/cards-table.js';
import { heard } from '../parts/tags.js';

const KINDS: Record<MessageViewKindEnum, () => string> = {
  alarm: () => msg('alarm'),
  'all-clear': () => msg('all-clear'),
  test: () => msg('test'),
};

function state(of: MessageView): TemplateResult {
  switch (of.state) {
    case MessageViewStateEnum.Delivered:
      return html`<span class="tag live">${msg('delivered')}</span><span class="sub">${moment(of.deliveredAt)}</span>`;
    case MessageViewStateEnum.Waiting:
      return html`<span class="tag stale">${msg('waiting')}</span><span class="sub">${of.attempts === 0 ? ''
        : msg(str`tries: ${of.attempts}, the next ${moment(of.nextTryAt)}`)}</span>`;
    case MessageViewStateEnum.Dead:
      return html`<span class="tag silent">${msg('given up')}</span><span class="sub">${msg(str`tries: ${of.attempts}`)}</span>`;
  }
}

function row(of: MessageView, onResend: (message: MessageView) => void): TemplateResult {
  const isOpen = of.state !== MessageViewStateEnum.Delivered;
  return html`<tr role="row">
    <th scope="row" role="rowheader">${of.subject}<span class="sub">${KINDS[of.kind]?.() ?? of.kind}, ${moment(of.createdAt)}, <a
      href=${address(['account', 'rules', of.ruleId])}>${of.ruleId}</a></span></th>
    <td role="cell" data-label=${msg('State')}>${state(of)}${of.error === undefined ? nothing : html`<span class="wrong">${of.error}</span>`}</td>
    <td role="cell">${isOpen && may('operator') ? html`<button type="button" @click=${() => onResend(of)}>
      ${msg('Send again')}${heard(` ${of.subject}`)}</button>` : nothing}</td>
  </tr>`;
}

/** What was sent, and whether it arrived; what did not can be sent again. */
export function messageTable(messages: readonly MessageView[], onResend: (message: MessageView) => void): TemplateResult {
  if (messages.length === 0) {
    return html`<p class="quiet">${msg('No message yet.')}</p>`;
  }
  return html`<table class="cards-table listing messages" role="table"><caption class="hidden-text">${msg('Messages, the newest first')}</caption>
    ${head([msg('Message'), msg('State'), heard(msg('Acts'))])}
    <tbody role="rowgroup">${messages.map(message => row(message, onResend))}</tbody></table>`;
}
