import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { DashboardView, OneSeries, SeriesPage } from '../api/index.js';
import { api } from '../core/client.js';
import { Part } from '../core/part.js';
import { Refresh } from '../core/refresh.js';
import { keep, route } from '../core/route.js';
import { DAY_MS, iso } from '../core/time.js';
import { Turned } from '../core/turned.js';
import { kilowattHours } from '../core/words.js';
import { trouble } from '../parts/tags.js';
import { Width } from '../parts/width.js';
import { bars } from './bars.js';
import { dateIn, lastDates, longDate, type Day } from './calendar.js';

const LOOK_AGAIN_MS = 600_000;
const PRESET = 14;
const CHOICES: readonly number[] = [PRESET, 30];

type Sums = Map<string, { wh: number; packs: number }>;

/** By date. Where a zone was changed a date may be there twice: its parts belong together. */
function sums(series: OneSeries | undefined, timeZone: string): Sums {
  const found: Sums = new Map();
  (series?.atMs ?? []).forEach((atMs, i) => {
    const wh = series?.value?.[i];
    if (wh !== undefined && wh !== null) {
      const date = dateIn(timeZone, atMs);
      const before = found.get(date);
      found.set(date, { wh: wh + (before?.wh ?? 0), packs: Math.max(before?.packs ?? 0, series?.packs?.[i] ?? 0) });
    }
  });
  return found;
}

/** What came in and went out by day of the site's own time zone. Range in the address. */
export class EnergyDays extends Part {
  static override properties = { dashboard: { attribute: false }, page: { state: true }, count: { state: true } };

  declare dashboard: DashboardView;
  declare private page: SeriesPage | undefined;
  declare private count: number;
  private readonly width = new Width(this);
  private readonly refresh = new Refresh(this, LOOK_AGAIN_MS, isOvertaken => this.look(isOvertaken));

  constructor() {
    super();
    this.take();
    new Turned(this, () => {
      this.take();
      void this.refresh.now();
    });
  }

  private take(): void {
    const asked = Number(route().parameters.get('days'));
    this.count = CHOICES.includes(asked) ? asked : PRESET;
  }

  private async look(isOvertaken: () => boolean): Promise<void> {
    const now = Date.now();
    const page = await api.series.getSeries({
      installation: [this.dashboard.installation.id],
      columns: 'collectedWh,consumedWh', resolution: 'day', aggregate: 'sum', groupBy: 'installation',
      // A day more on each side: days begin at other times there.
      from: iso(now - (this.count + 1) * DAY_MS), to: iso(now + DAY_MS),
    });
    if (!isOvertaken()) {
      this.page = page;
    }
  }

  /** The days that are over, as the history has them, and today, as the counters have it. */
  private days(page: SeriesPage): Day[] {
    const { installation: { timeZone }, sun, bulb } = this.dashboard;
    const of = (name: string): Sums => sums(page.series.find(one => one.column === name), timeZone);
    const [collected, consumed] = [of('collectedWh'), of('consumedWh')];
    const dates = lastDates(timeZone, Date.now(), this.count);
    return dates.map((date, i) => {
      if (i === dates.length - 1) {
        return { date, collectedWh: sun.todayWh, consumedWh: bulb.todayWh, isToday: true };
      }
      const [up, down] = [collected.get(date), consumed.get(date)];
      const counted = [up, down].flatMap(sum => (sum === undefined ? [] : [sum.packs]));
      const packs = counted.length === 0 ? undefined : Math.min(...counted);
      return { date, collectedWh: up?.wh, consumedWh: down?.wh, packs, isToday: false };
    });
  }

  private choose(count: number): void {
    this.count = count;
    keep({ days: count === PRESET ? '' : count });
    void this.refresh.now();
  }

  private table(days: readonly Day[]): TemplateResult {
    const all = this.dashboard.packs.length;
    const isPart = days.some(day => day.packs !== undefined && day.packs < all);
    return html`<details><summary>${msg('As a table')}</summary><table>
      <caption>${msg(str`Energy by day, of ${this.dashboard.installation.timeZone}; newest first`)}</caption>
      <thead><tr>
        <th scope="col">${msg('Day')}</th><th scope="col">${msg('In')}</th><th scope="col">${msg('Out')}</th>
        ${isPart ? html`<th scope="col">${msg('Packs')}</th>` : nothing}
      </tr></thead>
      <tbody>${[...days].reverse().map(day => html`<tr>
        <th scope="row">${longDate(day.date)}${day.isToday ? msg(', so far') : ''}</th>
        <td class="number">${kilowattHours(day.collectedWh)}</td><td class="number">${kilowattHours(day.consumedWh)}</td>
        ${isPart ? html`<td>${day.packs === undefined ? '' : msg(str`${day.packs} of ${all}`)}</td>` : nothing}
      </tr>`)}</tbody>
    </table></details>`;
  }

  protected override render(): TemplateResult {
    const { page } = this;
    const days = page === undefined ? [] : this.days(page);
    return html`
      <div class="bar">
        <h2>${msg('Energy by day')}</h2>
        <span role="group" aria-label=${msg('How many days')}>${CHOICES.map(count => html`<button type="button" aria-pressed=${this.count === count}
          @click=${() => this.choose(count)}>${msg(str`${count} days`)}</button> `)}</span>
      </div>
      ${trouble(this.refresh.trouble)}
      ${page === undefined ? nothing : html`
        <p class="energy-legend"><span class="in"></span> ${msg('in, upwards')} <span class="out"></span> ${msg('out, downwards')} ·
          ${msg(str`kWh of each day in ${this.dashboard.installation.timeZone}; a paler day is not whole`)}</p>
        ${bars(days, this.dashboard.packs.length, this.width.px)}
        ${this.table(days)}`}`;
  }
}

customElements.define('cf-energy-days', EnergyDays);
