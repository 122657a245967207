// The fleet in numbers.
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { FleetView } from '../api/index.js';
import { qualityTag, heard } from '../parts/tags.js';
import { QUALITIES } from '../core/age.js';
import { address } from '../core/route.js';
import { count, energySum, UNKNOWN, watts } from '../core/words.js';
import { tile, type Fact } from '../parts/facts.js';
import { bar } from './bars.js';
import { filtered } from './columns.js';

const packs = (number: number): string => (number === 1 ? msg('1 pack') : msg(str`${count(number)} packs`));

function byQuality({ packsByQuality, packs: all }: FleetView): TemplateResult {
  const some = QUALITIES.filter(quality => (packsByQuality[quality] ?? 0) > 0);
  return tile(msg('Packs'), count(all), some.map(quality =>
    html`<a class="state-link" href=${filtered({ quality })}>${count(packsByQuality[quality] ?? 0)} ${qualityTag(quality)}</a> `));
}

/** Nothing that is live and measures: then nobody knows the power. */
function power(fleet: FleetView, w: number): string {
  return fleet.packsWithoutPower === fleet.packs ? UNKNOWN : watts(w);
}

const withoutPower = ({ packsWithoutPower }: FleetView): string | undefined =>
  packsWithoutPower === 0 ? undefined : msg(str`${packs(packsWithoutPower)} not in it`);

/** How many packs have which state of charge, in bands of 10 %. Each band is a link to those in it. */
function histogram({ packsBySoc }: FleetView): TemplateResult {
  const most = Math.max(1, ...packsBySoc);
  const known = packsBySoc.reduce((sum, number) => sum + number, 0);
  return html`<div class="wide-tile"><dt id="soc-title">${msg('Packs by state of charge')}</dt><dd>
    <ol class="histogram" aria-labelledby="soc-title">${packsBySoc.map((number, nth) => {
      const [from, to] = [String(nth * 10), String(nth * 10 + 10)];
      return html`<li><a href=${filtered({ socFrom: from, socTo: to })} title=${msg(str`${from} to ${to} %: ${packs(number)}`)}>
        <span class="number" aria-hidden="true">${number === 0 ? '' : count(number)}</span>${bar([{ name: 'packs', value: number }], most)}
        <span class="band" aria-hidden="true">${from}</span>${heard(msg(str`${from} to ${to} %: ${packs(number)}`))}</a></li>`;
    })}</ol>
    <span class="sub">${msg('SOC in %, in steps of 10')}${known === 0 ? msg('; none is known') : ''}</span></dd></div>`;
}

/** A tile of several values, each after its name. */
function lines(title: string, list: readonly Fact[], sub?: unknown): TemplateResult {
  const each = list.map(([name, value]) => html`<span class="line"><span>${name}</span> <b>${value}</b></span>`);
  return tile(title, html`<span class="lines">${each}</span>`, sub);
}

const numberOr = (number: number, path: readonly string[]): unknown => (number === 0 ? '0' : html`<a href=${address(path)}>${count(number)}</a>`);

/** @param isOld true: no newer answer has come for long */
export function tiles(fleet: FleetView, isOld: boolean): TemplateResult {
  const { uncalibratedPacks, silentGateways, unassignedPacks } = fleet;
  const mark = uncalibratedPacks === 0 ? nothing : html` <span class="uncalibrated" aria-hidden="true">!</span>`;
  return html`<dl class=${`tiles fleet-tiles${isOld ? ' old' : ''}`}>
    ${byQuality(fleet)}
    ${lines(msg('Power now'), [[msg('in'), power(fleet, fleet.incomingW)], [msg('out'), power(fleet, fleet.outgoingW)]], withoutPower(fleet))}
    ${lines(msg('Energy today'), [[msg('in'), energySum(fleet.collectedTodayWh)], [msg('out'), energySum(fleet.consumedTodayWh)]])}
    ${tile(msg('Stored'), energySum(fleet.storedWh), msg('as last counted'))}
    ${histogram(fleet)}
    ${lines(msg('Packs held back'), [[msg('charge off'), count(fleet.chargeOffPacks)], [msg('load off'), count(fleet.loadOffPacks)]])}
    ${lines(msg('To look after'), [
      [msg('SOC not calibrated'), html`${count(uncalibratedPacks)}${mark}`],
      [msg('gateways silent'), numberOr(silentGateways, ['administration', 'gateways'])],
      [msg('packs without a gateway'), numberOr(unassignedPacks, ['administration', 'packs'])],
    ])}
  </dl>`;
}
