import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { AtRest } from '../core/at-rest.js';
import { api, sentence } from '../core/client.js';
import { Part } from '../core/part.js';
import { chip } from '../parts/chip.js';
import { simulated, trouble } from '../parts/tags.js';
import { nameOf, NOBODY, type Owner, type Owners } from './owners.js';

interface Found extends Pick<Owner, 'id' | 'name' | 'simulated'> {
  readonly kind: 'packs' | 'installations';
  readonly where: string;
}

/** The detail of "choose": whom the view is to show. */
export interface Chosen {
  readonly packs: readonly string[];
  readonly installations: readonly string[];
}

const MOST = 12;
const COLUMNS_OF_PACK = 'id,name,installationName,simulated';
const COLUMNS_OF_SITE = 'id,name,simulated,packIds';

/** Chooses packs, and sites as wholes, by searching for them. Sends "choose". */
export class OwnerPicker extends Part {
  static override properties = {
    packs: { attribute: false }, installations: { attribute: false }, owners: { attribute: false },
    found: { state: true }, isMore: { state: true }, problem: { state: true }, isSearched: { state: true },
  };

  declare packs: readonly string[];
  declare installations: readonly string[];
  declare owners: Owners;
  declare private found: readonly Found[];
  declare private isMore: boolean;
  declare private isSearched: boolean;
  declare private problem: string;
  private readonly typing = new AtRest(this);
  private round = 0;

  constructor() {
    super();
    this.packs = [];
    this.installations = [];
    this.owners = NOBODY;
    this.found = [];
    this.isMore = false;
    this.isSearched = false;
    this.problem = '';
  }

  private readonly typed = (event: Event): void => {
    const text = (event.target as HTMLInputElement).value.trim();
    this.typing.act(() => void this.search(text));
  };

  private async search(text: string): Promise<void> {
    this.round += 1;
    const { round } = this;
    try {
      const asked = { text: text === '' ? undefined : text, limit: String(MOST), sort: 'name' };
      const [packs, sites] = await Promise.all([
        api.packs.getPacks({ ...asked, columns: COLUMNS_OF_PACK }), api.installations.getInstallations({ ...asked, columns: COLUMNS_OF_SITE }),
      ]);
      if (round !== this.round) {
        return;
      }
      this.found = [
        ...sites.installations.filter(site => site.packIds.length > 0).map(({ id, name, simulated, packIds }): Found =>
          ({ kind: 'installations', id, name, simulated, where: packIds.length === 1 ? msg('its pack') : msg(str`${packIds.length} packs together`) })),
        ...packs.packs.map(({ id, name, simulated, installationName }): Found => ({ kind: 'packs', id, name, simulated, where: installationName })),
      ];
      this.isMore = packs.next !== undefined || sites.next !== undefined;
      this.isSearched = true;
      this.problem = '';
    } catch (problem) {
      if (round === this.round) {
        this.problem = sentence(problem);
      }
    }
  }

  private tell(chosen: Partial<Chosen>): void {
    const detail: Chosen = { packs: this.packs, installations: this.installations, ...chosen };
    this.dispatchEvent(new CustomEvent('choose', { detail }));
  }

  private turn(kind: Found['kind'], id: string): void {
    const now = this[kind];
    this.tell({ [kind]: now.includes(id) ? now.filter(one => one !== id) : [...now, id] });
  }

  private chip(kind: Found['kind'], id: string): TemplateResult {
    const all: ReadonlyMap<string, Owner> = this.owners[kind];
    const name = nameOf(all, id);
    const what = html`${kind === 'installations' ? msg(str`Site ${name}`) : name} ${simulated(all.get(id) ?? {})}`;
    return chip(what, msg(str`Take ${name} away`), () => this.turn(kind, id));
  }

  private result(one: Found): TemplateResult {
    const isChosen = this[one.kind].includes(one.id);
    return html`<li><label><input type="checkbox" .checked=${isChosen} @change=${() => this.turn(one.kind, one.id)}>
      <span>${one.kind === 'installations' ? msg(str`Site ${one.name}`) : one.name} ${simulated(one)}
        <span class="sub">${one.where} · ${one.id}</span></span></label></li>`;
  }

  private results(): TemplateResult | typeof nothing {
    if (!this.isSearched) {
      return nothing;
    }
    const count = this.found.length === 0 ? msg('Nothing is called so.') : this.isMore ? msg('There are more: type more of the name.') : '';
    return html`<ul class="chart-found">${this.found.map(one => this.result(one))}</ul><p class="chart-quiet" role="status">${count}</p>`;
  }

  protected override render(): TemplateResult {
    return html`<h2>${msg('Packs and sites')}</h2>
      <ul class="chips">${this.installations.map(id => this.chip('installations', id))}${this.packs.map(id => this.chip('packs', id))}</ul>
      <label class="chart-field" for="chart-search">${msg('Search by name, id or tag')}</label>
      <input id="chart-search" type="search" maxlength="200" autocomplete="off" @focus=${this.typed} @input=${this.typed}>
      ${trouble(this.problem)}
      ${this.results()}`;
  }
}

customElements.define('cf-chart-owners', OwnerPicker);
