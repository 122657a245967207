import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { Part } from '../core/part.js';
import { address, route } from '../core/route.js';
import { Title } from '../core/title.js';
import { Turned } from '../core/turned.js';
import { subjectPart } from '../forms/subject-part.js';
import { placesBar } from '../parts/places.js';
import { rules } from './rules.js';
import './me.js';
import './messages.js';
import './tokens.js';

const places = (): readonly { readonly path: string; readonly title: string }[] => [
  { path: '', title: msg('Me') },
  { path: 'rules', title: msg('Notification rules') },
  { path: 'messages', title: msg('Messages') },
  { path: 'tokens', title: msg('API tokens') },
];

/** What belongs to whoever is signed in. */
export class AccountPage extends Part {
  static override properties = { view: {} };

  declare view: string;

  constructor() {
    super();
    this.view = '';
    new Title(this, () => this.words());
    new Turned(this, () => this.requestUpdate());
  }

  private words(): string {
    const place = places().find(one => one.path === this.view && one.path !== '')?.title;
    return [place, msg('Your account')].filter(words => words !== undefined).join(' – ');
  }

  private shown(): TemplateResult {
    switch (this.view) {
      case '':
        return html`<cf-me></cf-me>`;
      case 'rules':
        return subjectPart(rules, route().path[2]);
      case 'messages':
        return html`<cf-messages></cf-messages>`;
      case 'tokens':
        return html`<cf-tokens></cf-tokens>`;
      default:
        return html`<section class="card"><p>${msg('There is no such page.')}</p></section>`;
    }
  }

  protected override render(): TemplateResult {
    const bar = places().map(({ path, title }) =>
      ({ address: address(['account', path].filter(word => word !== '')), title, isShown: path === this.view }));
    return html`<div class="head"><h1>${msg('Your account')}</h1>${placesBar(msg('Your account'), bar)}</div>
      ${this.shown()}`;
  }
}

customElements.define('cf-account-page', AccountPage);
