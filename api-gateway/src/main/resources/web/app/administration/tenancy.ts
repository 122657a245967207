// Whose things are: asked only of somebody who sees all tenants, and only when something is made.
import { msg } from '@lit/localize';
import { api } from '../core/client.js';
import { seesAllTenants } from '../core/session.js';
import type { Choice, Field } from '../forms/fields.js';

export async function tenantChoices(): Promise<Choice[]> {
  const { tenants } = await api.tenants.getTenants();
  return tenants.map(({ id, name }) => ({ value: id, label: name === id ? id : `${name} (${id})` }));
}

/** @param isNew false: it is shown, for it stays with its tenant */
export async function tenantField(isNew: boolean): Promise<Field[]> {
  if (!seesAllTenants()) {
    return [];
  }
  const hint = isNew ? msg('Whose it is. It stays with this tenant.') : msg('It stays with its tenant.');
  return [{ name: 'tenantId', label: msg('Tenant'), kind: 'choice', choices: await tenantChoices(), isFixed: !isNew, isRequired: true, hint }];
}
