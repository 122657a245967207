import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { Part } from '../core/part.js';
import { address } from '../core/route.js';
import { may } from '../core/session.js';
import { Title } from '../core/title.js';
import { placesBar } from '../parts/places.js';
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

  constructor() {
    super();
    this.view = '';
    new Title(this, () => (this.view === 'templates' ? msg('Templates of settings') : msg('Settings of many packs')));
  }

  private overview(): TemplateResult {
    return html`<section class="card"><h2>${msg('Where settings differ')}</h2><cf-drift-list></cf-drift-list></section>
      <section class="card"><h2>${msg('Change many packs')}</h2>
        ${may('installer') ? html`<cf-make-change></cf-make-change>` : html`<p class="settings-notice">
          ${msg('You see changes of many packs, but may not make one: that needs the role installer, and the packs’ PIN.')}</p>`}</section>
      <section class="card"><h2>${msg('Earlier changes')}</h2><cf-change-list></cf-change-list></section>`;
  }

  private shown(): TemplateResult {
    if (this.view === 'templates') {
      return html`<cf-template-list></cf-template-list>`;
    }
    return this.view === 'changes' && this.changeId !== undefined
      ? html`<cf-many-packs-change .changeId=${this.changeId}></cf-many-packs-change>` : this.overview();
  }

  protected override render(): TemplateResult {
    const areTemplates = this.view === 'templates';
    return html`<div class="head"><h1>${msg('Settings of many packs')}</h1>${placesBar(msg('Settings of many packs'), [
      { address: address(['settings']), title: msg('Differences and changes'), isShown: !areTemplates },
      { address: address(['settings', 'templates']), title: msg('Templates'), isShown: areTemplates },
    ])}</div>
      ${this.shown()}`;
  }
}

customElements.define('cf-bulk-page', BulkPage);
