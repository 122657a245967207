import { html, type TemplateResult } from 'lit';
import { Part } from '../core/part.js';

export class MapPage extends Part {
  protected override render(): TemplateResult {
    return html`<h1>MapPage</h1>`;
  }
}

customElements.define('cf-map-page', MapPage);
