import { msg, str } from '@lit/localize';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { Part } from '../core/part.js';
import { volts } from '../core/words.js';
import type { ValueChanged } from './setting-field.js';
import { fieldNamed } from './fields.js';
import { balanceMv, balanceRange, cellRange, switchesFor } from './option-switches.js';
import { ranges } from './ranges.js';

/**
 * The Begin Board's option switches, to be set as they stand there, and what they say. While nobody knows how they stand
 * it shows how they should. Fires "value-changed".
 */
export class SwitchPicture extends Part {
  static override properties = { switches: {}, cellCount: { type: Number }, vBalanceMv: { type: Number }, isReadOnly: { type: Boolean } };

  /** Eight digits, switch 1 first; undefined: not known. */
  declare switches: string | undefined;
  declare cellCount: number | undefined;
  /** 0: no balancing; undefined: not known. */
  declare vBalanceMv: number | undefined;
  declare isReadOnly: boolean;

  constructor() {
    super();
    this.isReadOnly = false;
  }

  private tell(value: string | undefined): void {
    const detail: ValueChanged = { field: fieldNamed('optionSwitches'), value };
    this.dispatchEvent(new CustomEvent('value-changed', { detail, bubbles: true }));
  }

  private flip(i: number): void {
    const shown = this.switches ?? '00000000';
    this.tell(shown.slice(0, i) + (shown[i] === '1' ? '0' : '1') + shown.slice(i + 1));
  }

  private lever(isOn: boolean, i: number): TemplateResult {
    return html`<button type="button" role="switch" aria-checked=${isOn} ?disabled=${this.isReadOnly || this.switches === undefined}
      aria-label=${msg(str`Option switch ${i + 1}`)} @click=${() => this.flip(i)}>
      <svg viewBox="0 0 30 62" aria-hidden="true">${svg`<rect class="slot" x="6" y="8" width="18" height="36" rx="2"></rect>
        <rect class="knob" x="8" y=${isOn ? 10 : 26} width="14" height="16" rx="2"></rect>
        <text x="15" y="58" text-anchor="middle">${i + 1}</text>`}</svg></button>`;
  }

  /** Whether the pack has so many cells. */
  private fit(least: number, most: number): TemplateResult | string {
    const { cellCount } = this;
    if (cellCount === undefined) {
      return '';
    }
    return least <= cellCount && cellCount <= most ? msg(str`This pack has ${cellCount}: it fits.`)
      : html`<b class="trouble">${msg(str`This pack has ${cellCount}: it does not fit.`)}</b>`;
  }

  private words(switches: string): TemplateResult {
    const { least, most } = cellRange(switches);
    const mv = balanceMv(switches);
    return html`<ul class="plain">
      <li>${msg(str`1 to 3: ${least} to ${most} cells.`)} ${this.fit(least, most)}</li>
      <li>${mv === 0 ? msg('4 to 8: no balancing. Cells drift apart with time, and a full voltage has to be set.')
        : msg(str`4 to 8: cell boards balance from ${volts(mv, 1)} on.`)}</li></ul>`;
  }

  private intro(wanted: string | undefined): string {
    if (this.cellCount === undefined) {
      return msg('It is not said how they stand.');
    }
    const [least, most] = balanceRange();
    return wanted === undefined
      ? msg(str`These settings cannot be said with the switches: they know steps of ${volts(ranges().optionSwitches.stepMv, 1)} from ${volts(least, 1)} to ${volts(most, 1)}.`)
      : msg('Nobody has said how they stand. For this number of cells and Vbalance they should stand like this:');
  }

  private unknown(wanted: string | undefined): TemplateResult {
    return html`<p>${this.intro(wanted)}</p>${wanted === undefined ? nothing : html`${this.picture(wanted)}${this.words(wanted)}`}
      ${this.isReadOnly ? nothing : html`<p class="deeds">
        <button type="button" @click=${() => this.tell(wanted ?? '00000000')}>${msg('Set them as they stand')}</button></p>`}`;
  }

  private picture(switches: string): TemplateResult {
    return html`<div class="dip" role="group" aria-label=${msg('Option switches 1 to 8')}><span class="on-mark" aria-hidden="true">ON ↑</span>
      ${[...switches].map((digit, i) => this.lever(digit === '1', i))}</div>`;
  }

  protected override render(): TemplateResult {
    const { switches } = this;
    if (switches === undefined || !/^[01]{8}$/.test(switches)) {
      return html`<div class="switch-picture">${this.unknown(switchesFor(this.cellCount, this.vBalanceMv ?? -1))}</div>`;
    }
    return html`<div class="switch-picture">${this.picture(switches)}<div aria-live="polite">${this.words(switches)}</div>
      ${this.isReadOnly ? nothing : html`<p class="deeds"><button type="button"
        @click=${() => this.tell(undefined)}>${msg('Not known how they stand')}</button></p>`}</div>`;
  }
}

customElements.define('cf-switch-picture', SwitchPicture);
