// Looks at a change before it is saved, and saves it.
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { PackSettingsDraft, SettingsStandView } from '../api/index.js';
import { api, Refused } from '../core/client.js';
import { confirmation, confirmed, plain, type Confirmation } from '../parts/confirming.js';
import { ask, reasonField, written } from '../parts/dialog.js';
import { consequences } from './consequences.js';
import { changedFields, standard } from './draft.js';
import { said, type Field } from './field.js';

interface Saving {
  readonly packId: string;
  readonly name: string;
  readonly revision: number;
  readonly before: PackSettingsDraft;
  readonly after: PackSettingsDraft;
  readonly wanted: Confirmation;
  readonly onSaved: (stand: SettingsStandView) => void;
  readonly onRefused: (refused: Refused) => void;
}

/** A value as it is written: left out, it says which default it takes. */
function writtenWords(field: Field, draft: PackSettingsDraft): string {
  const value = draft[field.name];
  if (value !== undefined) {
    return said(field, value);
  }
  const preset = standard(field.name, draft);
  return preset === undefined ? msg('not known') : msg(str`${said(field, preset)} (default)`);
}

/** Each changed field, old and new. */
const differenceTable = (before: PackSettingsDraft, after: PackSettingsDraft): TemplateResult => html`<table class="settings-difference">
  <caption>${msg('What changes')}</caption>
  <thead><tr><th scope="col">${msg('Setting')}</th><th scope="col">${msg('Old')}</th><th scope="col">${msg('New')}</th></tr></thead>
  <tbody>${changedFields(before, after).map(field => html`<tr><th scope="row">${field.label()}</th>
    <td>${writtenWords(field, before)}</td><td><b>${writtenWords(field, after)}</b></td></tr>`)}</tbody></table>`;

const body = (saving: Saving): TemplateResult => {
  const follows = consequences(saving.before, saving.after);
  return html`${differenceTable(saving.before, saving.after)}
    ${follows.length === 0 ? nothing : html`<h3>${msg('What follows')}</h3><ul class="follows">${follows.map(each => html`<li>${each}</li>`)}</ul>`}
    ${reasonField()}
    ${confirmation(saving.wanted)}`;
};

async function put(saving: Saving, fields: FormData): Promise<void> {
  const packPin = await confirmed(fields);
  try {
    saving.onSaved(await api.settings.putPackSettings({
      id: saving.packId, packSettingsDraft: saving.after, ifMatch: `"${saving.revision}"`, packPin, reason: written(fields, 'reason'),
    }));
  } catch (trouble) {
    if (trouble instanceof Refused) {
      saving.onRefused(trouble);
    }
    throw plain(trouble);
  }
}

export const askToSave = (saving: Saving): void => ask({
  title: msg(str`Save the settings of ${saving.name}?`),
  body: body(saving),
  act: msg('Save'),
  onAct: fields => put(saving, fields),
});
