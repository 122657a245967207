import { msg } from '@lit/localize';
import { html } from 'lit';
import type { ActionView, PackStatusView, PostOverrideRelayEnum } from '../api/index.js';
import { api } from '../core/client.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../core/time.js';
import type { Question } from '../parts/dialog.js';

// A minute less than the 30 days of the server: it is asked a little later.
const LONGEST_MS = 30 * DAY_MS - MINUTE_MS;

/** As a field of date and time wants it: this machine's time, to the minute. */
function field(atMs: number): string {
  const local = new Date(atMs - new Date(atMs).getTimezoneOffset() * MINUTE_MS);
  return local.toISOString().slice(0, 16);
}

/** Asks for reason and end of holding a relay off. */
export function holdingOff(pack: PackStatusView, relay: PostOverrideRelayEnum, onAsked: (act: ActionView) => void): Question {
  const now = Date.now();
  return {
    title: relay === 'charge' ? msg('Hold the charge relay off') : msg('Hold the load relay off'),
    body: html`
      <p>${pack.name}: ${relay === 'charge' ? msg('not charged until then, whatever the rules say.')
        : msg('not discharged until then, whatever the rules say.')}
        ${msg('It can be ended at any time. Nobody can hold a relay on.')}</p>
      <label for="reason">${msg('Reason')}</label>
      <input id="reason" name="reason" required maxlength="200" autocomplete="off">
      <label for="until">${msg('Until (your time, at most 30 days)')}</label>
      <input id="until" name="until" type="datetime-local" required value=${field(now + HOUR_MS)} min=${field(now)} max=${field(now + LONGEST_MS)}>`,
    act: msg('Hold off'),
    isDangerous: true,
    onAct: async fields => onAsked(await api.actions.postPackActionsOverrideOff({
      id: pack.id,
      postOverride: { relay, reason: String(fields.get('reason')).trim(), until: new Date(String(fields.get('until'))).toISOString() },
    })),
  };
}
