import { msg, str } from '@lit/localize';
import { html } from 'lit';
import type { PutUser, UserView } from '../api/index.js';
import { api } from '../core/client.js';
import { goTo } from '../core/route.js';
import { seesAllTenants, whoIsSignedIn } from '../core/session.js';
import { idField } from '../forms/common-fields.js';
import { ask } from '../parts/dialog.js';
import { body, type Field } from '../forms/fields.js';
import { roleChoices, roleName } from '../forms/roles.js';
import type { Subject } from '../forms/subject.js';
import { tenantChoices } from './tenancy.js';
import './user-tokens.js';

const ALL = '*';

async function fields(of: UserView | undefined): Promise<Field[]> {
  const isNew = of === undefined;
  return [
    { ...idField(isNew), name: 'name', label: msg('Name'), follows: undefined },
    { name: 'role', label: msg('Role'), kind: 'choice', isRequired: true, choices: roleChoices() },
    { name: 'password', label: isNew ? msg('Password') : msg('New password'), kind: 'password',
      isRequired: isNew, isOnce: true, autocomplete: 'new-password',
      hint: isNew ? msg('At least 12 characters and at most 72 bytes: a sentence is good. It can be changed by its owner later.')
        : msg('Empty: as it was. A new one ends every session of this user; API tokens stay.') },
    ...seesAllTenants() ? [{ name: 'tenantId', label: msg('Tenant'), kind: 'choice', isRequired: true,
      choices: [{ value: ALL, label: msg('all tenants') }, ...await tenantChoices()],
      hint: msg('Whose things this user sees.') } satisfies Field] : [],
  ];
}

function remove(of: UserView): void {
  ask({
    title: msg(str`Take ${of.name} away?`),
    body: html`<p>${msg('API tokens, rules and messages of this user go too, and every session ends within five seconds. What was changed stays in the audit.')}</p>`,
    act: msg('Take away'),
    isDangerous: true,
    onAct: async () => {
      await api.signingIn.deleteUser({ name: of.name, ifMatch: `"${of.revision}"` });
      goTo('#/administration/users');
    },
  });
}

const beside = (of: UserView) => html`
  <section class="card"><h3>${msg('API tokens')}</h3><cf-user-tokens .name=${of.name}></cf-user-tokens></section>
  ${of.name === whoIsSignedIn()?.name ? html`<p class="quiet">${msg('This is you.')} <a href="#/account">
    ${msg('Your account')}</a></p>` : html`<section class="card">
    <h3>${msg('Take away')}</h3>
    <p class="quiet">${msg('Who has left should not be able to sign in any more.')}</p>
    <button type="button" class="danger" @click=${() => remove(of)}>${msg('Take this user away…')}</button>
  </section>`}`;

export const users: Subject<UserView, UserView> = {
  place: ['administration', 'users'],
  get title() { return msg('Users'); },
  get newTitle() { return msg('Add a user'); },
  get about() { return msg('Who may sign in, what each may do, and whose things each sees. A role includes those before it.'); },
  seenBy: 'administrator',
  changedBy: 'administrator',
  everyMs: 0,
  keyField: 'name',
  columns: () => [
    { title: msg('User'), cell: of => (of.name === whoIsSignedIn()?.name ? msg(str`${of.name} (you)`) : of.name) },
    { title: msg('Role'), cell: of => roleName(of.role) },
    { title: msg('Tenant'), cell: of => of.tenantId ?? msg('all tenants') },
  ],
  async page(after, limit) {
    const page = await api.signingIn.getUsers({ after, limit });
    return { items: page.users, next: page.next };
  },
  key: of => of.name,
  find: name => api.signingIn.getUser({ name }),
  name: of => msg(str`User ${of.name}`),
  revision: of => of.revision,
  fields,
  values: of => (of === undefined
    ? { role: undefined, tenantId: seesAllTenants() ? undefined : whoIsSignedIn()?.tenantId }
    : { name: of.name, role: of.role, tenantId: of.tenantId ?? ALL }),
  put: (name, written, change) => api.signingIn.putUser({ name, putUser: body<PutUser>(written), ...change }),
  beside,
};
