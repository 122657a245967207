import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { Part } from '../core/part.js';
import { address, route } from '../core/route.js';
import { may } from '../core/session.js';
import { rules } from './rules.js';
import '../forms/collection.js';
import '../forms/object.js';
import './me.js';
import './messages.js';
import './tokens.js';

const places = (): readonly { readonly path: string; readonly title: string }[] => [
  { path: '', title: msg('Me') },
  { path: 'rules', title: msg('Being told of warnings') },
  { path: 'messages', title: msg('Messages') },
  { path: 'tokens', title: msg('API tokens') },
];

/** What belongs to whoever is signed in. */
export class AccountPage extends Part {
  static override properties = { view: {} };

  declare view: string;
  /** Another path is another page, which comes by itself. */
  private readonly onTurn = (): void => {
    const [, view = ''] = route().path;
    if (view === this.view) {
      this.requestUpdate();
    }
  };

  constructor() {
    super();
    this.view = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = `${msg('Your account')} – Cellfleet`;
    addEventListener('hashchange', this.onTurn);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.onTurn);
  }

  private rules(): TemplateResult {
    const { path: [, , id], parameters } = route();
    const isMade = parameters.has('make') && may(rules.changedBy);
    return id === undefined && !isMade ? html`<cf-collection .subject=${rules}></cf-collection>`
      : keyed(id, html`<cf-object-form .subject=${rules} .objectId=${id}></cf-object-form>`) as TemplateResult;
  }

  private shown(): TemplateResult {
    switch (this.view) {
      case '':
        return html`<cf-me></cf-me>`;
      case 'rules':
        return this.rules();
      case 'messages':
        return html`<cf-messages></cf-messages>`;
      case 'tokens':
        return html`<cf-tokens></cf-tokens>`;
      default:
        return html`<section class="card"><p>${msg('There is no such page.')}</p></section>`;
    }
  }

  protected override render(): TemplateResult {
    return html`<div class="head"><h1>${msg('Your account')}</h1>
        <nav class="places-bar" aria-label=${msg('Your account')}>${places().map(place =>
          html`<a href=${address(['account', place.path].filter(word => word !== ''))}
            aria-current=${place.path === this.view ? 'page' : 'false'}>${place.title}</a>`)}</nav></div>
      ${this.shown()}`;
  }
}

customElements.define('cf-account-page', AccountPage);
