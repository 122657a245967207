import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { PackShortView } from '../api/index.js';
import { ageMs, quality } from '../core/age.js';
import { address } from '../core/route.js';
import { amperes, span, UNKNOWN, volts } from '../core/words.js';
import { facts } from '../parts/facts.js';
import { relayLine } from '../parts/relay-lines.js';
import { lights, otherWarnings, qualityTag, simulated, soc } from '../parts/tags.js';

const cell = (of: { number: number; voltageMv: number } | undefined): string =>
  (of === undefined ? UNKNOWN : `${volts(of.voltageMv, 3)} (${msg(str`cell ${of.number}`)})`);

function card(pack: PackShortView, takenAtMs: number): TemplateResult {
  const aged = { value: pack, takenAtMs };
  const now = quality(aged);
  return html`<li class=${now === 'live' ? 'pack-card' : 'pack-card old'}>
    <h3><a href=${address(['packs', pack.id])}>${pack.name}</a></h3>
    <p>${qualityTag(now)} ${simulated(pack)}
      <span class="sub">${pack.ageMs === undefined ? msg('no frame was ever heard') : msg(str`newest frame ${span(ageMs(aged))} old`)}</span></p>
    ${pack.assignedGatewayId === undefined
      ? html`<p><span class="tag critical">${msg('no gateway')}</span> <span class="sub">${msg('its records are refused')}</span></p>` : nothing}
    <p>${lights(pack.warnings, now)} ${otherWarnings(pack.otherWarnings)}</p>
    ${facts([
      [msg('SOC'), soc(pack.socPercent, pack.socCalibrated)],
      [msg('Voltage'), volts(pack.packVoltageMv)],
      [msg('Current'), amperes(pack.currentMa)],
      [msg('Lowest cell'), cell(pack.lowestCell)],
      [msg('Highest cell'), cell(pack.highestCell)],
    ], '')}
    <ul class="plain relay-lines">${relayLine(msg('Charge'), pack.charge)}${relayLine(msg('Load'), pack.load)}</ul>
  </li>`;
}

/** The packs of a site; each opens its page. */
export function packCards(packs: readonly PackShortView[], takenAtMs: number): TemplateResult {
  return packs.length === 0 ? html`<p>${msg('No packs yet.')}</p>`
    : html`<ul class="pack-cards">${repeat(packs, pack => pack.id, pack => card(pack, takenAtMs))}</ul>`;
}
