import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { InstallationShortView, InstallationView, PutInstallation } from '../api/index.js';
import { api } from '../core/client.js';
import { address } from '../core/route.js';
import { may, seesAllTenants } from '../core/session.js';
import { UNKNOWN } from '../core/words.js';
import { idField } from '../forms/common-fields.js';
import { qualityTag, simulated } from '../parts/tags.js';
import { body, type Values } from '../forms/fields.js';
import type { Subject } from '../forms/subject.js';
import { tenantField } from './tenancy.js';

const COLUMNS = 'name,tenantId,timeZone,tags,simulated,packIds,quality';

/** What is sent is the whole: what nobody asked about here must come along. */
function values(of: InstallationView | undefined): Values {
  return of === undefined
    ? { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, tenantId: seesAllTenants() ? 'default' : undefined }
    : { ...of };
}

const beside = (of: InstallationView) => html`<section class="card">
  <h3>${msg('Its packs')}</h3>
  ${of.packIds.length === 0 ? html`<p class="quiet">${msg('None yet. A pack is one device on one line.')}</p>`
    : html`<ul class="plain">${of.packIds.map(id =>
    html`<li><a href=${address(['administration', 'packs', id])}>${id}</a></li>`)}</ul>`}
  <p class="deeds">${may('installer') ? html`<a class="button" href=${address(['administration', 'packs'], { make: 'yes', installation: of.id })}>
    ${msg('Add a pack')}</a>` : nothing}
    <a href=${address(['installations', of.id])}>${msg('How it is now')}</a></p>
</section>`;

export const installations: Subject<InstallationShortView, InstallationView> = {
  place: ['administration', 'installations'],
  get title() { return msg('Installations'); },
  get newTitle() { return msg('Add an installation'); },
  get about() { return msg('An installation is a site: a name, a place, a time zone, and one or more packs.'); },
  seenBy: 'installer',
  changedBy: 'installer',
  isSearched: true,
  everyMs: 10_000,
  columns: () => [
    { title: msg('Installation'), cell: of => of.name, beside: of => html` ${simulated(of)}<span class="sub">${of.id}</span>` },
    { title: msg('Packs'), cell: of => String(of.packIds.length) },
    { title: msg('Time zone'), cell: of => of.timeZone },
    { title: msg('Tags'), cell: of => of.tags.join(', ') || UNKNOWN },
    ...seesAllTenants() ? [{ title: msg('Tenant'), cell: (of: InstallationShortView) => of.tenantId }] : [],
    { title: msg('Heard'), cell: of => (of.packIds.length === 0 ? msg('no pack') : qualityTag(of.quality)) },
  ],
  async page(after, limit, text) {
    const page = await api.installations.getInstallations({ after, limit, text, columns: COLUMNS, sort: 'name' });
    return { items: page.installations, next: page.next };
  },
  key: of => of.id,
  find: id => api.installations.getInstallation({ id }),
  name: of => msg(str`Installation ${of.name}`),
  revision: of => of.revision,
  async fields(of) {
    const isNew = of === undefined;
    return [
      { name: 'name', label: msg('Name'), kind: 'text', isRequired: true },
      idField(isNew),
      { name: 'timeZone', label: msg('Time zone'), kind: 'text', isRequired: true, hint: msg('Its days begin and end by this clock.'),
        choices: Intl.supportedValuesOf('timeZone').map(value => ({ value, label: '' })) },
      { name: 'tags', label: msg('Tags'), kind: 'words', hint: msg('Words to find and choose it by, with commas between them: alps, van') },
      { name: 'latitude', label: msg('Latitude'), kind: 'number', hint: msg('Degrees, north is plus: 46.56. With it the site is on the map.') },
      { name: 'longitude', label: msg('Longitude'), kind: 'number', hint: msg('Degrees, east is plus: 7.96') },
      ...await tenantField(isNew),
      { name: 'simulated', label: msg('Simulated: no batteries stand there'), kind: 'check', hint: msg('Is said wherever it is shown.') },
    ];
  },
  values,
  put: (id, written, change) => api.installations.putInstallation({ id, putInstallation: body<PutInstallation>(written), ...change }),
  beside,
};
