// Changing the PIN of a pack.
import { msg, str } from '@lit/localize';
import { html } from 'lit';
import { api } from '../core/client.js';
import { confirmation, confirmed, pinField, plainly, type Confirmation } from '../parts/confirming.js';
import { ask, reasonField, written } from '../parts/dialog.js';

export function changePin(id: string, name: string, wanted: Confirmation, onDone: () => void): void {
  ask({
    title: msg(str`Change the PIN of ${name}`),
    body: html`${confirmation(wanted)}
      ${pinField('new', msg('New PIN, 4 to 8 digits'), true)}${pinField('again', msg('New PIN once more'), true)}`,
    act: msg('Change PIN'),
    onAct: async fields => {
      const pin = String(fields.get('new'));
      if (pin !== fields.get('again')) {
        throw new Error(msg('The two new PINs are not the same.'));
      }
      const packPin = await confirmed(fields);
      await plainly(() => api.settings.putPackSettingsPin({ id, putPin: { pin }, packPin }));
      onDone();
    },
  });
}

export function resetPin(id: string, name: string, onDone: () => void): void {
  ask({
    title: msg(str`Set the PIN of ${name} back?`),
    body: html`<p>${msg('It is 1234 again, as after the blue button of the device, and a lock ends. It stands in the audit.')}</p>
      ${reasonField()}`,
    act: msg('Set back to 1234'),
    isDangerous: true,
    onAct: async fields => {
      await plainly(() => api.settings.deletePackSettingsPin({ id, reason: written(fields, 'reason') }));
      onDone();
    },
  });
}
