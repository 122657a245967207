import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { MessageView } from '../api/index.js';
import { api, sentence } from '../core/client.js';
import { Part } from '../core/part.js';
import { keep, route } from '../core/route.js';
import { Turned } from '../core/turned.js';
import { trouble } from '../parts/tags.js';
import { Pages } from '../parts/pages.js';
import { messageTable } from './message-table.js';

/** What was sent to whoever is signed in, the newest first. */
export class Messages extends Part {
  static override properties = { isDead: { state: true }, problem: { state: true } };

  /** Only those that were given up. */
  declare private isDead: boolean;
  declare private problem: string;

  private readonly pages = new Pages<MessageView>(this, 10_000, async (after, limit) => {
    const page = await api.notifications.getMeMessages({ after, limit, dead: this.isDead ? 'true' : undefined });
    return { items: page.messages, next: page.next };
  });

  constructor() {
    super();
    this.take();
    this.problem = '';
    new Turned(this, () => {
      this.take();
      this.pages.begin();
    });
  }

  private take(): void {
    this.isDead = route().parameters.get('dead') === 'true';
  }

  private choose(isDead: boolean): void {
    this.isDead = isDead;
    keep({ dead: isDead ? 'true' : '' });
    this.pages.begin();
  }

  private async resend({ id }: MessageView): Promise<void> {
    this.problem = '';
    try {
      await api.notifications.postMeMessageResend({ id });
      await this.pages.again();
    } catch (problem) {
      this.problem = sentence(problem);
    }
  }

  protected override render(): TemplateResult {
    const { items } = this.pages;
    return html`<section class="card">
      <h2>${msg('Messages')}</h2>
      <p class="quiet">${msg('What your rules sent you. What does not arrive is tried again and again with growing pauses, then given up; it can be sent again.')}</p>
      <p><label class="check"><input type="checkbox" .checked=${this.isDead}
        @change=${(event: Event) => this.choose((event.target as HTMLInputElement).checked)}> ${msg('Only those that were given up')}</label></p>
      ${trouble(this.problem)}
      ${items === undefined ? nothing : messageTable(items, message => void this.resend(message))}
      ${this.pages.foot()}
    </section>`;
  }
}

customElements.define('cf-messages', Messages);
