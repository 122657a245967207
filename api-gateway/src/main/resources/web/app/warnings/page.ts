import { html, type TemplateResult } from 'lit';
import { Part } from '../core/part.js';

export class WarningsPage extends Part {
  protected override render(): TemplateResult {
    return html`<h1>WarningsPage</h1>`;
  }
}

customElements.define('cf-warnings-page', WarningsPage);
