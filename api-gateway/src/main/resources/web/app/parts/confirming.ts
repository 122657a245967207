// What changing a pack needs beside the role: its PIN, or a sign-in a short time ago.
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { api, Refused, sentence } from '../core/client.js';
import { signIn, whoIsSignedIn } from '../core/session.js';
import { written } from './dialog.js';

/** How a tenant wants changes to be confirmed; both: packs of several tenants. */
export type Confirmation = 'pin' | 'signIn' | 'both';

export const confirmationOf = async (tenantId: string): Promise<Confirmation> =>
  ((await api.tenants.getTenant({ id: tenantId })).pinRequired ? 'pin' : 'signIn');

/** As the tenant of an installation wants it. */
export const confirmationAt = async (installationId: string): Promise<Confirmation> =>
  confirmationOf((await api.installations.getInstallation({ id: installationId })).tenantId);

export const pinField = (name: string, label: string, isRequired: boolean): TemplateResult => html`<label for=${`pin-${name}`}>${label}</label>
  <input id=${`pin-${name}`} name=${name} type="password" inputmode="numeric" pattern="[0-9]{4,8}" autocomplete="off" ?required=${isRequired}
    title=${msg('4 to 8 digits')}>`;

/** The field of a dialog that confirms a change. */
export function confirmation(wanted: Confirmation): TemplateResult {
  const password = html`<label for="sign-in-again">${msg('Your password, if you signed in more than 10 minutes ago')}</label>
    <input id="sign-in-again" name="password" type="password" autocomplete="current-password">`;
  return html`${wanted === 'signIn' ? html`<p class="sub">${msg('Here a recent sign-in stands in for the PIN.')}</p>`
    : pinField('pin', msg('PIN of the pack'), wanted === 'pin')}
    ${wanted === 'pin' ? nothing : password}`;
}

/** @returns the PIN to send; signs in again where a password was given */
export async function confirmed(fields: FormData): Promise<string | undefined> {
  const password = String(fields.get('password') ?? '');
  if (password !== '' && !(await signIn(whoIsSignedIn()?.name ?? '', password))) {
    throw new Error(msg('The password is wrong.'));
  }
  return written(fields, 'pin');
}

/** A refusal of PIN or revision, said plainly; anything else as it came. */
export function plain(trouble: unknown): Error {
  if (!(trouble instanceof Refused)) {
    return new Error(sentence(trouble));
  }
  const { status, problem } = trouble;
  if (status === 423) {
    return new Error(msg('Too many wrong PINs: the settings of this pack are locked for a minute, and for twice as long after each further one. An administrator can set the PIN back.'));
  }
  if (status === 412) {
    return new Error(msg('Somebody else was faster and has changed these settings. Cancel, look at what is there now, and save again.'));
  }
  if (status === 403 && problem.parameter === 'Authorization') {
    return new Error(msg('You signed in more than 10 minutes ago: give your password as well.'));
  }
  return new Error(sentence(trouble));
}

/** Does what was confirmed; what it throws is {@link plain}. */
export async function plainly<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (trouble) {
    throw plain(trouble);
  }
}
