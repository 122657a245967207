import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { DashboardView } from '../api/index.js';
import { ageMs, quality, type Taken } from '../core/age.js';
import { address } from '../core/route.js';
import { may } from '../core/session.js';
import { clockIn, span } from '../core/words.js';
import { qualityTag, simulated } from '../parts/tags.js';
import { timesOf } from '../parts/times-of.js';

const ZOOM = 9;
const COLUMNS = 'socMilliPercent,packVoltageMv,currentMa';

/** Of its pack, or of all of them where there are several. */
const settings = (packIds: readonly string[], installationId: string): string =>
  (packIds.length === 1 ? address(['packs', packIds[0]!, 'settings']) : address(['settings'], { installation: installationId }));

/** Which site it is, what its clocks show, and where to go from here. */
export function head({ value: { installation, packs }, takenAtMs }: Taken<DashboardView>): TemplateResult {
  const aged = { value: installation, takenAtMs };
  const age = ageMs(aged);
  const { latitude, longitude } = installation;
  const charts = address(['charts'], { packs: packs.map(pack => pack.id).join(','), columns: COLUMNS });
  return html`<div class="head">
    <h1>${installation.name}</h1> ${simulated(installation)} ${qualityTag(quality(aged))}
    <span>${age === undefined ? msg('not every pack was heard yet') : msg(str`newest frame ${span(age)} old`)}</span>
    <span class="local-time">${msg(str`Local time ${clockIn(installation.timeZone, Date.now())}`)}</span>
    <span class="sub">${[installation.id, installation.timeZone, ...installation.tags].join(' · ')}</span>
    ${timesOf(installation.timeZone)}
    <nav class="links" aria-label=${msg('Of this installation')}>
      ${packs.length === 0 ? nothing : html`<a href=${charts}>${msg('Charts')}</a>`}
      <a href=${settings(packs.map(pack => pack.id), installation.id)}>${msg('Settings')}</a>
      ${!may('installer') ? nothing : html`<a
        href=${address(['administration', 'installations', installation.id])}>${msg('Name, place and time zone')}</a>`}
      ${latitude === undefined ? nothing : html`<a href=${address(['map'], { latitude, longitude, zoom: ZOOM })}>${msg('Map')}</a>`}
    </nav>
  </div>`;
}
