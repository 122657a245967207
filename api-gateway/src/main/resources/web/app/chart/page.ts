import { html, type TemplateResult } from 'lit';
import { Part } from '../core/part.js';

export class ChartPage extends Part {
  protected override render(): TemplateResult {
    return html`<h1>ChartPage</h1>`;
  }
}

customElements.define('cf-chart-page', ChartPage);
