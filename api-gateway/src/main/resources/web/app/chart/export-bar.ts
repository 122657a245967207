import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { sentence } from '../core/client.js';
import { Part } from '../core/part.js';
import { downloadLinked } from '../parts/download.js';
import { trouble } from '../parts/tags.js';
import type { BandPanel } from './band-panel.js';
import { colours } from './colours.js';
import { csvLinks, RATIO, savePng } from './export.js';
import type { Answer } from './lines.js';
import type { PanelLines } from './naming.js';
import { resolutions } from './notes.js';
import type { ChartPanel } from './panel.js';
import type { Range } from './view.js';
import type { Clock } from './zone.js';

/** Gives what is shown as a picture and as files of values. */
export class ExportBar extends Part {
  static override properties = {
    names: {}, isSimulated: { type: Boolean }, answer: { attribute: false }, panels: { attribute: false },
    range: { attribute: false }, clock: { attribute: false }, problem: { state: true },
  };

  /** Who is shown. */
  declare names: string;
  declare isSimulated: boolean;
  declare answer: Answer;
  declare panels: readonly PanelLines[];
  declare range: Range;
  declare clock: Clock;
  declare private problem: string;

  constructor() {
    super();
    this.problem = '';
  }

  private async png(): Promise<void> {
    const drawn = [...document.querySelectorAll<ChartPanel>('cf-chart-panel')];
    const { range, clock } = this;
    try {
      await savePng({
        title: this.isSimulated ? msg(str`${this.names} (simulated)`) : this.names,
        notes: [msg(str`${clock.moment(range.fromMs)} – ${clock.moment(range.toMs)}, times of ${clock.zone}`),
          msg(str`Cellfleet; shown: ${resolutions(this.answer)}`)],
        panels: this.panels.flatMap(({ quantity, lines }, i) => {
          const canvas = drawn[i]?.picture(RATIO);
          const title = [quantity.title(), quantity.unit].filter(words => words !== '').join(', ');
          return canvas === undefined ? [] : [{ title, lines, canvas }];
        }),
        bands: document.querySelector<BandPanel>('cf-chart-bands')?.picture(RATIO),
        colours: colours(this), font: getComputedStyle(this).fontFamily, width: drawn[0]?.clientWidth ?? this.clientWidth,
      }, `cellfleet-${new Date(clock.shown(range.fromMs)).toISOString().slice(0, 16).replace(':', '')}.png`);
      this.problem = '';
    } catch (problem) {
      this.problem = sentence(problem);
    }
  }

  private async csv(event: Event): Promise<void> {
    this.problem = '';
    await downloadLinked(event).catch((problem: unknown) => { this.problem = sentence(problem); });
  }

  protected override render(): TemplateResult {
    return html`<div class="chart-tools chart-export"><span class="chart-quiet">${msg('Take with you:')}</span>
      <button type="button" @click=${() => void this.png()}>${msg('PNG picture')}</button>
      ${csvLinks({ ...this.answer, range: this.range }).map(link => html`<a href=${link.href} download="cellfleet.csv"
        @click=${(event: Event) => void this.csv(event)}>${link.text}</a>`)}
      <span class="chart-quiet">${msg('The address of this page holds all that is chosen: it can be sent.')}</span></div>
      ${trouble(this.problem)}`;
  }
}

customElements.define('cf-chart-export', ExportBar);
