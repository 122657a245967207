import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { FleetView } from '../api/index.js';
import { STALE_MS, taken, type Taken } from '../core/age.js';
import { api } from '../core/client.js';
import { Part } from '../core/part.js';
import { Ageing, Refresh } from '../core/refresh.js';
import { Title } from '../core/title.js';
import { Turned } from '../core/turned.js';
import { count, span } from '../core/words.js';
import { trouble } from '../parts/tags.js';
import './active-warnings.js';
import { firstSteps } from './first-steps.js';
import './installation-list.js';
import './simulated-notice.js';
import { tiles } from './tiles.js';
import './warning-history.js';

const EVERY_MS = 2000;

/** The whole fleet: what is wrong, how it is doing, and its installations. */
export class FleetPage extends Part {
  static override properties = { fleet: { state: true } };

  declare private fleet: Taken<FleetView> | undefined;
  private readonly refresh = new Refresh(this, EVERY_MS, isOvertaken => this.look(isOvertaken));

  constructor() {
    super();
    new Ageing(this);
    new Title(this, () => msg('Fleet'));
    new Turned(this, () => this.requestUpdate());
  }

  private async look(isOvertaken: () => boolean): Promise<void> {
    const fleet = taken(await api.fleet.getFleet());
    if (!isOvertaken()) {
      this.fleet = fleet;
    }
  }

  private size({ installations, packs }: FleetView): string {
    const sites = installations === 1 ? msg('1 installation') : msg(str`${count(installations)} installations`);
    return packs === 1 ? msg(str`${sites}, 1 pack`) : msg(str`${sites}, ${count(packs)} packs`);
  }

  private content({ value, takenAtMs }: Taken<FleetView>): TemplateResult {
    if (value.installations === 0) {
      return firstSteps(value);
    }
    const sinceMs = performance.now() - takenAtMs;
    const isOld = sinceMs > STALE_MS;
    const told = this.refresh.trouble;
    return html`
      ${value.packs > 0 && value.simulatedPacks === value.packs ? html`<cf-simulated-notice></cf-simulated-notice>` : nothing}
      ${value.packs === 0 ? firstSteps(value) : html`<div class="fleet-top">
        <cf-active-warnings .fleet=${this.fleet} .told=${told}></cf-active-warnings>
        <cf-warning-history></cf-warning-history>
      </div>`}
      <section aria-labelledby="numbers-title"><h2 id="numbers-title" class="hidden-text">${msg('In numbers')}</h2>
        ${isOld ? html`<p class="trouble">${msg(str`These numbers are ${span(sinceMs)} old.`)}</p>` : nothing}
        ${tiles(value, isOld)}</section>
      <cf-installation-list .fleet=${value} .told=${told} @turned=${() => this.requestUpdate()}></cf-installation-list>`;
  }

  protected override render(): TemplateResult {
    const { fleet } = this;
    return html`<div class="head"><h1>${msg('Fleet')}</h1><span class="size">${fleet === undefined ? '' : this.size(fleet.value)}</span></div>
      ${trouble(this.refresh.trouble)}
      ${fleet === undefined ? nothing : this.content(fleet)}`;
  }
}

customElements.define('cf-fleet-page', FleetPage);
