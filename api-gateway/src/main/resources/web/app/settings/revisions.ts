import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Difference, PackSettingsDraft, RevisionView } from '../api/index.js';
import { api } from '../core/client.js';
import { Part } from '../core/part.js';
import { address } from '../core/route.js';
import { moment } from '../core/words.js';
import { Pages } from '../parts/pages.js';
import { withValue } from './draft.js';
import { said, type FieldName, type Value } from './field.js';
import { knownField } from './fields.js';

const AT_ONCE = 20;
/** More changed fields than these are folded away. */
const FEW = 5;
const OF_SETTINGS = 'settings.';

const OTHERS: Record<string, () => string> = {
  gatewayId: () => msg('Gateway'),
  installationId: () => msg('Installation'),
  name: () => msg('Name'),
  unlinkedPolicy: () => msg('Without a link'),
};

const OPERATIONS: Record<string, () => string> = {
  created: () => msg('made'),
  changed: () => msg('changed'),
  moved: () => msg('moved to another installation'),
  'PIN changed': () => msg('PIN changed'),
  'PIN reset': () => msg('PIN set back'),
};

/** One field that a change has changed, in words; of what is made only what it has. */
export function differenceWords({ field, before, after }: Difference, isMade = false): string {
  const known = knownField(field.replace(OF_SETTINGS, ''));
  const label = known?.label() ?? OTHERS[field]?.() ?? field;
  const words = (value: unknown): string => {
    if (value === undefined || value === null) {
      return known === undefined ? msg('none') : msg('left to its default');
    }
    return known === undefined ? String(value) : said(known, value);
  };
  return isMade ? `${label}: ${words(after)}` : `${label}: ${words(before)} → ${words(after)}`;
}

/** The author's words; a change of many packs is named in them, and can be gone to. */
function reasonWords(reason: string): TemplateResult | typeof nothing {
  const [, words = '', changeId] = /^(.*?)\s*(?:\[settings change ([0-9a-f-]+)\])?$/s.exec(reason) ?? [];
  return html`${words === '' ? nothing : html` – “${words}”`}${changeId === undefined ? nothing
    : html` – <a href=${address(['settings', 'changes', changeId])}>${msg('in a change of many packs')}</a>`}`;
}

/** Who changed the settings, when, why and what. Fires "take-back" with an old revision's settings. */
export class SettingsRevisions extends Part {
  static override properties = { packId: {}, revision: { type: Number }, draft: { attribute: false }, isReadOnly: { type: Boolean } };

  declare packId: string;
  /** The newest there is: when it changes the list is asked for again. */
  declare revision: number;
  /** As they are kept now. */
  declare draft: PackSettingsDraft;
  declare isReadOnly: boolean;
  private readonly pages = new Pages<RevisionView>(this, 0, async (after, limit) => {
    const { revisions, next } = await api.settings.getPackSettingsRevisions({ id: this.packId, after, limit });
    return { items: revisions, next };
  }, AT_ONCE);

  constructor() {
    super();
    this.isReadOnly = false;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.get('revision') !== undefined) {
      void this.pages.again();
    }
  }

  /** Looks again, after something that is no revision. */
  lookAgain(): void {
    void this.pages.again();
  }

  /** The settings of an old revision: all later changes undone, the newest first. */
  private settingsOf(old: RevisionView): PackSettingsDraft {
    const all = this.pages.items ?? [];
    const later = all.slice(0, all.indexOf(old)).flatMap(each => each.changes).filter(({ field }) => field.startsWith(OF_SETTINGS));
    return later.reduce((draft, { field, before }) =>
      withValue(draft, field.slice(OF_SETTINGS.length) as FieldName, (before ?? undefined) as Value), this.draft);
  }

  private changes({ changes, operation }: RevisionView): TemplateResult | typeof nothing {
    return changes.length === 0 ? nothing : html`<details ?open=${changes.length <= FEW}>
      <summary>${changes.length === 1 ? msg('1 field') : msg(str`${changes.length} fields`)}</summary>
      <ul>${changes.map(change => html`<li>${differenceWords(change, operation === 'created')}</li>`)}</ul></details>`;
  }

  private item(of: RevisionView): TemplateResult {
    const { revision, operation } = of;
    const canTake = !this.isReadOnly && revision !== undefined && revision !== this.revision;
    return html`<li>
      <p><b>${revision === undefined ? '' : msg(str`Revision ${revision}: `)}${OPERATIONS[operation]?.() ?? operation}</b>
        ${msg(str`by ${of.author}, ${moment(of.at)}`)}${reasonWords(of.reason)}</p>
      ${this.changes(of)}
      ${canTake ? html`<button type="button" @click=${() => this.dispatchEvent(new CustomEvent('take-back', { detail: this.settingsOf(of) }))}>
        ${msg(str`Take revision ${revision} back into the form`)}</button>` : nothing}</li>`;
  }

  protected override render(): TemplateResult {
    return html`<ol class="plain settings-revisions">${(this.pages.items ?? []).map(of => this.item(of))}</ol>${this.pages.foot()}`;
  }
}

customElements.define('cf-settings-revisions', SettingsRevisions);
