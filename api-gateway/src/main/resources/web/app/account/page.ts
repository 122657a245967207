import { html, type TemplateResult } from 'lit';
import { Part } from '../core/part.js';

export class AccountPage extends Part {
  protected override render(): TemplateResult {
    return html`<h1>AccountPage</h1>`;
  }
}

customElements.define('cf-account-page', AccountPage);
