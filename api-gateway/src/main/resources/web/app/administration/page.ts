import { html, type TemplateResult } from 'lit';
import { Part } from '../core/part.js';

export class AdministrationPage extends Part {
  protected override render(): TemplateResult {
    return html`<h1>AdministrationPage</h1>`;
  }
}

customElements.define('cf-administration-page', AdministrationPage);
