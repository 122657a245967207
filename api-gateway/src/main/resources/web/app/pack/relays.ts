import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { PackStatusView, PostOverrideRelayEnum, RelayView } from '../api/index.js';
import { api } from '../core/client.js';
import { Part } from '../core/part.js';
import { may } from '../core/session.js';
import { reasons } from '../core/warnings.js';
import { Acts } from '../parts/acts.js';
import { ask } from '../parts/dialog.js';
import { relayLine, together } from '../parts/relay-lines.js';
import { holdingOff } from './hold-off.js';

const NAMES: Record<PostOverrideRelayEnum, () => string> = { charge: () => msg('Charge'), load: () => msg('Load') };

/** What the rules decide of both relays and why; operators hold one off here. Sends "acted" when that took effect. */
export class PackRelays extends Part {
  static override properties = { pack: { attribute: false } };

  declare pack: PackStatusView;
  private readonly acts = new Acts(this, () => this.dispatchEvent(new Event('acted')));

  private holdOff(relay: PostOverrideRelayEnum): void {
    ask(holdingOff(this.pack, relay, act => this.acts.follow(act)));
  }

  private endHold(relay: PostOverrideRelayEnum, decision: RelayView): void {
    const { id } = this.pack;
    ask({
      title: relay === 'charge' ? msg('End holding the charge relay off') : msg('End holding the load relay off'),
      body: html`<p>${decision.on ? msg('The rules say on: the relay is allowed to close at the next record.')
        : msg(str`The rules say off: it stays off, blocked by: ${reasons(decision.blockedBy)}`)}</p>`,
      act: msg('End holding off'),
      onAct: async () => this.acts.follow(await api.actions.postPackActionsEndOverride({ id, postOverrideEnd: { relay } })),
    });
  }

  private button(relay: PostOverrideRelayEnum, decision: RelayView | undefined): TemplateResult | typeof nothing {
    if (!may('operator')) {
      return nothing;
    }
    const name = NAMES[relay]();
    return decision?.heldOff === undefined
      ? html`<button type="button" aria-label=${msg(str`Hold off: ${name}`)} @click=${() => this.holdOff(relay)}>${msg('Hold off…')}</button>`
      : html`<button type="button" aria-label=${msg(str`End holding off: ${name}`)}
        @click=${() => this.endHold(relay, decision)}>${msg('End holding off')}</button>`;
  }

  protected override render(): TemplateResult {
    const { charge, load, combinedOn, parallel } = this.pack;
    return html`<h2>${msg('Relays, as the rules decide')}</h2>
      <p class="sub">
        ${msg('What a gateway with an actuator carries out, and reports as events; without an actuator it is advisory only. The device protects the battery by its own.')}
      </p>
      <ul class="plain relay-lines">
        ${relayLine(NAMES.charge(), charge, reasons, this.button('charge', charge))}
        ${relayLine(NAMES.load(), load, reasons, this.button('load', load))}
        ${combinedOn === undefined ? nothing : html`<li>${msg(str`Combined output: ${combinedOn ? msg('on') : msg('off')}`)}</li>`}
      </ul>
      ${this.acts.render()}
      ${together(parallel, this.pack.id)}`;
  }
}

customElements.define('cf-pack-relays', PackRelays);
