import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { MessageView, RuleView } from '../api/index.js';
import { api, sentence } from '../core/client.js';
import { Part } from '../core/part.js';
import { Refresh } from '../core/refresh.js';
import { goTo } from '../core/route.js';
import { may } from '../core/session.js';
import { ask } from '../parts/dialog.js';
import { trouble } from '../parts/tags.js';
import { messageTable } from './message-table.js';

const EVERY_MS = 3_000;
const LATEST = '5';

/** Whether a rule's target is reached: a test, and what was sent to it lately. And its end. */
export class RuleState extends Part {
  static override properties = { rule: { attribute: false }, messages: { state: true }, said: { state: true }, problem: { state: true } };

  declare rule: RuleView;
  declare private messages: readonly MessageView[] | undefined;
  declare private said: string;
  declare private problem: string;

  private readonly refresh = new Refresh(this, EVERY_MS, async isOvertaken => {
    const { messages } = await api.notifications.getMeMessages({ rule: this.rule.id, limit: LATEST });
    if (!isOvertaken()) {
      this.messages = messages;
    }
  });

  constructor() {
    super();
    this.said = '';
    this.problem = '';
  }

  private async act(said: string, deed: () => Promise<void>): Promise<void> {
    this.said = '';
    this.problem = '';
    try {
      await deed();
      this.said = said;
      await this.refresh.now();
    } catch (problem) {
      this.problem = sentence(problem);
    }
  }

  private takeAway(): void {
    const { id, name, revision } = this.rule;
    ask({
      title: msg(str`Take the rule ${name} away?`),
      body: html`<p>${msg('You are not told by it any more, and its messages go with it. To be told later again, switch it off instead.')}</p>`,
      act: msg('Take away'),
      isDangerous: true,
      onAct: async () => {
        await api.notifications.deleteMeRule({ id, ifMatch: `"${revision}"` });
        goTo('#/account/rules');
      },
    });
  }

  private acts(): TemplateResult {
    return html`<p class="deeds">
      <button type="button" @click=${() => void this.act(msg('A test is on its way.'), () => api.notifications.postMeRuleTest({ id: this.rule.id }))}>
        ${msg('Send a test')}</button>
      <span role="status" class="said">${this.said}</span></p>`;
  }

  protected override render(): TemplateResult {
    const mayChange = may('operator');
    return html`<section class="card">
        <h3>${msg('Does it arrive?')}</h3>
        <p class="quiet">${msg('A test goes to the target as it is saved. Below you see whether it was delivered, and what was in the way.')}</p>
        ${mayChange ? this.acts() : nothing}
        ${trouble(this.problem || this.refresh.trouble)}
        ${this.messages === undefined ? nothing : messageTable(this.messages, message =>
          void this.act(msg('It is tried again.'), () => api.notifications.postMeMessageResend({ id: message.id })))}
      </section>
      ${mayChange ? html`<section class="card"><h3>${msg('Take away')}</h3>
        <button type="button" class="danger" @click=${() => this.takeAway()}>${msg('Take this rule away…')}</button></section>` : nothing}`;
  }
}

customElements.define('cf-rule-state', RuleState);
