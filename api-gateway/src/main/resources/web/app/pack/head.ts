import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { PackStatusView } from '../api/index.js';
import { ageMs, quality, type Taken } from '../core/age.js';
import { span } from '../core/words.js';
import { qualityTag, simulated } from '../parts/tags.js';
import { timesOf } from '../parts/times-of.js';

const PROTOCOLS: Record<string, string> = { smartbms123: '123\\SmartBMS', jbd: 'JBD' };

/** The gateway that is heard, and the one that may be: they differ until the first record of the right one. */
function gateways({ gatewayId: heard, assignment: { gatewayId: assigned, trouble } }: PackStatusView): string[] {
  const said = assigned === undefined ? trouble ?? msg('no gateway') : msg(str`gateway ${assigned}`);
  return heard === undefined || heard === assigned ? [said] : [msg(str`last heard through gateway ${heard}`), said];
}

/** Only what is wrong with the clock of the gateway is worth a word. */
function clock({ clockQuality }: PackStatusView): string[] {
  return clockQuality === undefined || clockQuality === 'set' ? [] : [msg(str`clock of the gateway: ${clockQuality}`)];
}

/**
 * Which pack it is, and how far its values may be believed.
 *
 * @param siteZone of its installation; undefined: not known
 */
export function head(aged: Taken<PackStatusView>, siteZone: string | undefined): TemplateResult {
  const pack = aged.value;
  const age = ageMs(aged);
  const { trouble } = pack.assignment;
  const protocol = pack.protocol === undefined ? [] : [msg(str`protocol ${PROTOCOLS[pack.protocol] ?? pack.protocol}`)];
  return html`<div class="head">
    <h1>${pack.name}</h1> ${simulated(pack)}
    ${pack.assignment.gatewayId === undefined
      ? html`<span class="tag critical" title=${msg('not assigned to a gateway: its records are refused')}>${msg('no gateway')}</span>` : nothing}
    ${qualityTag(quality(aged))}
    <span>${age === undefined ? msg('no frame was ever heard') : msg(str`newest frame ${span(age)} old`)}</span>
    <span class="sub">${[pack.installationName, pack.id, ...gateways(pack), ...protocol, ...clock(pack)].join(' · ')}</span>
    ${siteZone === undefined ? nothing : timesOf(siteZone)}
    ${trouble === undefined || pack.assignment.gatewayId === undefined ? nothing : html`<span class="sub trouble">${trouble}</span>`}
  </div>`;
}
