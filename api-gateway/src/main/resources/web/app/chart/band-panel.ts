import { msg } from '@lit/localize';
import { html, svg, type PropertyValues, type TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { Part } from '../core/part.js';
import { shownPart, type Band, type BandRow } from './bands.js';
import type { DragMode, Gestures } from './gestures.js';
import { MARGINS } from './option.js';
import { gestures, pointed, type Pointed } from './over-time.js';
import { pictureOf } from './svg-picture.js';
import type { Range } from './view.js';
import { following, Watched } from './watched.js';
import type { Clock } from './zone.js';

/** Px: the words of a row stand above its bands. */
const ROW = { height: 32, text: 12, top: 16, bar: 13 };
const MARK_PX = 28;
const NARROW_PX = 600;

/** From when to when, in words. */
export function stretch(band: Band, clock: Clock): string {
  return `${clock.moment(band.fromMs)} – ${band.toMs === undefined ? msg('still so') : clock.moment(band.toMs)}`;
}

/** Warnings and relays over the same time as the panels above. Sends "range" as they do. */
export class BandPanel extends Part {
  static override properties = {
    rows: { attribute: false }, range: { attribute: false }, clock: { attribute: false }, nowMs: { attribute: false },
    pointer: { attribute: false }, mode: {}, width: { state: true },
  };

  declare rows: readonly BandRow[];
  declare range: Range;
  declare clock: Clock;
  declare nowMs: number;
  declare pointer: Watched<Pointed>;
  declare mode: DragMode;
  declare private width: number;
  /** What the band at the pointer is; empty: there is none. */
  private readonly hovered = new Watched('');
  private readonly host = createRef<HTMLDivElement>();
  private gestures: Gestures | undefined;
  private readonly resizing = new ResizeObserver(() => { this.width = this.host.value?.clientWidth ?? 0; });

  constructor() {
    super();
    this.width = 0;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizing.disconnect();
    this.gestures?.end();
    this.gestures = undefined;
  }

  protected override updated(_changed: PropertyValues): void {
    const element = this.host.value;
    if (element === undefined) {
      return;
    }
    if (this.gestures === undefined) {
      this.resizing.observe(element);
      this.gestures = gestures(this, element);
    }
  }

  /** As it is drawn now, for a picture of the whole page. */
  picture(pixelRatio: number): HTMLCanvasElement | undefined {
    const drawing = this.host.value?.querySelector('svg') ?? undefined;
    return drawing === undefined ? undefined : pictureOf(drawing, pixelRatio);
  }

  private band(band: Band, row: BandRow, y: number): TemplateResult {
    const inner = Math.max(1, this.width - MARGINS.left - MARGINS.right);
    const shown = shownPart(band, this.range, this.nowMs);
    const x = (atMs: number): number => MARGINS.left + ((atMs - this.range.fromMs) / (this.range.toMs - this.range.fromMs)) * inner;
    const from = x(shown.fromMs);
    const width = Math.max(2, x(shown.toMs) - from);
    const words = `${row.title}. ${band.words}. ${stretch(band, this.clock)}`;
    return svg`<g class=${`chart-band ${band.tone}`}
        @pointerenter=${() => { this.hovered.value = words; }} @pointerleave=${() => { this.hovered.value = ''; }}>
      <title>${words}</title>
      <rect x=${from} y=${y + ROW.top} width=${width} height=${ROW.bar} rx="2"></rect>
      ${width < MARK_PX ? '' : svg`<text x=${from + 4} y=${y + ROW.top + 10.5}>${band.mark}</text>`}
    </g>`;
  }

  protected override render(): TemplateResult {
    const height = this.rows.length * ROW.height;
    return html`<h2>${msg('Warnings and relays')}</h2>
      <p class="chart-hovered" aria-hidden="true">
        ${following(this.hovered, words => words || msg('Point at a band to read what it is; all are in the list below.'))}</p>
      <div class="chart-over-time">
        <div class="chart-bands" ${ref(this.host)}>
          <svg width=${this.width} height=${height} aria-hidden="true">${this.rows.map((row, i) => svg`
            <text class="title" x=${this.width < NARROW_PX ? 0 : MARGINS.left} y=${i * ROW.height + ROW.text}>${row.title}</text>
            ${row.bands.filter(band => (band.toMs ?? Infinity) > this.range.fromMs && band.fromMs < this.range.toMs)
              .map(band => this.band(band, row, i * ROW.height))}`)}
          </svg>
        </div>
        ${pointed(this.pointer, this.range)}
      </div>`;
  }
}

customElements.define('cf-chart-bands', BandPanel);
