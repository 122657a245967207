import { msg, str } from '@lit/localize';
import { html } from 'lit';
import type { PutTenant, TenantView } from '../api/index.js';
import { api } from '../core/client.js';
import { severityWords, warningCodes, warningWithCode } from '../core/warnings.js';
import { idField, severityChoices } from '../forms/common-fields.js';
import { body, type Field } from '../forms/fields.js';
import type { Subject } from '../forms/subject.js';
import './tenant-data.js';

const severities = (of: TenantView): string =>
  Object.entries(of.severities).map(([code, severity]) => `${code} ${severityWords(severity)}`).join(', ') || msg('none');

/** One field for each warning: how severe it is to this tenant. */
function severityFields(of: TenantView | undefined): Field[] {
  const codes = new Set([...warningCodes(), ...Object.keys(of?.severities ?? {})]);
  return [...codes].map(code => ({
    name: `severities.${code}`,
    label: warningWithCode(code),
    kind: 'choice',
    group: msg('How severe warnings are to this tenant'),
    choices: [{ value: '', label: msg('as the engine says') }, ...severityChoices()],
  }));
}

export const tenants: Subject<TenantView, TenantView> = {
  place: ['administration', 'tenants'],
  get title() { return msg('Tenants'); },
  get newTitle() { return msg('Add a tenant'); },
  get about() { return msg('A tenant is a customer or a department: its users see its installations, packs and gateways and no others. Who sees all tenants can add one.'); },
  seenBy: 'administrator',
  changedBy: 'administrator',
  everyMs: 0,
  columns: () => [
    { title: msg('Tenant'), cell: of => of.name, beside: of => html`<span class="sub">${of.id}</span>` },
    { title: msg('PIN for settings'), cell: of => (of.pinRequired ? msg('needed') : msg('not needed')) },
    { title: msg('Severities of its own'), cell: severities },
  ],
  page: async () => ({ items: (await api.tenants.getTenants()).tenants }),
  key: of => of.id,
  find: id => api.tenants.getTenant({ id }),
  name: of => msg(str`Tenant ${of.name}`),
  revision: of => of.revision,
  fields: async of => [
    { name: 'name', label: msg('Name'), kind: 'text', isRequired: true },
    idField(of === undefined),
    { name: 'pinRequired', label: msg('Settings and counters of a pack are changed only with its PIN'), kind: 'check',
      hint: msg('Without it a role and a sign-in that is at most 10 minutes old are enough.') },
    ...severityFields(of),
  ],
  values: of => (of === undefined ? { pinRequired: true } : {
    id: of.id, name: of.name, pinRequired: of.pinRequired,
    ...Object.fromEntries(Object.entries(of.severities).map(([code, severity]) => [`severities.${code}`, severity])),
  }),
  put: (id, written, change) => api.tenants.putTenant({ id, putTenant: body<PutTenant>(written), ...change }),
  beside: of => html`<cf-tenant-data .tenantId=${of.id} .name=${of.name}></cf-tenant-data>`,
};
