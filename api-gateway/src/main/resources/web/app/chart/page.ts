import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { AtRest } from '../core/at-rest.js';
import { Part } from '../core/part.js';
import { DAY_MS } from '../core/time.js';
import { Title } from '../core/title.js';
import { Turned } from '../core/turned.js';
import { simulated, trouble } from '../parts/tags.js';
import { isKnown, PRESET } from './columns.js';
import { moved, zoomed, type DragMode } from './gestures.js';
import { Loader } from './loader.js';
import { panels, type PanelLines } from './naming.js';
import { notes, resolutions } from './notes.js';
import type { Chosen } from './owner-picker.js';
import { nameOf } from './owners.js';
import type { Pointed } from './over-time.js';
import { bandList, valueTable } from './tables.js';
import type { Change } from './toolbar.js';
import { asked, isEmpty, remember, type Range, type View } from './view.js';
import { following, Watched } from './watched.js';
import { Clock, zoneOf } from './zone.js';
import './band-panel.js';
import './column-picker.js';
import './export-bar.js';
import './owner-picker.js';
import './panel.js';
import './toolbar.js';

const AFTER_GESTURE_MS = 300;
const LONGEST_MS = 10 * 366 * DAY_MS;
const MOST_ROWS = 40;
const KEY_STEP = 0.25;
const KEY_ZOOM = 2;

/** What the pointer that is there can do. */
function howTo(): string {
  return matchMedia('(pointer: coarse)').matches
    ? msg('Two fingers zoom, one finger moves.')
    : msg('Drag over a time to zoom into it, with Shift to move. Ctrl and wheel zoom too; in a drawing that was clicked the wheel alone, arrows, + and −.');
}

/** Any values of any packs and sites over any time, with warnings and relay states below. All of it stands in the address. */
export class ChartPage extends Part {
  static override properties = {
    shown: { state: true }, mode: { state: true }, scheme: { state: true }, isTableOpen: { state: true }, isChoiceOpen: { state: true },
  };

  declare private shown: View;
  declare private mode: DragMode;
  declare private scheme: string;
  declare private isTableOpen: boolean;
  declare private isChoiceOpen: boolean;
  private clock: Clock;
  private readonly pointer = new Watched<Pointed>({});
  private readonly gesture = new AtRest(this, 0);
  private drawn: readonly PanelLines[] = [];
  private drawnFrom: readonly unknown[] = [];
  private knownRange: Range | undefined;
  private readonly loader: Loader;
  private readonly dark = matchMedia('(prefers-color-scheme: dark)');
  private readonly onScheme = (): void => { this.scheme = this.dark.matches ? 'dark' : 'light'; };

  constructor() {
    super();
    this.shown = asked();
    this.clock = new Clock(this.shown.zone);
    this.mode = 'zoom';
    this.scheme = this.dark.matches ? 'dark' : 'light';
    this.isTableOpen = false;
    this.isChoiceOpen = isEmpty(this.shown);
    this.loader = new Loader(Object.assign(this, { view: () => this.shown, width: () => this.clientWidth }));
    new Title(this, () => [this.names(), msg('Charts')].filter(words => words !== '').join(' – '));
    new Turned(this, () => this.turn());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.dark.addEventListener('change', this.onScheme);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.dark.removeEventListener('change', this.onScheme);
  }

  private turn(): void {
    this.take(asked());
    this.isChoiceOpen ||= isEmpty(this.shown);
    this.loader.changed();
  }

  private take(view: View): void {
    this.shown = view;
    if (this.clock.zone !== zoneOf(view.zone)) {
      this.clock = new Clock(view.zone);
    }
  }

  /**
   * What is on the drawing follows at once; the address, which browsers let change only so often, and what is needed of
   * the server when a gesture has come to rest.
   */
  private change(change: Change, waitMs = 0): void {
    this.take({ ...this.shown, ...change });
    this.gesture.act(() => {
      remember(this.shown);
      this.loader.changed();
    }, waitMs);
  }

  private goTo(range: Range): void {
    const lengthMs = Math.min(range.toMs - range.fromMs, LONGEST_MS);
    const toMs = Math.max(lengthMs, Math.min(range.toMs, Math.max(Date.now(), this.loader.range().toMs)));
    this.change({ fixed: { fromMs: toMs - lengthMs, toMs } }, AFTER_GESTURE_MS);
  }

