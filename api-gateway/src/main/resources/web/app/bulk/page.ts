import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { Part } from '../core/part.js';
import { may } from '../core/session.js';
import './change.js';
import './change-list.js';
import './drift-list.js';
import './make-change.js';
import './template-list.js';

/** Settings of many packs: where they differ, changes of many at once, and templates. */
export class BulkPage extends Part {
  static override properties = { view: {}, changeId: {} };

  /** "", "changes" or "templates". */
  declare view: string;
  /** Of the change that is shown. */
  declare changeId: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = msg('Settings of many packs – Cellfleet');
  }

  private overview(): TemplateResult {
    return html`<section class="card"><h2>${msg('Where settings differ')}</h2><cf-drift-list></cf-drift-list></section>
      <section class="card"><h2>${msg('Change many packs')}</h2>${may('installer') ? html`<cf-make-change></cf-make-change>`
    : html`<p class="settings-notice">${msg('You see changes of many packs, but may not make one: that needs the role installer, and the packs’ PIN.')}</p>`}</section>
      <section class="card"><h2>${msg('Earlier changes')}</h2><cf-change-list></cf-change-list></section>`;
  }

  private shown(): TemplateResult {
    if (this.view === 'templates') {
      return html`<cf-template-list></cf-template-list>`;
    }
    return this.view === 'changes' && this.changeId !== undefined ? html`<cf-many-packs-change .changeId=${this.changeId}></cf-many-packs-change>` : this.overview();
  }

  private tab(path: string, words: string, isShown: boolean): TemplateResult {
    return html`<a href=${path} aria-current=${isShown ? 'page' : 'false'}>${words}</a>`;
  }

  protected override render(): TemplateResult {
    return html`<div class="head"><h1>${msg('Settings of many packs')}</h1></div>
      <p class="bulk-tabs" role="navigation"
        aria-label=${msg('Settings of many packs')}>${this.tab('#/settings', msg('Differences and changes'), this.view !== 'templates')}
        ${this.tab('#/settings/templates', msg('Templates'), this.view === 'templates')}</p>${this.shown()}`;
  }
}

customElements.define('cf-bulk-page', BulkPage);
