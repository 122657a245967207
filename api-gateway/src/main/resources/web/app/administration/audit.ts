import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { AuditView } from '../api/index.js';
import { AuditViewKindEnum } from '../api/index.js';
import { AtRest } from '../core/at-rest.js';
import { api } from '../core/client.js';
import { Part } from '../core/part.js';
import { address, keep, route } from '../core/route.js';
import { Turned } from '../core/turned.js';
import { moment } from '../core/words.js';
import { head } from '../parts/cards-table.js';
import { options, type Option } from '../parts/options.js';
import { differences } from './audit-differences.js';
import { Pages } from '../parts/pages.js';

const KINDS: Record<AuditViewKindEnum, () => string> = {
  tenant: () => msg('tenant'),
  installation: () => msg('installation'),
  pack: () => msg('pack'),
  gateway: () => msg('gateway'),
  user: () => msg('user'),
  token: () => msg('API token'),
  retention: () => msg('retention'),
  rule: () => msg('rule of messages'),
  template: () => msg('template of settings'),
};

/** Where an object of the audit is administered; a token or a rule belongs to its user and has no place of its own. */
const PLACES: Partial<Record<AuditViewKindEnum, string>> = {
  tenant: 'tenants', installation: 'installations', pack: 'packs', gateway: 'gateways', user: 'users', retention: 'tenants',
};

/** Every change, the newest first. */
export class AuditList extends Part {
  private readonly typing = new AtRest(this);

  private readonly pages = new Pages<AuditView>(this, 10_000, async (after, limit) => {
    const asked = Object.fromEntries(route().parameters);
    const page = await api.audit.getAudit({ after, limit, author: asked['author'], kind: asked['kind'], object: asked['object'] });
    return { items: page.changes, next: page.next };
  });

  constructor() {
    super();
    new Turned(this, () => this.pages.begin());
  }

  private filter(name: string, value: string): void {
    keep({ [name]: value.trim() });
    this.typing.act(() => this.pages.begin());
  }

  private filters(): TemplateResult {
    const asked = route().parameters;
    const box = (name: string, label: string): TemplateResult => html`<label>${label} <input type="search" .value=${asked.get(name) ?? ''}
      @input=${(event: Event) => this.filter(name, (event.target as HTMLInputElement).value)}></label>`;
    return html`<div class="bar audit-filters" role="search" aria-label=${msg('Choose changes')}>
      <label>${msg('Kind')} <select @change=${(event: Event) => this.filter('kind', (event.target as HTMLSelectElement).value)}>
        ${options([['', msg('all')], ...Object.entries(KINDS).map(([kind, name]): Option => [kind, name()])], asked.get('kind') ?? '')}
      </select></label>
      ${box('object', msg('Id'))}
      ${box('author', msg('Author'))}
    </div>`;
  }

  private object({ kind, objectId }: AuditView): TemplateResult {
    const place = PLACES[kind];
    return html`${KINDS[kind]?.() ?? kind} ${place === undefined ? objectId : html`<a
      href=${address(['administration', place, objectId])}>${objectId}</a>`}`;
  }

  private row(change: AuditView): TemplateResult {
    return html`<tr role="row">
      <th scope="row" role="rowheader" class="when"><time datetime=${change.at}>${moment(change.at)}</time></th>
      <td role="cell" data-label=${msg('Author')}>${change.author}${change.tokenId === undefined ? nothing
        : html`<span class="sub">${msg(str`by API token ${change.tokenId}`)}</span>`}</td>
      <td role="cell" data-label=${msg('What')}>${this.object(change)}
        <span class="sub">${change.operation}${change.reason === '' ? '' : ` – “${change.reason}”`}</span></td>
      <td role="cell" data-label=${msg('Before and after')}>${differences(change)}</td>
    </tr>`;
  }

  private table(changes: readonly AuditView[]): TemplateResult {
    if (changes.length === 0) {
      return html`<p role="status">${msg('No change is like that.')}</p>`;
    }
    return html`<table class="cards-table listing audit" role="table"><caption class="hidden-text">${msg('Changes, the newest first')}</caption>
      ${head([msg('When'), msg('Author'), msg('What'), msg('Before and after')])}
      <tbody role="rowgroup">${changes.map(change => this.row(change))}</tbody></table>`;
  }

  protected override render(): TemplateResult {
    return html`<section class="card">
      <h2>${msg('Audit')}</h2>
      <p class="quiet">${msg('Every change of tenants, installations, packs, gateways, users and tokens, the newest first. Actions on packs, as holding a relay off, stand among the events of the pack.')}</p>
      ${this.filters()}
      ${this.pages.items === undefined ? nothing : this.table(this.pages.items)}
      ${this.pages.foot()}
    </section>`;
  }
}

customElements.define('cf-audit', AuditList);
