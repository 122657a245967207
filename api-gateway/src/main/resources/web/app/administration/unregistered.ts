import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { api } from '../core/client.js';
import { eachPage } from '../core/each-page.js';
import { Part } from '../core/part.js';
import { Refresh } from '../core/refresh.js';
import { trouble } from '../parts/tags.js';

const LIMIT = '1000';
/** Named one by one; more are counted. */
const MOST_NAMED = 20;

/** Says which gateways packs name that are not registered. It goes through all packs, so it looks once. */
export class UnregisteredGateways extends Part {
  static override properties = { ids: { state: true } };

  declare private ids: readonly string[];

  private readonly refresh = new Refresh(this, 0, async isOvertaken => {
    const named = new Set<string>();
    for await (const { packs } of eachPage(after => api.packs.getPacks({ after, limit: LIMIT, columns: 'assignedGatewayId' }))) {
      packs.forEach(({ assignedGatewayId: id }) => (id === undefined ? undefined : named.add(id)));
    }
    for await (const { gateways } of eachPage(after => api.gateways.getGateways({ after, limit: LIMIT }))) {
      gateways.forEach(({ id }) => named.delete(id));
    }
    if (!isOvertaken()) {
      this.ids = [...named].sort();
    }
  });

  constructor() {
    super();
    this.ids = [];
  }

  protected override render(): TemplateResult {
    const named = this.ids.slice(0, MOST_NAMED).join(', ');
    const more = this.ids.length - MOST_NAMED;
    return html`${trouble(this.refresh.trouble)}${this.ids.length === 0 ? nothing
      : html`<p>${msg('Packs name gateways that are not registered here:')}
        <b>${more > 0 ? msg(str`${named} and ${more} more`) : named}</b></p>`}`;
  }
}

customElements.define('cf-unregistered-gateways', UnregisteredGateways);
