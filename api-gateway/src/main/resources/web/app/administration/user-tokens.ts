import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { TokenEntry } from '../api/index.js';
import { api } from '../core/client.js';
import { Part } from '../core/part.js';
import { Refresh } from '../core/refresh.js';
import { ask } from '../parts/dialog.js';
import { trouble } from '../parts/tags.js';
import { tokenTable } from './token-table.js';

/** The API tokens of a user, for an administrator to take back. */
export class UserTokens extends Part {
  static override properties = { name: {}, tokens: { state: true } };

  declare name: string;
  declare private tokens: readonly TokenEntry[] | undefined;

  private readonly refresh = new Refresh(this, 0, async isOvertaken => {
    const { tokens } = await api.signingIn.getUserTokens({ name: this.name });
    if (!isOvertaken()) {
      this.tokens = tokens;
    }
  });

  private takeBack(token: TokenEntry): void {
    ask({
      title: msg(str`Take “${token.label}” back?`),
      body: html`<p>${msg('The program that uses it is refused from its next request on. Nothing brings this token back.')}</p>`,
      act: msg('Take back'),
      isDangerous: true,
      onAct: async () => {
        await api.signingIn.deleteUserToken({ name: this.name, id: token.id });
        await this.refresh.now();
      },
    });
  }

  protected override render(): TemplateResult {
    return html`${trouble(this.refresh.trouble)}
      ${this.tokens === undefined ? '' : tokenTable(this.tokens, token => this.takeBack(token))}`;
  }
}

customElements.define('cf-user-tokens', UserTokens);
