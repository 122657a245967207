import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { GatewayView, PutGateway } from '../api/index.js';
import { api } from '../core/client.js';
import { seesAllTenants } from '../core/session.js';
import { moment, UNKNOWN } from '../core/words.js';
import { idField } from '../forms/common-fields.js';
import { body } from '../forms/fields.js';
import { heardTag, spoolWords } from './gateway-words.js';
import type { Subject } from '../forms/subject.js';
import { tenantField } from './tenancy.js';
import './gateway-state.js';
import './unregistered.js';

function enrolled(of: GatewayView): TemplateResult | string {
  if (of.enrolledAt === undefined) {
    return of.codeExpiresAt === undefined ? html`<span class="tag never">${msg('not enrolled')}</span>`
      : html`<span class="tag stale">${msg('a code waits')}</span>`;
  }
  return moment(of.enrolledAt);
}

export const gateways: Subject<GatewayView, GatewayView> = {
  place: ['administration', 'gateways'],
  get title() { return msg('Gateways'); },
  get newTitle() { return msg('Register a gateway'); },
  get about() { return msg('A gateway is the computer on site that reads the lines of the devices. From its registration on its records must be signed with a key of its own, so enrol it at once. It cannot be taken out again.'); },
  seenBy: 'viewer',
  changedBy: 'installer',
  everyMs: 10_000,
  get none() { return msg('None is registered here yet.'); },
  over: () => html`<cf-unregistered-gateways></cf-unregistered-gateways>`,
  columns: () => [
    { title: msg('Gateway'), cell: of => of.name, beside: of => html`<span class="sub">${of.id}</span>` },
    { title: msg('Heard'), cell: of => heardTag(of) },
    { title: msg('Version'), cell: of => of.heard?.version ?? UNKNOWN },
    { title: msg('Spool'), cell: of => (of.heard === undefined ? UNKNOWN : spoolWords(of.heard)) },
    { title: msg('Newest key'), cell: enrolled },
    { title: msg('Packs'), cell: of => String(of.packs.length) },
    ...seesAllTenants() ? [{ title: msg('Tenant'), cell: (of: GatewayView) => of.tenantId }] : [],
  ],
  async page(after, limit) {
    const page = await api.gateways.getGateways({ after, limit });
    return { items: page.gateways, next: page.next };
  },
  key: of => of.id,
  find: id => api.gateways.getGateway({ id }),
  name: of => msg(str`Gateway ${of.name}`),
  revision: of => of.revision,
  fields: async of => [
    { name: 'name', label: msg('Name'), kind: 'text', isRequired: true, hint: msg('As people call it: “Upper hut, cellar”.') },
    { ...idField(of === undefined), ...of !== undefined ? {} : {
      hint: msg('Small letters, digits and dashes. A gateway that packs name already is refused from now on until it is enrolled.'),
    } },
    ...await tenantField(of === undefined),
  ],
  values: of => (of === undefined ? { tenantId: seesAllTenants() ? 'default' : undefined } : { ...of }),
  put: (id, written, change) => api.gateways.putGateway({ id, putGateway: body<PutGateway>(written), ...change }),
  beside: (of, again) => html`<cf-gateway-state .gatewayId=${of.id} @changed=${again}></cf-gateway-state>`,
};
