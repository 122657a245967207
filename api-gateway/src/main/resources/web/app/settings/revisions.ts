import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Difference, PackSettingsDraft, RevisionView } from '../api/index.js';
import { api } from '../core/client.js';
import { Part } from '../core/part.js';
import { Refresh } from '../core/refresh.js';
import { address } from '../core/route.js';
import { moment } from '../core/words.js';
import { trouble } from '../parts/tags.js';
import { withValue } from './draft.js';
import { said, type FieldName, type Value } from './field.js';
import { knownField } from './fields.js';

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
  static override properties = {
    packId: {}, revision: { type: Number }, draft: { attribute: false }, isReadOnly: { type: Boolean }, revisions: { state: true }, next: { state: true },
  };

  declare packId: string;
  /** The newest there is: when it changes the list is asked for again. */
  declare revision: number;
  /** As they are kept now. */
  declare draft: PackSettingsDraft;
  declare isReadOnly: boolean;
  declare private revisions: readonly RevisionView[];
  declare private next: string | undefined;
  private readonly refresh = new Refresh(this, 0, async isOvertaken => {
    const page = await api.settings.getPackSettingsRevisions({ id: this.packId, limit: '20' });
    if (!isOvertaken()) {
      this.revisions = page.revisions;
      this.next = page.next;
    }
  });

  constructor() {
    super();
    this.revisions = [];
    this.isReadOnly = false;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.get('revision') !== undefined) {
      void this.refresh.now();
    }
  }

  /** Looks again, after something that is no revision. */
  lookAgain(): void {
    void this.refresh.now();
  }

  private async more(): Promise<void> {
    const page = await api.settings.getPackSettingsRevisions({ id: this.packId, limit: '20', after: this.next });
    this.revisions = [...this.revisions, ...page.revisions];
    this.next = page.next;
  }

  /** The settings of an old revision: all later changes undone, the newest first. */
  private settingsOf(old: RevisionView): PackSettingsDraft {
    return this.revisions.slice(0, this.revisions.indexOf(old)).flatMap(later => later.changes)
      .filter(change => change.field.startsWith(OF_SETTINGS))
      .reduce((draft, change) => withValue(draft, change.field.slice(OF_SETTINGS.length) as FieldName, (change.before ?? undefined) as Value), this.draft);
  }

  private item(revision: RevisionView): TemplateResult {
    const canTake = !this.isReadOnly && revision.revision !== undefined && revision.revision !== this.revision;
    return html`<li><p><b>${revision.revision === undefined ? '' : msg(str`Revision ${revision.revision}: `)}${OPERATIONS[revision.operation]?.() ?? revision.operation}</b>
      ${msg(str`by ${revision.author}, ${moment(revision.at)}`)}${reasonWords(revision.reason)}</p>
      ${revision.changes.length === 0 ? nothing : html`<details ?open=${revision.changes.length <= 5}><summary>${revision.changes.length === 1 ? msg('1 field') : msg(str`${revision.changes.length} fields`)}</summary>
        <ul>${revision.changes.map(change => html`<li>${differenceWords(change, revision.operation === 'created')}</li>`)}</ul></details>`}
      ${canTake ? html`<button type="button" @click=${() => this.dispatchEvent(new CustomEvent('take-back', { detail: this.settingsOf(revision) }))}>
        ${msg(str`Take revision ${revision.revision} back into the form`)}</button>` : nothing}</li>`;
  }

  protected override render(): TemplateResult {
    return html`${trouble(this.refresh.trouble)}<ol class="plain settings-revisions">${this.revisions.map(revision => this.item(revision))}</ol>
      ${this.next === undefined ? nothing : html`<button type="button" @click=${() => void this.more()}>${msg('Older ones')}</button>`}`;
  }
}

customElements.define('cf-settings-revisions', SettingsRevisions);
