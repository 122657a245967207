import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { GatewayView, HeardView } from '../api/index.js';
import { api } from '../core/client.js';
import { Part } from '../core/part.js';
import { Ageing, Refresh } from '../core/refresh.js';
import { address } from '../core/route.js';
import { may } from '../core/session.js';
import { moment } from '../core/words.js';
import { ask, reasonField, written } from '../parts/dialog.js';
import { facts, type Fact } from '../parts/facts.js';
import { trouble } from '../parts/tags.js';
import { clockWords, heardTag, spoolWords } from './gateway-words.js';
import './gateway-code.js';

const EVERY_MS = 5_000;

/** How a gateway is, followed while one waits for it; its packs; its keys. Sends "changed" when keys were revoked. */
export class GatewayState extends Part {
  static override properties = { gatewayId: {}, gateway: { state: true } };

  declare gatewayId: string;
  declare private gateway: GatewayView | undefined;

  private readonly refresh = new Refresh(this, EVERY_MS, async isOvertaken => {
    const gateway = await api.gateways.getGateway({ id: this.gatewayId });
    if (!isOvertaken()) {
      this.gateway = gateway;
    }
  });

  constructor() {
    super();
    new Ageing(this);
  }

  private heardFacts(heard: HeardView): Fact[] {
    return [
      [msg('Version'), heard.version],
      [msg('Clock'), clockWords(heard)],
      [msg('Spool'), spoolWords(heard)],
      [msg('Lost because its disk was full'), msg(str`${heard.dropped} records`)],
      [msg('Signs with key'), heard.keyGeneration],
    ];
  }

  private facts(of: GatewayView): Fact[] {
    return [
      [msg('Heard'), heardTag(of)],
      ...of.heard === undefined ? [] : this.heardFacts(of.heard),
      [msg('Enrolled'), of.enrolment === 0 ? msg('not yet') : msg(str`yes, enrolment ${of.enrolment} of the fleet`)],
      ...of.enrolledAt === undefined ? [] : [[msg('Newest key handed out'), moment(of.enrolledAt)] as const],
      [msg('Speaks for'), of.packs.length === 0 ? msg('no pack') : of.packs.map(({ packId }, index) =>
        html`${index === 0 ? '' : ', '}<a href=${address(['packs', packId])}>${packId}</a>`)],
    ];
  }

  private state(of: GatewayView): TemplateResult {
    return html`<section class="card">
      <h3>${msg('How it is')}</h3>
      ${trouble(this.refresh.trouble)}
      ${facts(this.facts(of))}
      ${may('installer') ? html`<p class="deeds"><a class="button" href=${address(['administration', 'packs'], { make: 'yes', gateway: of.id })}>
        ${msg('Add a pack')}</a></p>` : nothing}
    </section>`;
  }

  private revoke(of: GatewayView): void {
    const inUse = of.heard?.keyGeneration;
    ask({
      title: msg(str`Make older keys of ${of.name} worthless?`),
      body: html`<p>${msg('Records signed with a key before this one are refused from then on, also those that still wait to be sent. Nothing makes such a key good again.')}</p>
        ${inUse === undefined ? nothing : html`<p>${msg(str`The gateway signs with key ${inUse} now.`)}</p>`}
        <label for="key-from">${msg('The first key that stays good')}</label>
        <input id="key-from" name="keyFrom" type="number" required min=${of.keyFrom} max=${of.keyGeneration} value=${of.keyGeneration}>
        ${reasonField()}`,
      act: msg('Revoke'),
      isDangerous: true,
      onAct: async fields => {
        const keyFrom = Number(fields.get('keyFrom'));
        await api.gateways.postGatewayRevocation({ id: of.id, postRevocation: { keyFrom }, reason: written(fields, 'reason') });
        this.dispatchEvent(new Event('changed'));
        await this.refresh.now();
      },
    });
  }

  private keys(of: GatewayView): TemplateResult {
    const canRevoke = of.keyGeneration > of.keyFrom;
    return html`<section class="card">
      <h3>${msg('Its keys')}</h3>
      <p>${of.keyGeneration === 0 ? msg('It has none yet: nothing it says is believed until it is enrolled.')
        : msg(str`Key ${of.keyGeneration} is the newest; good are those from key ${of.keyFrom} on.`)}</p>
      ${may('administrator') ? html`<p class="deeds"><button type="button" class=${canRevoke ? 'danger' : ''}
        ?disabled=${!canRevoke} @click=${() => this.revoke(of)}>${msg('Revoke older keys…')}</button>
        ${canRevoke ? nothing : html`<span class="quiet">${msg('There is no older key. Hand out a new one first.')}</span>`}</p>` : html`
          <p class="quiet">${msg('An administrator can revoke older keys.')}</p>`}
    </section>`;
  }

  protected override render(): TemplateResult {
    const { gateway } = this;
    if (gateway === undefined) {
      return html`${trouble(this.refresh.trouble)}`;
    }
    return html`${this.state(gateway)}
      ${may('installer') ? html`<cf-gateway-code .gateway=${gateway} @made=${() => void this.refresh.now()}></cf-gateway-code>` : nothing}
      ${this.keys(gateway)}`;
  }
}

customElements.define('cf-gateway-state', GatewayState);
