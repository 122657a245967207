import { msg, str } from '@lit/localize';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { Part } from '../core/part.js';
import { percent, volts } from '../core/words.js';
import { SOC_POINTS, socAt } from './chemistry.js';

const WIDTH = 420;
const HEIGHT = 300;
const LEFT = 52;
const RIGHT = 150;
const TOP = 12;
const BOTTOM = 34;
const LABEL_GAP = 18;
const MARGIN_MV = 120;

/** A limit, drawn across the curve. */
export interface LimitLine {
  readonly name: string;
  readonly mv: number;
  readonly kind: 'low' | 'full' | 'high';
}

/** The voltage limits over the typical voltage of a resting cell: what they cut off, and whether they are in order. */
export class LimitsCurve extends Part {
  static override properties = {
    chemistry: {}, restMv: { attribute: false }, limits: { attribute: false }, lowestMv: { type: Number }, highestMv: { type: Number },
  };

  /** Its label. */
  declare chemistry: string;
  /** Of a resting cell, at {@link SOC_POINTS}. */
  declare restMv: readonly number[];
  /** From the lowest to the highest, as they should be. */
  declare limits: readonly LimitLine[];
  /** What the cells have now; undefined: not known. */
  declare lowestMv: number | undefined;
  declare highestMv: number | undefined;

  constructor() {
    super();
    this.limits = [];
  }

  private get bounds(): readonly [number, number] {
    const all = [...this.restMv, ...this.limits.map(limit => limit.mv)].filter(mv => mv >= 1000 && mv <= 5500);
    return [Math.min(...all) - MARGIN_MV, Math.max(...all) + MARGIN_MV];
  }

  private y(mv: number): number {
    const [low, high] = this.bounds;
    const share = Math.min(1, Math.max(0, (mv - low) / (high - low)));
    return TOP + (1 - share) * (HEIGHT - TOP - BOTTOM);
  }

  private x(soc: number): number {
    return LEFT + (soc / 100) * (WIDTH - LEFT - RIGHT);
  }

  private get isInOrder(): boolean {
    return this.limits.every((limit, i) => i === 0 || (this.limits[i - 1]?.mv ?? 0) < limit.mv);
  }

  /** Labels may not lie on each other: the upper ones are pushed up. */
  private labelHeights(): Map<LimitLine, number> {
    const heights = new Map<LimitLine, number>();
    let lowest = HEIGHT - BOTTOM;
    for (const limit of [...this.limits].sort((one, other) => one.mv - other.mv)) {
      lowest = Math.min(this.y(limit.mv) + 4, lowest);
      heights.set(limit, lowest);
      lowest -= LABEL_GAP;
    }
    return heights;
  }

  private axes(): TemplateResult {
    const [low, high] = this.bounds;
    const step = high - low > 1600 ? 500 : 200;
    const first = Math.ceil(low / step) * step;
    const marks = Array.from({ length: Math.max(0, Math.floor((high - first) / step) + 1) }, (_none, i) => first + i * step);
    return svg`${marks.map(mv => svg`<line class="grid" x1=${LEFT} x2=${WIDTH - RIGHT} y1=${this.y(mv)} y2=${this.y(mv)}></line>
        <text class="axis" x=${LEFT - 6} y=${this.y(mv) + 4} text-anchor="end">${volts(mv, 1)}</text>`)}
      ${[0, 50, 100].map(soc => svg`<text class="axis" x=${this.x(soc)} y=${HEIGHT - 14} text-anchor="middle">${soc} %</text>`)}`;
  }

  /** What lies between the lowest and the highest limit is where the pack works. */
  private safe(): TemplateResult | typeof nothing {
    const [first, last] = [this.limits[0], this.limits.at(-1)];
    if (first === undefined || last === undefined || !this.isInOrder) {
      return nothing;
    }
    return svg`<rect class="safe" x=${LEFT} width=${WIDTH - LEFT - RIGHT} y=${this.y(last.mv)} height=${this.y(first.mv) - this.y(last.mv)}></rect>`;
  }

  /** The lowest and the highest cell now, where both are known and lie within the drawing. */
  private get cellsNow(): readonly [number, number] | undefined {
    const { lowestMv, highestMv, bounds: [low, high] } = this;
    return lowestMv === undefined || highestMv === undefined || lowestMv < low || highestMv > high ? undefined : [lowestMv, highestMv];
  }

  private now(): TemplateResult | typeof nothing {
    if (this.cellsNow === undefined) {
      return nothing;
    }
    const [lowest, highest] = this.cellsNow;
    return svg`<rect class="now" x=${LEFT} width="7" y=${this.y(highest) - 1} height=${Math.max(3, this.y(lowest) - this.y(highest) + 2)}></rect>`;
  }

  private line(limit: LimitLine, labelY: number): TemplateResult {
    const y = this.y(limit.mv);
    const end = WIDTH - RIGHT;
    return svg`<g class=${`limit ${limit.kind}`}><path d=${`M${LEFT} ${y}H${end}L${end + 10} ${labelY - 4}`}></path>
      <text x=${end + 14} y=${labelY}>${limit.name} ${volts(limit.mv, limit.mv % 10 === 0 ? 2 : 3)}</text></g>`;
  }

  private words(): string {
    if (!this.isInOrder) {
      return msg(str`The order is wrong: it must be ${this.limits.map(limit => limit.name).join(' < ')}.`);
    }
    return this.limits.map(limit => {
      const soc = socAt(this.restMv, limit.mv);
      if (soc === undefined) {
        const isAbove = limit.mv > (this.restMv.at(-1) ?? 0);
        return isAbove ? msg(str`${limit.name} lies above what a resting cell reaches.`) : msg(str`${limit.name} lies below an empty cell.`);
      }
      return msg(str`${limit.name} is where a resting cell typically holds ${percent(soc)}.`);
    }).join(' ');
  }

  protected override render(): TemplateResult {
    const points = this.restMv.map((mv, i) => `${this.x(SOC_POINTS[i] ?? 0)},${this.y(mv)}`).join(' ');
    const heights = this.labelHeights();
    return html`<figure class=${this.isInOrder ? 'limits-curve' : 'limits-curve wrong'}>
      <svg viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} role="img"
        aria-label=${msg(str`Voltage of a ${this.chemistry} cell over its state of charge, with the limits`)}>
        ${this.safe()}${this.axes()}<polyline class="rest" points=${points}></polyline>${this.now()}
        ${this.limits.map(limit => this.line(limit, heights.get(limit) ?? 0))}
      </svg>
      <figcaption><p class=${this.isInOrder ? 'sub' : 'trouble'} aria-live="polite">${this.words()}</p>
        <p class="sub">${msg(str`Typical ${this.chemistry} cell at rest; yours may differ, and under load it is elsewhere.`)}
        ${this.cellsNow === undefined ? nothing
          : msg(str`The bar at the left: your cells now, ${volts(this.cellsNow[0], 3)} to ${volts(this.cellsNow[1], 3)}.`)}</p></figcaption>
    </figure>`;
  }
}

customElements.define('cf-limits-curve', LimitsCurve);
