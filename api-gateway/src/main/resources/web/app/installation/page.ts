import { html, type TemplateResult } from 'lit';
import { Part } from '../core/part.js';

export class InstallationPage extends Part {
  protected override render(): TemplateResult {
    return html`<h1>InstallationPage</h1>`;
  }
}

customElements.define('cf-installation-page', InstallationPage);
