import { msg } from '@lit/localize';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { sentence } from '../core/client.js';
import { Part } from '../core/part.js';
import { signIn } from '../core/session.js';
import { trouble } from '../parts/tags.js';

/** Name and password. Sends "signed-in" when the server took them. */
export class SignIn extends Part {
  static override properties = { notice: {}, isBusy: { state: true } };

  /** Said above the fields: why one has to sign in (again). */
  declare notice: string;
  declare private isBusy: boolean;

  constructor() {
    super();
    this.notice = '';
    this.isBusy = false;
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    this.querySelector<HTMLInputElement>('#user')?.focus();
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const fields = new FormData(event.target as HTMLFormElement);
    this.isBusy = true;
    try {
      if (await signIn(String(fields.get('user')), String(fields.get('password')))) {
        this.dispatchEvent(new Event('signed-in'));
        return;
      }
      this.notice = msg('User or password is wrong. After several wrong tries, wait a little.');
      this.querySelector<HTMLInputElement>('#password')?.select();
    } catch (problem) {
      this.notice = sentence(problem);
    } finally {
      this.isBusy = false;
    }
  }

  protected override render(): TemplateResult {
    return html`<form class="card sign-in" @submit=${(event: SubmitEvent) => void this.submit(event)}>
      <h1>${msg('Sign in')}</h1>
      ${trouble(this.notice)}
      <label for="user">${msg('User')}</label>
      <input id="user" name="user" autocomplete="username" required>
      <label for="password">${msg('Password')}</label>
      <input id="password" name="password" type="password" autocomplete="current-password" required>
      <button class="main" type="submit" ?disabled=${this.isBusy}>${msg('Sign in')}</button>
    </form>`;
  }
}

customElements.define('cf-sign-in', SignIn);
