// Saying that a warning was seen.
import { msg, str } from '@lit/localize';
import { html } from 'lit';
import type { FleetWarningView } from '../api/index.js';
import { api } from '../core/client.js';
import { warning } from '../core/words.js';
import { ask } from '../parts/dialog.js';

/** Asks for a note and sends it. @param onSent is given the action's id: it takes effect at the pack's next record */
export function acknowledge(one: FleetWarningView, onSent: (actionId: string) => void): void {
  ask({
    title: msg('Acknowledge a warning'),
    body: html`<p><b>${one.installationName ?? one.installationId}</b>, ${one.packName ?? one.packId}: ${warning(one.code)}</p>
      <p>${msg('You say that you have seen it. It stays until its cause is gone.')}</p>
      <label for="note">${msg('Note, for the others')}</label><textarea id="note" name="note" rows="3" maxlength="500"></textarea>`,
    act: msg('Acknowledge'),
    onAct: async fields => {
      const note = String(fields.get('note') ?? '').trim();
      const sent = await api.actions.postPackActionsAcknowledgeWarning({
        id: one.packId, postAcknowledgement: { code: one.code, ...(note === '' ? {} : { note }) },
      });
      onSent(sent.id);
    },
  });
}

/** What has become of it: empty while it is on its way or done. */
export async function refusal(actionId: string): Promise<string> {
  const { state, because } = await api.actions.getAction({ id: actionId });
  return state === 'refused' ? msg(str`Refused: ${because ?? ''}`) : '';
}
