import { html, type TemplateResult } from 'lit';
import { Part } from '../core/part.js';

export class PackPage extends Part {
  protected override render(): TemplateResult {
    return html`<h1>PackPage</h1>`;
  }
}

customElements.define('cf-pack-page', PackPage);
