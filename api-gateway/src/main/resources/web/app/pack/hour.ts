import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { PackStatusView, SeriesView } from '../api/index.js';
import { api } from '../core/client.js';
import { Part } from '../core/part.js';
import { Refresh } from '../core/refresh.js';
import { HOUR_MS, iso } from '../core/time.js';
import { amperes, percent, UNKNOWN, volts } from '../core/words.js';
import { sparkline, type Point } from '../parts/sparkline.js';
import { trouble } from '../parts/tags.js';
import { Width } from '../parts/width.js';
import { lastHour } from './last-hour.js';

const BUCKET_SECONDS = 20;
const LOOK_AGAIN_MS = 20_000;
const GAP_MS = 3 * BUCKET_SECONDS * 1000;
const COLUMNS = ['socMilliPercent', 'packVoltageMv', 'currentMa', 'lowestCellMv', 'highestCellMv'];

/** A small chart of the last hour. */
interface Spark {
  readonly title: string;
  readonly columns: readonly string[];
  readonly leastRange: number;
  readonly words: (value: number) => string;
  readonly points: (series: SeriesView) => Point[];
}

function points(series: SeriesView, name: string): Point[] {
  const column = series.columns.find(each => each.name === name);
  return (column?.atMs ?? []).flatMap((atMs, i) => {
    const value = column?.value?.[i];
    return value === undefined || value === null ? [] : [{ atMs, value }];
  });
}

/** Where both were told. */
function difference(upper: readonly Point[], lower: readonly Point[]): Point[] {
  const below = new Map(lower.map(point => [point.atMs, point.value]));
  return upper.flatMap(({ atMs, value }) => {
    const less = below.get(atMs);
    return less === undefined ? [] : [{ atMs, value: value - less }];
  });
}

const SPARKS: () => readonly Spark[] = () => [
  {
    title: msg('State of charge'), columns: ['socMilliPercent'], leastRange: 2000, words: value => percent(value / 1000),
    points: series => points(series, 'socMilliPercent'),
  },
  {
    title: msg('Voltage'), columns: ['packVoltageMv'], leastRange: 400, words: value => volts(value),
    points: series => points(series, 'packVoltageMv'),
  },
  {
    title: msg('Current'), columns: ['currentMa'], leastRange: 1000, words: value => amperes(value),
    points: series => points(series, 'currentMa'),
  },
  {
    title: msg('Spread'), columns: ['spreadMv', 'lowestCellMv', 'highestCellMv'], leastRange: 20, words: value => `${Math.round(value)} mV`,
    points: series => difference(points(series, 'highestCellMv'), points(series, 'lowestCellMv')),
  },
];

/** What is seen and what was asked for: what was asked for is the time of the chart. */
interface Seen {
  readonly series: SeriesView;
  readonly fromMs: number;
  readonly toMs: number;
}

/** The last hour in four small lines; each opens its chart. */
export class PackHour extends Part {
  static override properties = { pack: { attribute: false }, seen: { state: true } };

  declare pack: PackStatusView;
  declare private seen: Seen | undefined;
  private readonly width = new Width(this);
  private readonly refresh = new Refresh(this, LOOK_AGAIN_MS, isOvertaken => this.look(isOvertaken));

  private async look(isOvertaken: () => boolean): Promise<void> {
    const toMs = Date.now();
    const fromMs = toMs - HOUR_MS;
    const series = await api.packs.getPackSeries({
      id: this.pack.id, columns: COLUMNS.join(','), bucketSeconds: String(BUCKET_SECONDS),
      from: iso(fromMs), to: iso(toMs),
    });
    if (!isOvertaken()) {
      this.seen = { series, fromMs, toMs };
    }
  }

  private spark(spark: Spark, seen: Seen, width: number): TemplateResult {
    const found = spark.points(seen.series);
    const values = found.map(point => point.value);
    const last = found.at(-1);
    return html`<li><a href=${lastHour(this.pack, spark.columns)}>
      <span><b>${spark.title}</b> ${last === undefined ? UNKNOWN : spark.words(last.value)}</span>
      ${last === undefined ? html`<span class="sub">${msg('nothing in this time')}</span>` : html`
        ${sparkline({ points: found, fromMs: seen.fromMs, toMs: seen.toMs, gapMs: GAP_MS, leastRange: spark.leastRange }, width)}
        <span class="sub">${msg('lowest')} ${spark.words(Math.min(...values))}, ${msg('highest')} ${spark.words(Math.max(...values))}</span>`}
    </a></li>`;
  }

  protected override render(): TemplateResult {
    const { seen } = this;
    const width = this.width.px < 560 ? this.width.px - 24 : this.width.px / 4 - 36;
    return html`<h2>${msg('The last hour')}</h2>
      ${trouble(this.refresh.trouble)}
      ${seen?.series.incomplete === true
        ? html`<p class="sub">${msg('Values of the last minutes may be missing: a part of the history does not answer.')}</p>` : ''}
      ${seen === undefined ? '' : html`<ul class="sparks">${SPARKS().map(spark => this.spark(spark, seen, width))}</ul>`}`;
  }
}

customElements.define('cf-pack-hour', PackHour);
