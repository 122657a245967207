// What a change of settings needs beside the role: the pack's PIN, or a sign-in a short time ago.
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { api, Refused, sentence } from '../core/client.js';
import { signIn, whoIsSignedIn } from '../core/session.js';
import { ask } from '../parts/dialog.js';

/** How a tenant wants changes to be confirmed; both: packs of several tenants. */
export type Confirmation = 'pin' | 'signIn' | 'both';

const PIN_FORM = '[0-9]{4,8}';

const pinField = (name: string, label: string, isRequired: boolean): TemplateResult => html`<label for=${`pin-${name}`}>${label}</label>
  <input id=${`pin-${name}`} name=${name} type="password" inputmode="numeric" pattern=${PIN_FORM} autocomplete="off" ?required=${isRequired}
    title=${msg('4 to 8 digits')}>`;

/** The field of a dialog that confirms a change. */
export function confirmation(wanted: Confirmation): TemplateResult {
  const password = html`<label for="sign-in-again">${msg('Your password, if you signed in more than 10 minutes ago')}</label>
    <input id="sign-in-again" name="password" type="password" autocomplete="current-password">`;
  return html`${wanted === 'signIn' ? html`<p class="sub">${msg('Here a recent sign-in stands in for the PIN.')}</p>` : pinField('pin', msg('PIN of the pack'), wanted === 'pin')}
    ${wanted === 'pin' ? nothing : password}`;
}

/** @returns the PIN to send; signs in again where a password was given */
export async function confirmed(fields: FormData): Promise<string | undefined> {
  const password = String(fields.get('password') ?? '');
  if (password !== '' && !(await signIn(whoIsSignedIn()?.name ?? '', password))) {
    throw new Error(msg('The password is wrong.'));
  }
  const pin = String(fields.get('pin') ?? '');
  return pin === '' ? undefined : pin;
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

const sendPlain = async (send: () => Promise<unknown>): Promise<void> => {
  try {
    await send();
  } catch (trouble) {
    throw plain(trouble);
  }
};

export function changePin(id: string, name: string, wanted: Confirmation, onDone: () => void): void {
  ask({
    title: msg(str`Change the PIN of ${name}`),
    body: html`${confirmation(wanted)}${pinField('new', msg('New PIN, 4 to 8 digits'), true)}${pinField('again', msg('New PIN once more'), true)}`,
    act: msg('Change PIN'),
    onAct: async fields => {
      const pin = String(fields.get('new'));
      if (pin !== fields.get('again')) {
        throw new Error(msg('The two new PINs are not the same.'));
      }
      const packPin = await confirmed(fields);
      await sendPlain(() => api.settings.putPackSettingsPin({ id, putPin: { pin }, packPin }));
      onDone();
    },
  });
}

export function resetPin(id: string, name: string, onDone: () => void): void {
  ask({
    title: msg(str`Set the PIN of ${name} back?`),
    body: html`<p>${msg('It is 1234 again, as after the blue button of the device, and a lock ends. It stands in the audit.')}</p>
      <label for="pin-reason">${msg('Reason')}</label><input id="pin-reason" name="reason" maxlength="500">`,
    act: msg('Set back to 1234'),
    isDangerous: true,
    onAct: async fields => {
      await sendPlain(() => api.settings.deletePackSettingsPin({ id, reason: String(fields.get('reason')) || undefined }));
      onDone();
    },
  });
}
