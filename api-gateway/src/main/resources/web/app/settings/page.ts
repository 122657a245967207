import { html, type TemplateResult } from 'lit';
import { Part } from '../core/part.js';

export class PackSettingsPage extends Part {
  protected override render(): TemplateResult {
    return html`<h1>PackSettingsPage</h1>`;
  }
}

customElements.define('cf-pack-settings-page', PackSettingsPage);