  private key(event: KeyboardEvent): void {
    const range = this.loader.range();
    const spanMs = range.toMs - range.fromMs;
    const middle = (range.fromMs + range.toMs) / 2;
    const to: Record<string, () => Range> = {
      ArrowLeft: () => moved(range, -KEY_STEP * spanMs), ArrowRight: () => moved(range, KEY_STEP * spanMs),
      '+': () => zoomed(range, 1 / KEY_ZOOM, middle), '-': () => zoomed(range, KEY_ZOOM, middle),
    };
    const found = to[event.key];
    if (found !== undefined && (event.target as HTMLElement).matches('.chart-drawing')) {
      event.preventDefault();
      this.goTo(found());
    }
  }

  private toggle(key: string): void {
    const { hidden } = this.shown;
    this.take({ ...this.shown, hidden: hidden.includes(key) ? hidden.filter(one => one !== key) : [...hidden, key] });
    remember(this.shown);
  }

  /** The same object until something else is to be drawn: another time of the same changes nothing. */
  private lines(): readonly PanelLines[] {
    const { packs, installations, columns, hidden } = this.shown;
    const from = [packs, installations, columns, hidden, this.loader.answer, this.loader.owners];
    if (from.some((one, i) => one !== this.drawnFrom[i])) {
      this.drawn = panels(this.shown, this.loader.answer?.lines ?? [], this.loader.owners);
      this.drawnFrom = from;
    }
    return this.drawn;
  }

  /** The same object until it changes, so that nothing is drawn anew for nothing. */
  private range(): Range {
    const now = this.loader.range();
    if (this.knownRange?.fromMs !== now.fromMs || this.knownRange.toMs !== now.toMs) {
      this.knownRange = now;
    }
    return this.knownRange;
  }

  /** Who is shown. */
  private names(): string {
    const { packs, installations } = this.loader.owners;
    const sites = this.shown.installations.map(id => msg(str`Site ${nameOf(installations, id)}`));
    return [...sites, ...this.shown.packs.map(id => nameOf(packs, id))].join(', ');
  }

  private isSimulated(): boolean {
    const { owners } = this.loader;
    return this.shown.packs.some(id => owners.packs.get(id)?.simulated)
      || this.shown.installations.some(id => owners.installations.get(id)?.simulated);
  }

  private zones(): string[] {
    return [...new Set([...this.loader.owners.packs.values()].map(pack => pack.timeZone).filter(zone => zone !== undefined))];
  }

  private head(): TemplateResult {
    return html`<div class="head"><h1>${msg('Charts')}</h1>${isEmpty(this.shown) ? nothing : html`<span>${this.names()}</span>`}
      ${simulated({ simulated: this.isSimulated() })}</div>`;
  }

  private choice(): TemplateResult {
    const { shown, loader } = this;
    const owners = shown.packs.length + shown.installations.length;
    return html`<details class="card chart-choice" ?open=${this.isChoiceOpen}
        @toggle=${(event: Event) => { this.isChoiceOpen = (event.target as HTMLDetailsElement).open; }}>
      <summary>${msg('Choose packs, sites and values')}
        <span class="chart-quiet">${msg(str`${owners} chosen, ${shown.columns.length} values`)}</span></summary>
      <div class="chart-two-columns">
        <cf-chart-owners .packs=${shown.packs} .installations=${shown.installations} .owners=${loader.owners}
          @choose=${(event: CustomEvent<Chosen>) => this.change(event.detail)}></cf-chart-owners>
        <cf-chart-columns .columns=${shown.columns} .cells=${loader.cells}
          @columns=${(event: CustomEvent<string[]>) => this.change({ columns: event.detail })}></cf-chart-columns>
      </div></details>`;
  }

  private status(lines: readonly PanelLines[]): TemplateResult {
    const { answer } = this.loader;
    const range = this.range();
    return html`<p class="chart-shown"><b>${this.clock.moment(range.fromMs)} – ${this.clock.moment(range.toMs)}</b>
        <span>${msg(str`times of ${this.clock.zone}`)}</span>
        ${answer === undefined ? nothing : html`<span>${msg(str`shown: ${resolutions(answer)}`)}</span>`}
        <span class="chart-quiet" role="status">${this.loader.isLoading ? msg('Looking…') : ''}</span></p>
      ${answer === undefined ? nothing
        : guard([lines], () => notes(this.shown, answer, this.loader.owners, lines).map(note => html`<p class="chart-note">${note}</p>`))}`;
  }

  private panel({ quantity, lines }: PanelLines, isAlone: boolean): TemplateResult {
    return html`<cf-chart-panel .quantity=${quantity} .lines=${lines} .range=${this.range()} .clock=${this.clock}
      .pointer=${this.pointer} .scheme=${this.scheme} .mode=${this.mode} .isAlone=${isAlone} @range=${this.onRange}
      @toggle=${(event: CustomEvent<string>) => this.toggle(event.detail)}></cf-chart-panel>`;
  }

