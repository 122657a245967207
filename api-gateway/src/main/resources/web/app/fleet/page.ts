import { html, type TemplateResult } from 'lit';
import { Part } from '../core/part.js';

export class FleetPage extends Part {
  protected override render(): TemplateResult {
    return html`<h1>FleetPage</h1>`;
  }
}

customElements.define('cf-fleet-page', FleetPage);
