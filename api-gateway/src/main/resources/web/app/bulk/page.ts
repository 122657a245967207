import { html, type TemplateResult } from 'lit';
import { Part } from '../core/part.js';

export class BulkPage extends Part {
  protected override render(): TemplateResult {
    return html`<h1>BulkPage</h1>`;
  }
}

customElements.define('cf-bulk-page', BulkPage);
