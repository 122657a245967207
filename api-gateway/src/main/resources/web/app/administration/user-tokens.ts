import { html, nothing, type TemplateResult } from 'lit';
import type { TokenEntry } from '../api/index.js';
import { api } from '../core/client.js';
import { Part } from '../core/part.js';
import { Refresh } from '../core/refresh.js';
import { trouble } from '../parts/tags.js';
import { askToTakeBack, tokenTable } from '../forms/token-table.js';

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
    askToTakeBack(token, async () => {
      await api.signingIn.deleteUserToken({ name: this.name, id: token.id });
      await this.refresh.now();
    });
  }

  protected override render(): TemplateResult {
    return html`${trouble(this.refresh.trouble)}
      ${this.tokens === undefined ? nothing : tokenTable(this.tokens, token => this.takeBack(token))}`;
  }
}

customElements.define('cf-user-tokens', UserTokens);
