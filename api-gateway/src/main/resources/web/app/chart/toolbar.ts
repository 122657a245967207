import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { Part } from '../core/part.js';
import { options, type Option } from '../parts/options.js';
import type { Together } from './columns.js';
import { moved, zoomed, type DragMode } from './gestures.js';
import { lengthMs, type Range, type View } from './view.js';
import { Clock, zoneOf } from './zone.js';

/** The detail of "change-view": what is different in the view from now on. */
export type Change = Partial<View>;

const QUICK: readonly (readonly [length: string, text: () => string, spoken: () => string])[] = [
  ['1h', () => msg('1 h'), () => msg('The last hour')],
  ['6h', () => msg('6 h'), () => msg('The last 6 hours')],
  ['1d', () => msg('1 d'), () => msg('The last day')],
  ['7d', () => msg('7 d'), () => msg('The last 7 days')],
  ['30d', () => msg('30 d'), () => msg('The last 30 days')],
  ['1y', () => msg('1 y'), () => msg('The last year')],
];
const SHORTEST_MS = 10_000;
const STEP = 0.5;
const ZOOM = 2;
const UTC = 'UTC';

/** Which time is shown, and how. Sends "change-view" with what is to change of the view, and "mode" for what dragging does. */
export class Toolbar extends Part {
  static override properties = {
    view: { attribute: false }, range: { attribute: false }, clock: { attribute: false }, zones: { attribute: false }, mode: {},
  };

  declare view: View;
  declare range: Range;
  declare clock: Clock;
  /** Of the sites that are shown. */
  declare zones: readonly string[];
  declare mode: DragMode;

  private tell(detail: Change): void {
    this.dispatchEvent(new CustomEvent<Change>('change-view', { detail }));
  }

  /** What goes on keeps going on, only longer or shorter. */
  private zoom(factor: number): void {
    const { view, range } = this;
    this.tell(view.fixed === undefined ? { lastMs: Math.max(SHORTEST_MS, view.lastMs * factor) }
      : { fixed: zoomed(range, factor, (range.fromMs + range.toMs) / 2) });
  }

  private shift(part: number): void {
    this.tell({ fixed: moved(this.range, part * (this.range.toMs - this.range.fromMs)) });
  }

  private quick(): TemplateResult[] {
    const { view } = this;
    return QUICK.map(([length, text, spoken]) => {
      const ms = lengthMs(length) ?? 0;
      const isShown = view.fixed === undefined && view.lastMs === ms;
      return html`<button type="button" aria-label=${spoken()} title=${spoken()} aria-pressed=${String(isShown)}
        @click=${() => this.tell({ fixed: undefined, lastMs: ms })}>${text()}</button>`;
    });
  }

  private navigation(): TemplateResult {
    const { view, range } = this;
    return html`<span class="chart-group">
        <button type="button" @click=${() => this.shift(-STEP)}>${msg('← Earlier')}</button>
        <button type="button" ?disabled=${view.fixed === undefined || range.toMs >= Date.now()}
          @click=${() => this.shift(STEP)}>${msg('Later →')}</button>
      </span><span class="chart-group">
        <button type="button" @click=${() => this.zoom(1 / ZOOM)}>${msg('Zoom in')}</button>
        <button type="button" @click=${() => this.zoom(ZOOM)}>${msg('Zoom out')}</button>
      </span>
      <button type="button" class=${view.fixed === undefined ? '' : 'main'} ?disabled=${view.fixed === undefined}
        @click=${() => this.tell({ fixed: undefined, lastMs: range.toMs - range.fromMs })}>
        ${view.fixed === undefined ? msg('Following now') : msg('Follow now')}</button>`;
  }

  private dragging(): TemplateResult {
    const button = (mode: DragMode, text: string): TemplateResult => html`<button type="button" aria-pressed=${String(this.mode === mode)}
      @click=${() => this.dispatchEvent(new CustomEvent<DragMode>('mode', { detail: mode }))}>${text}</button>`;
    return html`<span class="chart-group chart-dragging" role="group" aria-label=${msg('What dragging does')}>
      <span class="chart-quiet" aria-hidden="true">${msg('Drag to')}</span>${button('zoom', msg('zoom'))}${button('move', msg('move'))}</span>`;
  }

  private fromTo(event: SubmitEvent): void {
    event.preventDefault();
    const fields = new FormData(event.target as HTMLFormElement);
    const at = (name: string): number => this.clock.whenShown(Date.parse(`${String(fields.get(name))}Z`));
    const [fromMs, toMs] = [at('from'), at('to')];
    const to = this.querySelector<HTMLInputElement>('#chart-to');
    to?.setCustomValidity(fromMs < toMs ? '' : msg('This must be later than the beginning.'));
    if (to?.reportValidity() === true) {
      this.tell({ fixed: { fromMs, toMs } });
    }
  }

  private exact(): TemplateResult {
    const field = (id: string, name: string, label: string, atMs: number): TemplateResult => html`<label for=${id}>${label}</label>
      <input id=${id} name=${name} type="datetime-local" step="1" required .value=${new Date(this.clock.shown(atMs)).toISOString().slice(0, 19)}
        @input=${(event: Event) => (event.target as HTMLInputElement).setCustomValidity('')}>`;
    return html`<details class="chart-exact"><summary>${msg('From – to')}</summary><form @submit=${(event: SubmitEvent) => this.fromTo(event)}>
      ${field('chart-from', 'from', msg('From'), this.range.fromMs)} ${field('chart-to', 'to', msg('To'), this.range.toMs)}
      <button type="submit">${msg('Show')}</button> <span class="chart-quiet">${msg(str`Times of ${this.clock.zone}`)}</span></form></details>`;
  }

  private together(): TemplateResult | typeof nothing {
    const ways: Option[] = [
      ['', msg('as fits each value')], ['sum', msg('sum')], ['mean', msg('mean')], ['min', msg('least')], ['max', msg('most')],
    ];
    return this.view.installations.length === 0 ? nothing : html`<label>${msg('Packs of a site')}
      <select @change=${(event: Event) => this.tell({ together: ((event.target as HTMLSelectElement).value || undefined) as Together | undefined })}>
        ${options(ways, this.view.together ?? '')}</select></label>`;
  }

  private choices(): TemplateResult {
    const own = zoneOf('');
    const zones = [...new Set([...this.zones, UTC, ...(this.view.zone === '' ? [] : [this.view.zone])])].filter(zone => zone !== own);
    return html`<label>${msg('Times of')}
      <select @change=${(event: Event) => this.tell({ zone: (event.target as HTMLSelectElement).value })}>
        ${options([
          ['', msg(str`this browser (${own})`)],
          ...zones.map((zone): Option => [zone, this.zones.includes(zone) ? msg(str`the site (${zone})`) : zone]),
        ], this.view.zone)}</select></label>
      <label>${msg('Detail')}
      <select @change=${(event: Event) => this.tell({ isEachValue: (event.target as HTMLSelectElement).value === 'raw' })}>
        ${options([['', msg('as fits the width')], ['raw', msg('each value')]], this.view.isEachValue ? 'raw' : '')}</select></label>
      ${this.together()}`;
  }

  protected override render(): TemplateResult {
    return html`<div class="chart-tools"><span class="chart-group" role="group" aria-label=${msg('The last')}>
          <span class="chart-quiet" aria-hidden="true">${msg('The last')}</span>${this.quick()}</span>
        ${this.navigation()} ${this.dragging()}</div>
      <div class="chart-tools">${this.choices()} ${this.exact()}</div>`;
  }
}

customElements.define('cf-chart-toolbar', Toolbar);
