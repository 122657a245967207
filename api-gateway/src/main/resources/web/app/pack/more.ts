import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { PackStatusView } from '../api/index.js';
import { address } from '../core/route.js';
import { fact } from '../core/fact.js';
import { facts } from '../parts/facts.js';

const told = (of: object): TemplateResult =>
  facts(Object.entries(of).filter(([, value]) => value !== undefined && value !== null).map(([field, value]) => fact(field, value)));

export function device({ device: said }: PackStatusView): TemplateResult {
  return html`<section class="card"><h2>${msg('What the device says of itself')}</h2>
    ${said === undefined ? html`<p>${msg('Nothing yet.')}</p>` : told(said)}</section>`;
}

/** Which settings count, and where they are changed. */
export function settings({ id, settings: { revision, usedRevision, complete } }: PackStatusView): TemplateResult {
  const used = usedRevision === undefined ? msg('not used yet') : msg(str`revision ${usedRevision} is used`);
  return html`<section class="card">
    <h2>${msg('Settings')}</h2>
    <p><a href=${address(['packs', id, 'settings'])}>${msg('Look at and change the settings')}</a></p>
    <details><summary>${msg(str`Settings: revision ${revision}, ${used}`)}</summary>${told(complete)}</details>
  </section>`;
}
