// What somebody reads who has no battery here yet.
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { FleetView } from '../api/index.js';
import { address } from '../core/route.js';
import { may, seesAllTenants } from '../core/session.js';

const COMMAND = './cellfleet run --serial /dev/ttyUSB0=cabin';

/** Everything on one machine: for whoever looks after that machine, and so sees all tenants. */
const thisMachine = (): TemplateResult => html`
  <h3>${msg('Everything on this one machine')}</h3>
  <p>${msg('A device on a cable of the machine that Cellfleet runs on needs none of this:')}</p>
  <pre><code>${COMMAND}</code></pre>
  <p class="sub">
    ${msg('It listens to the line, makes the installation and the pack, and shows them here. Without a line it simulates a fleet to look around.')}</p>`;

/** How a first battery comes into the fleet. */
export function firstSteps({ installations }: FleetView): TemplateResult {
  const step = (view: string, text: string, more: string, isDone = false): TemplateResult =>
    html`<li><a href=${address(['administration', view], { make: isDone ? undefined : 'yes' })}>${text}</a>
      ${isDone ? html`<span class="tag live">${msg('done')}</span>` : nothing}<span class="sub">${more}</span></li>`;
  return html`<section class="card first-steps" aria-labelledby="first-title">
    <h2 id="first-title">${msg('No batteries here yet')}</h2>
    ${may('installer') ? html`
      <ol>
        ${step('installations', msg('Make an installation'), msg('A site: its name, its place and its time zone.'), installations > 0)}
        ${step('packs', msg('Make a pack'),
          msg('Cells in series that one device watches. You need the number of cells, the chemistry and the capacity.'))}
        ${step('gateways', msg('Register and enrol a gateway'),
          msg('The computer on site that reads the devices. It gets a code that is good once, for 24 hours; then the pack is given to it.'))}
      </ol>
      <p>${msg('Many at once?')}
        <a href=${address(['administration', 'import'])}>${msg('Installations, packs and gateways also come as tables.')}</a></p>`
      : html`<p>${installations > 0 ? msg('Somebody with the role installer has to make a pack first.')
        : msg('Somebody with the role installer has to make an installation and a pack first.')}</p>`}
    ${seesAllTenants() ? thisMachine() : nothing}
  </section>`;
}
