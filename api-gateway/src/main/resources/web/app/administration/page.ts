import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { Part } from '../core/part.js';
import { address } from '../core/route.js';
import { may, type Role } from '../core/session.js';
import { Title } from '../core/title.js';
import { Turned } from '../core/turned.js';
import { gateways } from './gateways.js';
import { installations } from './installations.js';
import { packs } from './packs.js';
import { roleName } from '../forms/roles.js';
import type { Subject } from '../forms/subject.js';
import { subjectPart } from '../forms/subject-part.js';
import { placesBar } from '../parts/places.js';
import { tenants } from './tenants.js';
import { users } from './users.js';
import './audit.js';
import './import.js';

/** A place below administration. */
interface Place {
  readonly place: readonly [string, string];
  readonly title: string;
  readonly about: string;
  readonly seenBy: Role;
}

const SUBJECTS: readonly Subject[] = [installations, packs, gateways, users, tenants];

/** In the order in which a new site is set up, then who may do it, then what was done. */
function allPlaces(): Place[] {
  return [
    ...SUBJECTS.slice(0, 3),
    {
      place: ['administration', 'import'], title: msg('Import'), seenBy: 'installer',
      about: msg('Many installations, packs or gateways at once, from a table.'),
    },
    ...SUBJECTS.slice(3),
    {
      place: ['administration', 'audit'], title: msg('Audit'), seenBy: 'administrator',
      about: msg('Every change: who made it, when, why, and what it was before.'),
    },
  ];
}

/** Those that whoever is signed in may see. */
const places = (): Place[] => allPlaces().filter(place => may(place.seenBy));

/** Whatever is set up, and by whom it may be. */
export class AdministrationPage extends Part {
  static override properties = { view: {}, objectId: {} };

  declare view: string;
  declare objectId: string | undefined;

  constructor() {
    super();
    this.view = '';
    new Title(this, () => this.words());
    new Turned(this, () => this.requestUpdate());
  }

  /** What is shown, the narrowest first. */
  private words(): string {
    const place = places().find(one => one.place[1] === this.view)?.title;
    return [this.objectId, place, msg('Administration')].filter(words => words !== undefined).join(' – ');
  }

  private overview(): TemplateResult {
    return html`<ul class="places">${places().map(place => html`<li class="card">
      <h2><a href=${address(place.place)}>${place.title}</a></h2><p class="quiet">${place.about}</p></li>`)}
      <li class="card"><h2><a href="#/account">${msg('Your account')}</a></h2>
        <p class="quiet">${msg('Your password, API tokens, and of which warnings you are told.')}</p></li></ul>`;
  }

  private shown(): TemplateResult {
    if (this.view === '') {
      return this.overview();
    }
    const place = allPlaces().find(one => one.place[1] === this.view);
    if (place === undefined || !may(place.seenBy)) {
      return html`<section class="card"><p>${place === undefined ? msg('There is nothing here.')
        : msg(str`To see this the role ${roleName(place.seenBy)} is needed.`)}</p></section>`;
    }
    const subject = SUBJECTS.find(one => one.place[1] === this.view);
    if (subject === undefined) {
      return this.view === 'audit' ? html`<cf-audit></cf-audit>` : html`<cf-import></cf-import>`;
    }
    return subjectPart(subject, this.objectId);
  }

  protected override render(): TemplateResult {
    const bar = places().map(({ place, title }) => ({ address: address(place), title, isShown: place[1] === this.view }));
    return html`<div class="head"><h1>${msg('Administration')}</h1>${placesBar(msg('Administration'), bar)}</div>
      ${this.shown()}`;
  }
}

customElements.define('cf-administration-page', AdministrationPage);
