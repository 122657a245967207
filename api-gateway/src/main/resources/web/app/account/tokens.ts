import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { NewToken, PostToken, TokenEntry } from '../api/index.js';
import { api } from '../core/client.js';
import { Part } from '../core/part.js';
import { Refresh } from '../core/refresh.js';
import { may } from '../core/session.js';
import { moment } from '../core/words.js';
import { trouble } from '../parts/tags.js';
import { body, type Field, type Values } from '../forms/fields.js';
import { roleChoices, ROLES } from '../forms/roles.js';
import { askToTakeBack, tokenTable } from '../forms/token-table.js';
import '../parts/copyable.js';
import '../forms/form.js';

const fields = (): readonly Field[] => [
  { name: 'label', label: msg('For'), kind: 'text', isRequired: true, isOnce: true, hint: msg('Which program uses it: “nightly export”.') },
  { name: 'role', label: msg('What it may do at most'), kind: 'choice', isRequired: true, choices: roleChoices(ROLES.filter(may)),
    hint: msg('As little as the program needs; never more than you.') },
  { name: 'days', label: msg('Days until it expires'), kind: 'number', isRequired: true, hint: msg('1 to 366') },
];

/** Tokens with which programs speak to the API in one's name. */
export class Tokens extends Part {
  static override properties = { tokens: { state: true }, made: { state: true } };

  declare private tokens: readonly TokenEntry[] | undefined;
  /** Shown until one goes elsewhere. */
  declare private made: NewToken | undefined;
  private readonly fields = fields();

  private readonly refresh = new Refresh(this, 0, async isOvertaken => {
    const { tokens } = await api.signingIn.getMeTokens();
    if (!isOvertaken()) {
      this.tokens = tokens;
    }
  });

  private async make(values: Values): Promise<void> {
    this.made = await api.signingIn.postMeTokens({ postToken: body<PostToken>(values) });
    await this.refresh.now();
  }

  private takeBack(token: TokenEntry): void {
    askToTakeBack(token, async () => {
      await api.signingIn.deleteMeToken({ id: token.id });
      this.made = this.made?.token.id === token.id ? undefined : this.made;
      await this.refresh.now();
    });
  }

  private shown({ text, token }: NewToken): TemplateResult {
    return html`<h3>${msg(str`The token for “${token.label}”`)}</h3>
      <p>${msg('It is shown this once: copy it now. It is as good as a password.')} <strong>
        ${msg(str`Until ${moment(token.expiresAt)}.`)}</strong></p>
      <cf-copyable .text=${text} .label=${msg('The token')}></cf-copyable>
      <p>${msg('A first try:')}</p>
      <cf-copyable .text=${`curl -H "Authorization: Bearer ${text}" ${location.origin}/api/v1/fleet`} .label=${msg('The command')}></cf-copyable>`;
  }

  protected override render(): TemplateResult {
    const { tokens } = this;
    return html`<section class="card">
        <h2>${msg('A new API token')}</h2>
        <p class="quiet">
          ${msg('With it a program reads or changes in your name, without your password. It can make no other token and set no password.')}
          <a href="/api/docs/">${msg('What the API can')}</a></p>
        <cf-form .plan=${{ fields: this.fields, values: { role: ROLES[0], days: 90 }, act: msg('Make a token'),
          save: (values: Values) => this.make(values) }}></cf-form>
        <div aria-live="polite">${this.made === undefined ? nothing : this.shown(this.made)}</div>
      </section>
      <section class="card">
        <h2>${msg('Your API tokens')}</h2>
        ${trouble(this.refresh.trouble)}
        ${tokens === undefined ? nothing : tokenTable(tokens, token => this.takeBack(token))}
      </section>`;
  }
}

customElements.define('cf-tokens', Tokens);
