import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { CodeView, GatewayView } from '../api/index.js';
import { PostCodePurposeEnum } from '../api/index.js';
import { api, sentence } from '../core/client.js';
import { Part } from '../core/part.js';
import { moment } from '../core/words.js';
import { ask } from '../parts/dialog.js';
import { trouble } from '../parts/tags.js';
import '../parts/copyable.js';

/** A code, and what it was made for. */
interface Made extends CodeView {
  readonly purpose: PostCodePurposeEnum;
  /** The newest key when it was made: a newer one says that the code was used. */
  readonly keyGeneration: number;
}

/** Gateways take an address without https only on the machine of the API itself. */
const isSafe = (): boolean => location.protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname);

/** Lines of the gateway's file of settings, one line for each of its packs. */
function settings(of: GatewayView): string {
  const packs = of.packs.length === 0 ? [{ packId: 'PACK', installationId: 'INSTALLATION' }] : of.packs;
  return packs.map(({ packId, installationId }, index) => {
    const line = `cellfleet.gateway.lines[${index}]`;
    return [
      `${line}.pack=${packId}`,
      `${line}.installation=${installationId}`,
      `${line}.source=serial`,
      `${line}.device=/dev/serial/by-id/DEVICE`,
    ].join('\n');
  }).join('\n');
}

/** Makes a code with which a machine becomes a gateway, shows it this once, and says what to do with it. Sends "made". */
export class GatewayCode extends Part {
  static override properties = { gateway: { attribute: false }, made: { state: true }, problem: { state: true } };

  declare gateway: GatewayView;
  declare private made: Made | undefined;
  declare private problem: string;

  constructor() {
    super();
    this.problem = '';
  }

  private async make(purpose: PostCodePurposeEnum): Promise<void> {
    const { id, keyGeneration } = this.gateway;
    this.problem = '';
    try {
      const code = await api.gateways.postGatewayCodes({ id, postCode: { purpose } });
      this.made = { ...code, purpose, keyGeneration };
      this.dispatchEvent(new Event('made'));
    } catch (problem) {
      this.problem = sentence(problem);
    }
  }

  /** One that is enrolled already is asked about first: another machine would take its place. */
  private enrol(): void {
    if (this.gateway.enrolment === 0) {
      void this.make(PostCodePurposeEnum.Enrol);
      return;
    }
    ask({
      title: msg(str`Put another machine in the place of ${this.gateway.name}?`),
      body: html`<p>${msg('Whoever uses the code becomes this gateway, and the access of the machine before it ends. Packs and history stay.')}</p>`,
      act: msg('Make a code'),
      onAct: () => this.make(PostCodePurposeEnum.Enrol),
    });
  }

  private shown(made: Made): TemplateResult {
    if (this.gateway.keyGeneration > made.keyGeneration) {
      return html`<p role="status"><span class="tag live">${msg('enrolled')}</span>
        ${msg('The code was used: the gateway has its key. Start it now.')}</p>`;
    }
    return html`<div class="code">
      <p>${msg('This code is shown this once. It is good once, and a newer one voids it.')} <strong>
        ${msg(str`Until ${moment(made.expiresAt)}.`)}</strong></p>
      <cf-copyable .text=${made.code} .label=${msg('The code')} .isLarge=${true}></cf-copyable>
      <h4>${msg('On the machine')}</h4>
      <p>${msg('Stop the gateway, if it runs, and enrol it as the user it runs as:')}</p>
      <cf-copyable .label=${msg('The command')}
        .text=${`CELLFLEET_GATEWAY_DATA=/var/lib/cellfleet cellfleet-gateway enroll ${made.code} ${location.origin}`}></cf-copyable>
      ${isSafe() ? nothing : html`<p class="trouble">
        ${msg('The gateway enrols only at an address with https. Give it the one that Cellfleet has from there.')}</p>`}
      ${made.purpose === PostCodePurposeEnum.Rotate ? nothing : html`<p>
        ${msg('Its lines stand in /etc/cellfleet/gateway.properties. With “ls /dev/serial/by-id” you find the device:')}</p>
      <cf-copyable .label=${msg('The settings')} .text=${settings(this.gateway)}></cf-copyable>`}
      <p>${msg('Then start the gateway. This page shows within seconds that it was enrolled and heard.')}</p>
    </div>`;
  }

  protected override render(): TemplateResult {
    const { gateway, made } = this;
    const waits = made === undefined && gateway.codeExpiresAt !== undefined;
    return html`<section class="card">
      <h3>${gateway.enrolment === 0 ? msg('Enrol it') : msg('A new machine, or a new key')}</h3>
      ${!waits ? nothing : html`<p>
        ${msg(str`A code waits to be used until ${moment(gateway.codeExpiresAt)}. It was shown when it was made; where it is lost, make another.`)}</p>`}
      <p class="deeds">
        <button type="button" class=${gateway.enrolment === 0 ? 'main' : ''}
          @click=${() => this.enrol()}>${msg('Make a code to enrol a machine')}</button>
        ${gateway.enrolment === 0 ? nothing : html`<button type="button" @click=${() => void this.make(PostCodePurposeEnum.Rotate)}>
          ${msg('Make a code for a new key')}</button>`}
      </p>
      ${trouble(this.problem)}
      <div aria-live="polite">${made === undefined ? nothing : this.shown(made)}</div>
    </section>`;
  }
}

customElements.define('cf-gateway-code', GatewayCode);
