import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { PutPassword } from '../api/index.js';
import { api } from '../core/client.js';
import { Part } from '../core/part.js';
import { may, signIn, whoIsSignedIn } from '../core/session.js';
import { body, type Field, type Values } from '../administration/fields.js';
import type { Plan } from '../administration/form.js';
import { roleMay, roleName, ROLES } from '../administration/roles.js';
import '../administration/form.js';

const fields = (): readonly Field[] => [
  { name: 'old', label: msg('Password until now'), kind: 'password', isRequired: true, isOnce: true, autocomplete: 'current-password' },
  { name: 'wished', label: msg('New password'), kind: 'password', isRequired: true, isOnce: true, autocomplete: 'new-password',
    hint: msg('At least 12 characters and at most 72 bytes: a sentence is good.') },
  { name: 'again', label: msg('New password once more'), kind: 'password', isRequired: true, isOnce: true, autocomplete: 'new-password' },
];

async function change({ again, ...asked }: Values): Promise<void> {
  const putPassword = body<PutPassword>(asked);
  if (putPassword.wished !== again) {
    throw new Error(msg('The new password is not the same twice. Nothing was changed.'));
  }
  await api.signingIn.putMePassword({ putPassword });
  // Every session from before has ended with it, this one too.
  const name = whoIsSignedIn()?.name ?? '';
  await signIn(name, putPassword.wished);
}

/** Who is signed in, what he may do, and his password. */
export class Me extends Part {
  private readonly plan: Plan = { fields: fields(), values: {}, act: msg('Change password'),
    done: msg('Changed. Other sessions have ended, API tokens stay.'), save: change };

  protected override render(): TemplateResult {
    const me = whoIsSignedIn();
    if (me === null) {
      return html``;
    }
    const highest = ROLES.findLast(role => may(role));
    return html`<section class="card">
        <h2>${msg('Who you are')}</h2>
        <dl class="facts">
          <dt>${msg('Name')}</dt><dd>${me.name}</dd>
          <dt>${msg('Role')}</dt><dd>${highest === undefined ? msg('none') : roleName(highest)}</dd>
          <dt>${msg('You may')}</dt><dd><ul class="may">${ROLES.map(role => html`<li>${may(role) ? html`<span
            aria-hidden="true">✓</span>` : html`<span aria-hidden="true">–</span>`}
            ${roleMay(role)}${may(role) ? nothing : html` <span class="quiet">(${msg('not you')})</span>`}</li>`)}</ul></dd>
          <dt>${msg('You see')}</dt><dd>${me.tenantId === undefined ? msg('the things of all tenants') : html`
            ${msg('the things of the tenant')} <strong>${me.tenantId}</strong>`}</dd>
        </dl>
      </section>
      <section class="card">
        <h2>${msg('Change your password')}</h2>
        <cf-form .plan=${this.plan}></cf-form>
      </section>`;
  }
}

customElements.define('cf-me', Me);
