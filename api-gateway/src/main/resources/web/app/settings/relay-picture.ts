import { msg, str } from '@lit/localize';
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { PackSettingsDraft } from '../api/index.js';
import { Part } from '../core/part.js';
import { fullField, inForce } from './draft.js';
import { said } from './field.js';
import { fieldNamed } from './fields.js';

/** A moment in a battery's life, and what both relays do then. */
interface Scene {
  readonly when: string;
  readonly charge: boolean;
  readonly load: boolean;
  readonly until: string;
}

const box = (className: string, x: number, y: number, width: number, height: number, words: string): TemplateResult => svg`
  <rect class=${className} x=${x} y=${y} width=${width} height=${height} rx="4"></rect>
  <text x=${x + width / 2} y="34" text-anchor="middle">${words}</text>`;

/** What the relays do in each state of the battery, drawn and in words, as mode and limits are chosen. */
export class RelayPicture extends Part {
  static override properties = { draft: { attribute: false } };

  declare draft: PackSettingsDraft;

  private words(name: keyof PackSettingsDraft): string {
    return said(fieldNamed(name), inForce(name, this.draft));
  }

  private scenes(): Scene[] {
    const isNormal = inForce('mode', this.draft) === 'normal';
    const full = this.words(fullField(this.draft));
    const [vMin, vMax] = [this.words('vMinMv'), this.words('vMaxMv')];
    const chargeBack = isNormal
      ? msg(str`Charging comes back when all cells are below ${full} and the state of charge is below ${this.words('chargeRestartPercent')}.`)
      : msg(str`Charging comes back when all cells are below ${vMax}.`);
    const loadBack = isNormal
      ? msg(str`The load comes back when all cells are above ${vMin} and the state of charge is ${this.words('dischargeRestartPercent')} or more.`)
      : msg(str`The load comes back when all cells are above ${vMin}.`);
    return [
      { when: msg(str`A cell at ${vMax} or above`), charge: false, load: true, until: chargeBack },
      {
        when: msg(str`All cells at ${full} or above: full`), charge: !isNormal, load: true,
        until: isNormal ? chargeBack : msg('In critical mode full is no reason to switch off: the charger’s own voltage has to end it.'),
      },
      {
        when: msg('In between'), charge: true, load: true,
        until: msg('Both allowed, once they are on: between two limits a relay stays as it was.'),
      },
      { when: msg(str`A cell at ${vMin} or below`), charge: true, load: false, until: loadBack },
      {
        when: msg(str`A cell below ${this.words('tMinDeciC')} or above ${this.words('tMaxDeciC')}, or no communication`),
        charge: false, load: false, until: msg('Both come back when that is over.'),
      },
    ];
  }

  private contact(x: number, isClosed: boolean): TemplateResult {
    return svg`<g class=${isClosed ? 'contact closed' : 'contact open'}>
      <circle cx=${x} cy="30" r="3"></circle><circle cx=${x + 24} cy="30" r="3"></circle>
      <path d=${isClosed ? `M${x} 30H${x + 24}` : `M${x} 30L${x + 21} 16`}></path></g>`;
  }

  private drawing({ charge, load }: Scene): TemplateResult {
    const isCombined = inForce('combinedOutput', this.draft) === true;
    if (isCombined) {
      return html`<svg viewBox="0 0 200 60" aria-hidden="true">${svg`
        ${box('thing', 2, 18, 66, 24, msg('charger'))}
        <text x="35" y="55" text-anchor="middle">${msg('+ inverter')}</text>
        <path class="wire" d="M68 30H80M104 30H110M134 30H146"></path>${this.contact(80, charge)}${this.contact(110, load)}
        ${box('battery', 146, 16, 48, 28, msg('pack'))}`}</svg>`;
    }
    return html`<svg viewBox="0 0 240 60" aria-hidden="true">${svg`
      ${box('thing', 2, 18, 56, 24, msg('charger'))}
      <path class="wire" d="M58 30H66M90 30H98M142 30H150M174 30H182"></path>${this.contact(66, charge)}
      ${box('battery', 98, 16, 44, 28, msg('pack'))}${this.contact(150, load)}
      ${box('thing', 182, 18, 56, 24, msg('load'))}`}</svg>`;
  }

  private verdict({ charge, load }: Scene): TemplateResult {
    if (inForce('combinedOutput', this.draft) === true) {
      const isOn = charge && load;
      return html`<span class=${isOn ? 'tag on' : 'tag off'}>${isOn ? msg('output on') : msg('output off')}</span>`;
    }
    return html`<span class=${charge ? 'tag on' : 'tag off'}>${charge ? msg('charge on') : msg('charge off')}</span>
      <span class=${load ? 'tag on' : 'tag off'}>${load ? msg('load on') : msg('load off')}</span>`;
  }

  private get advice(): string {
    const isCombined = inForce('combinedOutput', this.draft) === true;
    const isNormal = inForce('mode', this.draft) === 'normal';
    if (isCombined && isNormal) {
      return msg('One combined output in normal mode: when the pack is full the shared power goes off, and nothing can be discharged. Critical mode is made for this.');
    }
    if (isCombined) {
      return msg('After a cell was too low the output stays off, and so does recharging: somebody has to charge the pack by hand.');
    }
    return isNormal ? '' : msg('In critical mode the charger’s own float voltage has to match the pack: nothing but a danger ends charging.');
  }

  protected override render(): TemplateResult {
    return html`<div class="relay-picture"><h3>${msg('What the relays then do')}</h3>
      ${this.advice === '' ? nothing : html`<p class="settings-notice" role="status">${this.advice}</p>`}
      <ul>${this.scenes().map(scene => html`<li><b>${scene.when}</b>${this.drawing(scene)}
        <p>${this.verdict(scene)}</p><p class="sub">${scene.until}</p></li>`)}</ul></div>`;
  }
}

customElements.define('cf-relay-picture', RelayPicture);