  private readonly onRange = ({ detail }: CustomEvent<Range>): void => this.goTo(detail);

  private nothingThere(): TemplateResult {
    return html`<p>${msg('Nothing was recorded of these in this time.')}</p>
      <p class="deeds">
        <button type="button" @click=${() => this.change({ fixed: undefined, lastMs: DAY_MS })}>${msg('Show the last day')}</button>
        <button type="button" @click=${() => this.change({ fixed: undefined, lastMs: 30 * DAY_MS })}>${msg('Show the last 30 days')}</button></p>`;
  }

  /** What is refused for good: what may be wrong with the address, and what helps. */
  private refused(): TemplateResult | typeof nothing {
    if (!this.loader.isOver) {
      return nothing;
    }
    const unknown = this.shown.columns.filter(name => !isKnown(name));
    return html`${unknown.length === 0 ? nothing
      : html`<p>${msg(str`The address asks for values of a name that is not known here: ${unknown.join(', ')}.`)}</p>`}
      <p class="deeds">${unknown.length === 0 ? nothing : html`<button type="button" class="main"
          @click=${() => this.change({ columns: PRESET })}>${msg('Show the usual values')}</button>`}
        <button type="button" @click=${() => this.loader.changed()}>${msg('Look again')}</button></p>`;
  }

  private bandPart(): TemplateResult | typeof nothing {
    const { told } = this.loader;
    const { rows, isCut } = told;
    const more = rows.length - MOST_ROWS;
    return rows.length === 0 ? nothing : html`<cf-chart-bands .rows=${rows.slice(0, MOST_ROWS)} .range=${this.range()} .clock=${this.clock}
        .nowMs=${this.loader.nowMs} .pointer=${this.pointer} .mode=${this.mode} @range=${this.onRange}></cf-chart-bands>
      ${more > 0 ? html`<p class="chart-note">${msg(str`${more} more rows are in the list of warnings and relays only.`)}</p>` : nothing}
      <details class="chart-table"><summary>${msg('Warnings and relays as a list')}</summary>
        ${guard([told, this.clock], () => bandList(rows, isCut, this.clock))}</details>`;
  }

  private body(): TemplateResult {
    const lines = this.lines();
    const { answer } = this.loader;
    const all = lines.flatMap(panel => panel.lines);
    return html`${this.status(lines)}
      <p class="chart-at" aria-hidden="true">${following(this.pointer, ({ atMs }) => (atMs === undefined ? howTo() : this.clock.moment(atMs)))}</p>
      ${lines.length === 0 && answer !== undefined && !this.loader.isLoading && !this.loader.isOver ? this.nothingThere() : nothing}
      ${lines.map(panel => this.panel(panel, lines.length === 1))}
      ${this.bandPart()}
      ${answer === undefined || all.length === 0 ? nothing : html`
        <details class="chart-table" @toggle=${(event: Event) => { this.isTableOpen = (event.target as HTMLDetailsElement).open; }}>
          <summary>${msg('Values as a table')}</summary>
          ${this.isTableOpen ? guard([lines, this.clock], () => valueTable(all, this.clock)) : nothing}</details>
        <cf-chart-export .names=${this.names()} .isSimulated=${this.isSimulated()} .answer=${answer} .panels=${lines}
          .range=${this.range()} .clock=${this.clock}></cf-chart-export>`}`;
  }

  protected override render(): TemplateResult {
    return html`${this.head()} ${this.choice()}
      ${trouble(this.loader.trouble)} ${this.refused()}
      ${isEmpty(this.shown)
        ? html`<section class="card"><p>${msg('Choose a pack or a site above: its values over time come here. Several can be compared.')}</p></section>`
        : html`<section class="card" aria-label=${msg('Chart')} aria-busy=${String(this.loader.isLoading)}
          @keydown=${(event: KeyboardEvent) => this.key(event)}>
          <cf-chart-toolbar .view=${this.shown} .range=${this.range()} .clock=${this.clock} .zones=${this.zones()} .mode=${this.mode}
            @change-view=${(event: CustomEvent<Change>) => this.change(event.detail)}
            @mode=${(event: CustomEvent<DragMode>) => { this.mode = event.detail; }}></cf-chart-toolbar>
          ${this.body()}</section>`}`;
  }
}

customElements.define('cf-chart-page', ChartPage);
