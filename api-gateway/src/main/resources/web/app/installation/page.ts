import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { DashboardView, FleetWarningView } from '../api/index.js';
import { quality, taken, type Taken } from '../core/age.js';
import { api } from '../core/client.js';
import { Live } from '../core/live.js';
import { Part } from '../core/part.js';
import { Ageing, Refresh } from '../core/refresh.js';
import { Title } from '../core/title.js';
import type { EventList } from '../parts/event-list.js';
import { together } from '../parts/relay-lines.js';
import { met } from '../parts/tags.js';
import { head } from './head.js';
import { packCards } from './packs.js';
import { picture } from './picture.js';
import '../parts/event-list.js';
import '../parts/warning-list.js';
import './days.js';
import './quarantine.js';

const LOOK_AGAIN_MS = 5000;
const AT_MOST_EVERY_MS = 2000;

/** One installation at a glance: what is wrong, sun, battery and consumers, its packs, its days, and what happened. */
export class InstallationPage extends Part {
  static override properties = { installationId: {}, seen: { state: true }, warnings: { state: true } };

  declare installationId: string;
  declare private seen: Taken<DashboardView> | undefined;
  declare private warnings: readonly FleetWarningView[];
  /** Of its packs, by id. */
  private names: Record<string, string> = {};
  private readonly refresh = new Refresh(this, LOOK_AGAIN_MS, isOvertaken => this.look(isOvertaken));

  constructor() {
    super();
    this.warnings = [];
    new Ageing(this);
    new Title(this, () => this.seen?.value.installation.name ?? this.installationId);
    new Live(this, () => ({ installation: this.installationId }), ({ packs }) => {
      if (packs.length > 0) {
        this.refresh.soon(AT_MOST_EVERY_MS);
      }
    });
  }

  private async look(isOvertaken: () => boolean): Promise<void> {
    const id = this.installationId;
    const [seen, { warnings }] = await Promise.all([
      api.installations.getInstallationNow({ id }),
      api.warnings.getWarnings({ installation: [id], limit: '200' }),
    ]);
    if (!isOvertaken()) {
      this.seen = taken(seen);
      this.warnings = warnings;
      this.names = Object.fromEntries(seen.packs.map(pack => [pack.id, pack.name]));
    }
  }

  private readonly acted = (): void => {
    void this.refresh.now();
    this.querySelector<EventList>('cf-event-list')?.now();
  };

  private now(seen: Taken<DashboardView>): TemplateResult {
    const { value } = seen;
    const now = quality({ value: value.installation, takenAtMs: seen.takenAtMs });
    const card = now === 'live' ? 'card' : 'card old';
    const isAlone = value.packs.length < 2;
    const packs = html`<section class="card">
      <h2>${isAlone ? msg('Pack') : msg(str`${value.packs.length} packs in parallel`)}</h2>${packCards(value.packs, seen.takenAtMs)}
    </section>`;
    const warnings = isAlone ? this.warnings.map(({ packName: _one, ...rest }) => rest) : this.warnings;
    return html`
      ${value.installation.warnings.includes('quarantined')
        ? html`<cf-quarantine class="card" .installationId=${value.installation.id} @acted=${this.acted}></cf-quarantine>` : nothing}
      <div class="glance">
        <div>
          <section class=${card}><h2>${msg('Warnings')}</h2><cf-warning-list .warnings=${warnings} @acted=${this.acted}></cf-warning-list></section>
          ${isAlone ? packs : nothing}
          ${value.parallel === undefined ? nothing : html`<section class=${card}>${together(value.parallel, undefined, this.names)}</section>`}
        </div>
        <div>
          <section class=${card}>${picture(value, now)}</section>
          ${isAlone ? nothing : packs}
        </div>
      </div>
      <cf-energy-days class="card" .dashboard=${value}></cf-energy-days>
      <section class="card"><cf-event-list .installationId=${this.installationId} .names=${isAlone ? undefined : this.names}></cf-event-list></section>`;
  }

  protected override render(): TemplateResult {
    const { seen } = this;
    return html`
      <p><a href="#/">${msg('← Fleet')}</a></p>
      ${seen === undefined ? html`<h1>${this.installationId}</h1>` : head(seen)}
      ${met(this.refresh, msg(str`There is no installation “${this.installationId}” here, or you may not see it.`))}
      ${seen === undefined ? nothing : this.now(seen)}`;
  }
}

customElements.define('cf-installation-page', InstallationPage);
