import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { Part } from '../core/part.js';
import { Title } from '../core/title.js';

/** The address names no page. */
export class NotFoundPage extends Part {
  constructor() {
    super();
    new Title(this, () => msg('There is no such page'));
  }

  protected override render(): TemplateResult {
    return html`<section class="card"><h1>${msg('There is no such page')}</h1><p><a href="#/">${msg('To the fleet')}</a></p></section>`;
  }
}

customElements.define('cf-not-found-page', NotFoundPage);
