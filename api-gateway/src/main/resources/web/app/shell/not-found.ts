import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { Part } from '../core/part.js';

/** The address names no page. */
export class NotFoundPage extends Part {
  protected override render(): TemplateResult {
    return html`<section class="card"><h1>${msg('There is no such page')}</h1><p><a href="#/">${msg('To the fleet')}</a></p></section>`;
  }
}

customElements.define('cf-not-found-page', NotFoundPage);
