import { msg, str } from '@lit/localize';
import { html, nothing, render, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { PageView } from '../api/index.js';
import { sentence } from '../core/client.js';
import { Part } from '../core/part.js';
import { Ageing, Refresh } from '../core/refresh.js';
import { keep, route } from '../core/route.js';
import { Title } from '../core/title.js';
import { Turned } from '../core/turned.js';
import { count } from '../core/words.js';
import { trouble } from '../parts/tags.js';
import { WorldMap, type View } from './chart.js';
import { entry, facts, glyph } from './site-facts.js';
import { allSites, placeOf } from './sites.js';
import { marked, STATES, stateWords, type Marked, type Site, type State } from './state.js';
import { tiles } from './tiles.js';

const EVERY_MS = 5000;
// So many pages are not asked for as often.
const MANY = 1000;
const MANY_EVERY_MS = 30_000;
const MOST_LISTED = 100;

/** All sites on a map, and beside it as lists. */
export class MapPage extends Part {
  static override properties = {
    sites: { state: true }, inView: { state: true }, nowhere: { state: true }, numbers: { state: true }, attribution: { state: true },
    problem: { state: true },
  };

  declare private sites: readonly Site[] | undefined;
  declare private inView: readonly Marked[];
  declare private nowhere: readonly Marked[];
  declare private numbers: Readonly<Partial<Record<State, number>>>;
  declare private attribution: string;
  declare private problem: string;
  private map: WorldMap | undefined;
  private lookedAtMs = -Infinity;
  private opened: { readonly ids: readonly string[]; readonly element: HTMLElement } | undefined;
  private readonly refresh = new Refresh(this, EVERY_MS, async isOvertaken => {
    try {
      await this.look(isOvertaken);
    } finally {
      // Marks grow old also when nothing comes.
      this.place();
    }
  });

  constructor() {
    super();
    this.inView = [];
    this.nowhere = [];
    this.numbers = {};
    this.attribution = '';
    this.problem = '';
    new Ageing(this);
    new Title(this, () => msg('Map'));
    new Turned(this, () => this.turnTo(viewOf(route().parameters)));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.map?.remove();
    this.map = undefined;
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    void this.begin();
  }

  private async begin(): Promise<void> {
    const [land, { tileUrl, tileAttribution = '' }] = await Promise.all([import('./land.json'), this.tiles()]);
    const element = this.querySelector<HTMLElement>('.world');
    if (!this.isConnected || element === null) {
      return;
    }
    this.attribution = tileAttribution;
    this.map = new WorldMap(element, land.default, tileUrl, view => this.moved(view), sites => this.popup(sites));
    this.turnTo(viewOf(route().parameters));
    this.place();
  }

  /** The map does without: it has outlines of its own. */
  private async tiles(): Promise<PageView> {
    try {
      return await tiles();
    } catch (problem) {
      this.problem = sentence(problem);
      return {};
    }
  }

  /** Looks where the address says, or at all sites. */
  private turnTo(view: View | undefined): void {
    if (view !== undefined) {
      this.map?.look(view);
    } else {
      this.map?.fit(this.sites ?? []);
    }
  }

  private async look(isOvertaken: () => boolean): Promise<void> {
    if ((this.sites?.length ?? 0) > MANY && performance.now() - this.lookedAtMs < MANY_EVERY_MS) {
      return;
    }
    const sites = await allSites(isOvertaken);
    if (sites !== undefined) {
      const isFirst = this.sites === undefined;
      this.lookedAtMs = performance.now();
      this.sites = sites;
      if (isFirst && viewOf(route().parameters) === undefined) {
        this.map?.fit(sites);
      }
    }
  }

  private place(): void {
    const all = (this.sites ?? []).map(marked);
    this.numbers = Object.fromEntries(STATES.map(state => [state, all.filter(each => each.state === state).length]));
    this.nowhere = worstFirst(all.filter(({ site }) => placeOf(site) === undefined));
    this.map?.show(all.filter(({ site }) => placeOf(site) !== undefined));
    this.inView = worstFirst(this.map?.inView() ?? []);
  }

  private moved({ latitude, longitude, zoom }: View): void {
    this.inView = worstFirst(this.map?.inView() ?? []);
    if (this.sites !== undefined && this.isConnected) {
      keep({ latitude: latitude.toFixed(3), longitude: longitude.toFixed(3), zoom });
    }
  }

  protected override updated(): void {
    // What has opened ages too.
    if (this.opened?.element.isConnected === true) {
      const { ids, element } = this.opened;
      render(facts((this.sites ?? []).filter(site => ids.includes(site.value.id))), element);
    }
  }

  private popup(sites: readonly Site[]): HTMLElement {
    const element = document.createElement('div');
    render(facts(sites), element);
    this.opened = { ids: sites.map(site => site.value.id), element };
    return element;
  }

  private legend(): TemplateResult {
    return html`<ul class="map-legend" aria-label=${msg('Marks')}>${STATES.map(state => {
      const number = this.numbers[state] ?? 0;
      return html`<li class=${number === 0 ? 'none' : ''}>${glyph(state)} ${stateWords(state)} <b>${count(number)}</b></li>`;
    })}</ul>`;
  }

  private list(): TemplateResult {
    const all = this.inView;
    const listed = all.slice(0, MOST_LISTED);
    return html`<section class="card" aria-labelledby="in-view-title"><h2 id="in-view-title">${msg(str`In view: ${count(all.length)}`)}</h2>
      ${all.length === 0 ? html`<p class="sub">${msg('No site lies in this part of the map.')}</p>` : nothing}
      <ul class="plain">${repeat(listed, ({ site }) => site.value.id, each => entry(each, html`<button type="button" class="small"
        aria-label=${msg(str`Show ${each.site.value.name} on the map`)} @click=${() => this.map?.open([each.site])}>${msg('show')}</button>`))}</ul>
      ${all.length > listed.length ? html`<p class="sub">${msg(str`and ${count(all.length - listed.length)} more: go nearer`)}</p>` : nothing}
    </section>`;
  }

  private withoutPlace(): TemplateResult | typeof nothing {
    const all = this.nowhere;
    const listed = all.slice(0, MOST_LISTED);
    return all.length === 0 ? nothing : html`<section class="card" aria-labelledby="nowhere-title">
      <h2 id="nowhere-title">${msg(str`Without a place: ${count(all.length)}`)}</h2>
      <ul class="plain">${listed.map(each => entry(each))}</ul>
      ${all.length > listed.length ? html`<p class="sub">${msg(str`and ${count(all.length - listed.length)} more`)}</p>` : nothing}</section>`;
  }

  protected override render(): TemplateResult {
    const { sites } = this;
    return html`<div class="head"><h1>${msg('Map')}</h1>
        <button type="button" ?disabled=${sites === undefined} @click=${() => this.map?.fit(sites ?? [])}>${msg('All sites')}</button></div>
      ${trouble(this.refresh.trouble || this.problem)}
      ${this.legend()}
      <div class="map-and-lists">
        <div><div class="world" role="region" aria-label=${msg('Map of the sites. The list says the same.')}></div>
          <p class="sub attribution">${msg('Land and borders: Natural Earth. Map by')}
            <a href="https://leafletjs.com">Leaflet</a>. ${this.attribution}</p></div>
        <div class="map-lists">${this.list()}${this.withoutPlace()}</div>
      </div>`;
  }
}

/** Within one state they stay by name, as they came. */
const worstFirst = (all: readonly Marked[]): Marked[] =>
  [...all].sort((one, other) => STATES.indexOf(one.state) - STATES.indexOf(other.state));

function viewOf(parameters: URLSearchParams): View | undefined {
  const of = (name: string): number => parseFloat(parameters.get(name) ?? '');
  const [latitude, longitude, zoom] = [of('latitude'), of('longitude'), of('zoom')];
  return [latitude, longitude, zoom].every(Number.isFinite) ? { latitude, longitude, zoom } : undefined;
}

customElements.define('cf-map-page', MapPage);
