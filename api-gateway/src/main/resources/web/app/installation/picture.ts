import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { DashboardView, Flow } from '../api/index.js';
import type { Quality } from '../core/age.js';
import { amperes, direction, kilowattHours, UNKNOWN, volts, watts } from '../core/words.js';
import { facts } from '../parts/facts.js';
import { soc } from '../parts/tags.js';
import { arrow, batteryPicture, bulbPicture, levelOf, sunPicture } from './drawings.js';

const flowFacts = ({ currentMa, powerW, todayWh, totalWh }: Flow): TemplateResult => facts([
  [msg('Current'), amperes(currentMa)],
  [msg('Power'), watts(powerW)],
  [msg('Today'), kilowattHours(todayWh)],
  [msg('Total'), kilowattHours(totalWh)],
], '');

/** Of packs in parallel, which differ a little, from the lowest to the highest. */
function voltage({ packs }: DashboardView): string {
  const heard = packs.flatMap(pack => (pack.packVoltageMv === undefined ? [] : [pack.packVoltageMv]));
  if (heard.length === 0 || heard.length < packs.length) {
    return UNKNOWN;
  }
  const [least, most] = [volts(Math.min(...heard)), volts(Math.max(...heard))];
  return least === most ? least : msg(str`${least} to ${most}`);
}

function doing(ma: number | undefined, quality: Quality): string {
  if (quality === 'never') {
    return msg('not every pack was heard yet');
  }
  if (quality !== 'live') {
    return msg('values are old');
  }
  return ma === undefined ? msg('unknown whether it is charging') : direction(ma);
}

/**
 * Sun, battery and bulb, as in the app of the device, with what flows between them.
 *
 * @param quality of the pack of which least is known, now: what is old does not flow
 */
export function picture(dashboard: DashboardView, quality: Quality): TemplateResult {
  const isLive = quality === 'live';
  const { sun, battery, bulb } = dashboard;
  const incoming = isLive ? levelOf(sun.powerW, battery.capacityWh) : undefined;
  const outgoing = isLive ? levelOf(bulb.powerW, battery.capacityWh) : undefined;
  return html`<h2>${msg('Sun, battery and consumers')}</h2>
    <div class="picture">
      <div class="part">${sunPicture(incoming)}<div><h3>${msg('Sun and chargers')}</h3>${flowFacts(sun)}</div></div>
      ${arrow(incoming)}
      <div class="part battery">${batteryPicture(battery.socPercent)}<div>
        <h3>${msg('Battery')}</h3>
        <p class="soc-big">${soc(battery.socPercent, battery.socCalibrated)}</p>
        ${battery.socPercent !== undefined && battery.socCalibrated === false
          ? html`<p class="sub">${msg('Not calibrated: charge until all cells are at Vbalance.')}</p>` : nothing}
        <p class="direction">${doing(battery.currentMa, quality)}</p>
        ${facts([
          [msg('Current'), amperes(battery.currentMa)],
          [msg('Power'), watts(battery.powerW)],
          [msg('Stored'), kilowattHours(battery.storedWh)],
          [msg('Capacity'), kilowattHours(battery.capacityWh)],
          [msg('Voltage'), voltage(dashboard)],
        ], '')}
      </div></div>
      ${arrow(outgoing)}
      <div class="part">${bulbPicture(outgoing)}<div><h3>${msg('Consumers')}</h3>${flowFacts(bulb)}</div></div>
    </div>`;
}
