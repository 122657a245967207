// What somebody reads who has no battery here yet.
import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { address } from '../core/route.js';
import { may } from '../core/session.js';

const COMMAND = './cellfleet run --serial /dev/ttyUSB0=cabin';

/** How a first battery comes into the fleet. */
export function firstSteps(): TemplateResult {
  const step = (view: string, text: string, more: string): TemplateResult =>
    html`<li><a href=${address(['administration', view], { make: 'yes' })}>${text}</a><span class="sub">${more}</span></li>`;
  return html`<section class="card first-steps" aria-labelledby="first-title">
    <h2 id="first-title">${msg('No batteries here yet')}</h2>
    ${may('installer') ? html`
      <ol>
        ${step('installations', msg('Make an installation'), msg('A site: its name, its place and its time zone.'))}
        ${step('packs', msg('Make a pack'),
          msg('Cells in series that one device watches. You need the number of cells, the chemistry and the capacity.'))}
        ${step('gateways', msg('Register and enrol a gateway'),
          msg('The computer on site that reads the devices. It gets a code that is good once, for 24 hours; then the pack is given to it.'))}
      </ol>
      <p>${msg('Many at once?')}
        <a href=${address(['administration', 'import'])}>${msg('Installations, packs and gateways also come as tables.')}</a></p>`
      : html`<p>${msg('Somebody with the role installer has to make an installation and a pack first.')}</p>`}
    <h3>${msg('Everything on this one machine')}</h3>
    <p>${msg('A device on a cable of the machine that Cellfleet runs on needs none of this:')}</p>
    <pre><code>${COMMAND}</code></pre>
    <p class="sub">
      ${msg('It listens to the line, makes the installation and the pack, and shows them here. Without a line it simulates a fleet to look around.')}</p>
  </section>`;
}
