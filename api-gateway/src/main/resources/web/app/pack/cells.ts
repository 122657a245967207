import { msg, str } from '@lit/localize';
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { CellsView, PackStatusView } from '../api/index.js';
import type { Quality, Taken } from '../core/age.js';
import { Part } from '../core/part.js';
import { Ageing } from '../core/refresh.js';
import { goTo, keep, route } from '../core/route.js';
import { Turned } from '../core/turned.js';
import { degrees, span, volts } from '../core/words.js';
import { Width } from '../parts/width.js';
import { aged, stateOf, type AgedCell } from './cell-words.js';
import { lastHour } from './last-hour.js';
import { part, scaleOf, type Scale, type Zoom } from './scale.js';
import { strip } from './strip.js';
import { sweepLine } from './sweep-line.js';

/** Every cell: as bars side by side, and each with its values. A click opens its last hour. */
export class PackCells extends Part {
  static override properties = { aged: { attribute: false }, pack: { attribute: false }, quality: {}, zoom: { state: true } };

  declare aged: Taken<CellsView>;
  declare pack: PackStatusView;
  /** Of the pack, now. */
  declare quality: Quality;
  declare private zoom: Zoom;
  private readonly width = new Width(this);

  constructor() {
    super();
    this.take();
    new Ageing(this);
    new Turned(this, () => this.take());
  }

  private take(): void {
    this.zoom = route().parameters.get('cells') === 'spread' ? 'spread' : 'limits';
  }

  private choose(zoom: Zoom): void {
    this.zoom = zoom;
    keep({ cells: zoom === 'limits' ? '' : zoom });
  }

  private address(number: number): string {
    return lastHour(this.pack, [`cellVoltageMv.${number}`, `cellTemperatureDeciC.${number}`]);
  }

  private gauge(cell: AgedCell, scale: Scale): TemplateResult {
    const height = cell.voltageMv === undefined ? 0 : Math.max(3, part(scale, cell.voltageMv) * 100);
    return html`<svg class="gauge" viewBox="0 0 10 100" preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" width="10" height="100" /><rect class=${cell.colour} y=${100 - height} width="10" height=${height} />
      ${scale.limits.map(({ mv }) => svg`<line class="limit" x1="0" x2="10" y1=${100 - part(scale, mv) * 100} y2=${100 - part(scale, mv) * 100} />`)}
    </svg>`;
  }

  private cell(cell: AgedCell, scale: Scale): TemplateResult {
    const state = stateOf(cell, this.pack.settings.complete);
    const age = cell.ageNowMs === undefined ? nothing : html`<span class="age">${msg(str`${span(cell.ageNowMs)} old`)}</span>`;
    return html`<li class=${cell.colour}><a href=${this.address(cell.number)}>
      ${this.gauge(cell, scale)}
      <span>
        <small>${msg(str`Cell ${cell.number}`)}</small>
        <b>${volts(cell.voltageMv, 3)}</b>
        <span class="temperature">${cell.voltageMv === undefined ? '' : degrees(cell.temperatureDeciC)}</span>
        <small><span class="state">${state}</span> ${age}</small>
        ${cell.temperatureReadsHigh === true ? html`<small>${msg('temperature reads high')}</small>` : nothing}
      </span>
    </a></li>`;
  }

  private zoomButton(zoom: Zoom, title: string): TemplateResult {
    return html`<button type="button" aria-pressed=${this.zoom === zoom} @click=${() => this.choose(zoom)}>${title}</button>`;
  }

  protected override render(): TemplateResult {
    const { cells: told, staleAfterMs } = this.aged.value;
    const cells = aged(told, staleAfterMs, performance.now() - this.aged.takenAtMs);
    const scale = scaleOf(cells, this.pack.settings.complete, this.zoom);
    return html`
      <div class="bar">
        <h2>${msg('Cells')}</h2>
        <span role="group" aria-label=${msg('Scale of the bars')}>
          ${this.zoomButton('limits', msg('Vmin to Vmax'))} ${this.zoomButton('spread', msg('lowest to highest'))}
        </span>
      </div>
      ${sweepLine(cells, this.pack, this.quality)}
      ${strip(cells, scale, this.width.px, number => goTo(this.address(number)))}
      <ul class="cell-tiles">${cells.map(cell => this.cell(cell, scale))}</ul>`;
  }
}

customElements.define('cf-pack-cells', PackCells);
