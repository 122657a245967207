import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { FleetView, FleetWarningView } from '../api/index.js';
import type { Taken } from '../core/age.js';
import { api } from '../core/client.js';
import { Part } from '../core/part.js';
import { Ageing, Refresh } from '../core/refresh.js';
import { address } from '../core/route.js';
import { may } from '../core/session.js';
import { warning, warningTitle } from '../core/warnings.js';
import { count, moment, span } from '../core/words.js';
import { Acknowledging } from '../parts/acknowledging.js';
import { severity, trouble } from '../parts/tags.js';

const EVERY_MS = 3000;
const MOST = 8;

/** How many packs' warnings are active, and how many of them nobody has seen. */
function totals({ warnings }: FleetView): { active: number; unseen: number } {
  const ages = Object.values(warnings);
  return {
    active: ages.reduce((sum, age) => sum + age.lessThanAnHour + age.lessThanADay + age.aDayOrMore, 0),
    unseen: ages.reduce((sum, age) => sum + age.unacknowledged, 0),
  };
}

/** A pack's name beside that of its site, which it often repeats; empty when it says nothing more. */
const within = (pack: string, site: string): string => (pack.startsWith(site) ? pack.slice(site.length).replace(/^[\s,:–-]+/, '') : pack);

/** What is wrong now, the worst that nobody has seen first. */
export class ActiveWarnings extends Part {
  static override properties = { fleet: {}, told: {}, list: { state: true } };

  declare fleet: Taken<FleetView> | undefined;
  /** What the page says already. */
  declare told: string;
  declare private list: readonly FleetWarningView[] | undefined;
  private readonly refresh = new Refresh(this, EVERY_MS, isOvertaken => this.look(isOvertaken));
  private readonly acknowledging = new Acknowledging(this, () => void this.refresh.now());

  constructor() {
    super();
    this.told = '';
    new Ageing(this);
  }

  private async look(isOvertaken: () => boolean): Promise<void> {
    const some = async (acknowledged: string, limit: number): Promise<FleetWarningView[]> =>
      limit <= 0 ? [] : (await api.warnings.getWarnings({ acknowledged, sort: '-severity', limit: String(limit) })).warnings;
    const unseen = await some('false', MOST);
    const seen = await some('true', MOST - unseen.length);
    if (isOvertaken()) {
      return;
    }
    this.list = [...unseen, ...seen];
  }

  /** By the server's clock: that of this machine may be wrong. */
  private standsMs(one: FleetWarningView): number {
    const now = this.fleet === undefined ? Date.now() : Date.parse(this.fleet.value.at) + performance.now() - this.fleet.takenAtMs;
    return Math.max(0, now - Date.parse(one.raisedAt));
  }

  private seen(one: FleetWarningView): TemplateResult {
    if (one.acknowledgedBy !== undefined) {
      return html`<span class="sub">${msg(str`seen by ${one.acknowledgedBy}`)}</span>`;
    }
    if (this.acknowledging.isUnderWay(one)) {
      return html`<span class="sub">${msg('acknowledged, on its way to the pack')}</span>`;
    }
    const label = msg(str`Acknowledge: ${warning(one.code)}, ${one.packName ?? one.packId}`);
    return may('operator')
      ? html`<button type="button" aria-label=${label} @click=${() => this.acknowledging.ask([one])}>${msg('Acknowledge')}</button>`
      : html`<span class="sub">${msg('nobody has seen it')}</span>`;
  }

  private line(one: FleetWarningView): TemplateResult {
    const site = one.installationName ?? one.installationId;
    const pack = within(one.packName ?? one.packId, site);
    return html`<li class=${`active ${one.severity ?? 'never'}`}>
      <span class="grade">${severity(one.severity)}</span>
      <div class="what"><b>${warningTitle(one.code)}</b>
        <span class="where"><a href=${address(['installations', one.installationId])}>${site}</a>${pack === '' ? nothing : html` ·
          <a href=${address(['packs', one.packId])}>${pack}</a>`}</span>
        ${one.detail === undefined ? nothing : html`<span class="sub" title=${one.hint ?? ''}>${one.detail}</span>`}</div>
      <time datetime=${one.raisedAt} title=${msg(str`since ${moment(one.raisedAt)}`)}>${span(this.standsMs(one))}</time>
      <div class="seen">${this.seen(one)}</div>
    </li>`;
  }

  private summary(): string {
    if (this.fleet === undefined) {
      return '';
    }
    const { active, unseen } = totals(this.fleet.value);
    return active === 0 ? '' : msg(str`${count(active)} active, ${count(unseen)} of them not acknowledged`);
  }

  private content(): TemplateResult | typeof nothing {
    const { list } = this;
    if (list === undefined) {
      return nothing;
    }
    if (list.length === 0) {
      return html`<p class="calm">${msg('No active warnings.')}</p>`;
    }
    return html`<ul class="plain active-warnings">${repeat(list, one => one.id, one => this.line(one))}</ul>`;
  }

  protected override render(): TemplateResult {
    const active = this.fleet === undefined ? 0 : totals(this.fleet.value).active;
    return html`<section class="card" aria-labelledby="active-title">
      <div class="section-head"><h2 id="active-title">${msg('Active warnings')}</h2><span class="sub" role="status">${this.summary()}</span>
        <a href=${address(['warnings'])}>${active > MOST ? msg(str`Show all ${count(active)}`) : msg('All warnings')}</a></div>
      ${trouble(this.refresh.trouble === this.told ? '' : this.refresh.trouble)}
      ${this.content()}
      ${this.acknowledging.render()}
    </section>`;
  }
}

customElements.define('cf-active-warnings', ActiveWarnings);
