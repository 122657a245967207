import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { PutPassword } from '../api/index.js';
import { api } from '../core/client.js';
import { Part } from '../core/part.js';
import { may, signIn, whoIsSignedIn } from '../core/session.js';
import { UNKNOWN } from '../core/words.js';
import { body, type Field, type Values } from '../forms/fields.js';
import type { Plan } from '../forms/form.js';
import { roleMay, roleName, ROLES } from '../forms/roles.js';
import { facts } from '../parts/facts.js';
import '../forms/form.js';

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
        ${facts([
          [msg('Name'), me.name],
          [msg('Role'), highest === undefined ? msg('none') : roleName(highest)],
          [msg('You may'), html`<ul class="may">${ROLES.map(role => html`<li><span aria-hidden="true">${may(role) ? '✓' : UNKNOWN}</span>
            ${roleMay(role)}${may(role) ? nothing : html` <span class="quiet">(${msg('not you')})</span>`}</li>`)}</ul>`],
          [msg('You see'), me.tenantId === undefined ? msg('the things of all tenants') : msg(str`the things of the tenant ${me.tenantId}`)],
        ])}
      </section>
      <section class="card">
        <h2>${msg('Change your password')}</h2>
        <cf-form .plan=${this.plan}></cf-form>
      </section>`;
  }
}

customElements.define('cf-me', Me);
