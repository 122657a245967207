import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { Part } from '../core/part.js';
import { colours, dash, SERIES } from './colours.js';
import { init, type EChartsType } from './echarts.js';
import type { DragMode, Gestures } from './gestures.js';
import { option } from './option.js';
import { gestures, pointed, type Pointed } from './over-time.js';
import { extremes, piecesOf, type Pictured } from './pictured.js';
import { indexAt } from './pieces.js';
import { said, type Quantity } from './quantities.js';
import type { Range } from './view.js';
import { following, type Watched } from './watched.js';
import type { Clock } from './zone.js';

/** So many lines need more room. */
const MANY = 8;

/**
 * Lines of one quantity over time, with a legend that turns them off and on. Sends "range" when somebody zooms or moves,
 * and "toggle" with a line's key.
 */
export class ChartPanel extends Part {
  static override properties = {
    quantity: { attribute: false }, lines: { attribute: false }, range: { attribute: false }, clock: { attribute: false },
    pointer: { attribute: false }, scheme: { attribute: false }, mode: {}, isAlone: { type: Boolean },
  };

  declare quantity: Quantity;
  declare lines: readonly Pictured[];
  declare range: Range;
  declare clock: Clock;
  declare pointer: Watched<Pointed>;
  /** Changes when the colours of the page do. */
  declare scheme: string;
  declare mode: DragMode;
  /** True: there is no other panel, so that this one may be tall. */
  declare isAlone: boolean;
  private readonly host = createRef<HTMLDivElement>();
  private chart: EChartsType | undefined;
  private gestures: Gestures | undefined;
  private readonly resizing = new ResizeObserver(() => this.resized());

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizing.disconnect();
    this.gestures?.end();
    this.chart?.dispose();
    this.chart = undefined;
  }

  /** As it is drawn now, for a picture of the whole page. */
  picture(pixelRatio: number): HTMLCanvasElement | undefined {
    return this.chart?.renderToCanvas({ pixelRatio });
  }

  private begin(element: HTMLDivElement): void {
    this.chart = init(element, null, { renderer: 'canvas' });
    this.resizing.observe(element);
    this.gestures = gestures(this, element);
  }

  private resized(): void {
    if (this.host.value !== undefined && this.host.value.clientWidth > 0) {
      this.chart?.resize();
      this.draw();
    }
  }

  private description(): string {
    const shown = this.lines.filter(each => !each.isHidden).map(each => {
      const found = extremes(each.line);
      const { quantity } = this;
      return found === undefined ? msg(str`${each.name}: nothing`)
        : msg(str`${each.name}: lowest ${said(quantity, found.least)}, highest ${said(quantity, found.most)}, last ${said(quantity, found.last)}`);
    });
    return `${this.quantity.title()}, ${this.clock.moment(this.range.fromMs)} – ${this.clock.moment(this.range.toMs)}. ${shown.join('. ')}`;
  }

  private draw(): void {
    const element = this.host.value;
    if (element === undefined || this.chart === undefined) {
      return;
    }
    const { lines, range, clock, quantity } = this;
    this.chart.setOption(option({
      lines, range, clock, factor: quantity.factor, colours: colours(element), font: getComputedStyle(element).fontFamily,
      width: element.clientWidth, height: element.clientHeight, description: this.description(),
    }), { notMerge: true });
  }

  protected override updated(changed: PropertyValues): void {
    const element = this.host.value;
    if (element === undefined) {
      return;
    }
    if (this.chart === undefined) {
      this.begin(element);
    }
    if (['quantity', 'lines', 'range', 'clock', 'scheme', 'isAlone'].some(name => changed.has(name))) {
      this.draw();
    }
  }

  /** @param atMs undefined: the last */
  private value({ line }: Pictured, atMs: number | undefined): string {
    const index = atMs === undefined ? undefined : indexAt(line, piecesOf(line), atMs);
    const value = atMs === undefined ? extremes(line)?.last : index === undefined ? undefined : line.value[index];
    const [min, max] = index === undefined ? [undefined, undefined] : [line.min?.[index], line.max?.[index]];
    const between = [min, max].map(one => said(this.quantity, one));
    const isNarrow = min === undefined || max === undefined || between[0] === between[1];
    return `${said(this.quantity, value)}${isNarrow ? '' : msg(str` (${between[0] ?? ''} to ${between[1] ?? ''})`)}`;
  }

  private legend(of: Pictured): TemplateResult {
    return html`<li><button type="button" class="chart-entry" aria-pressed=${String(!of.isHidden)}
      @click=${() => this.dispatchEvent(new CustomEvent('toggle', { detail: of.line.key }))}>
      <span class=${`chart-swatch series-${(of.colour % SERIES) + 1} ${dash(of.colour)}`} aria-hidden="true"></span>
      <span>${of.name}</span> <b>${following(this.pointer, ({ atMs }) => this.value(of, atMs))}</b></button></li>`;
  }

  protected override render(): TemplateResult {
    const { quantity } = this;
    return html`<h2>${quantity.title()}${quantity.unit === '' ? nothing : html`, <span class="chart-unit">${quantity.unit}</span>`}</h2>
      <ul class="chart-legend" aria-label=${msg('Lines')}>${this.lines.map(each => this.legend(each))}</ul>
      <div class="chart-over-time">
        <div class=${this.isAlone || this.lines.length > MANY ? 'chart-drawing chart-alone' : 'chart-drawing'}
          tabindex="0" role="img" aria-label=${this.description()} ${ref(this.host)}></div>
        ${pointed(this.pointer, this.range)}
      </div>`;
  }
}

customElements.define('cf-chart-panel', ChartPanel);
