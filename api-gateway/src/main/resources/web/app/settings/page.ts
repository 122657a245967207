import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { PackSettingsDraft, PackStatusView, SettingsStandView } from '../api/index.js';
import { AtRest } from '../core/at-rest.js';
import { api, type Refused } from '../core/client.js';
import { Part } from '../core/part.js';
import { Refresh } from '../core/refresh.js';
import { address } from '../core/route.js';
import { may } from '../core/session.js';
import { Title } from '../core/title.js';
import { confirmationAt, type Confirmation } from '../parts/confirming.js';
import { Leaving } from '../parts/leaving.js';
import { awaited, met, simulated } from '../parts/tags.js';
import { problems, type Problems } from './check.js';
import { changedFields, onTop, withValue } from './draft.js';
import type { Field } from './field.js';
import { changePin, resetPin } from './pin.js';
import type { SettingsRevisions } from './revisions.js';
import { askToSave } from './saving.js';
import type { ValueChanged } from './setting-field.js';
import './revisions.js';
import './settings-form.js';
import './stand.js';

/** While the engine has not taken over what was saved. */
const WAITING_MS = 1000;
const CALM_MS = 5000;
const NOTICE_MS = 10_000;

/** The settings of one pack: what is wished, used and in the device, to be changed with the pack's PIN. */
export class PackSettingsPage extends Part {
  static override properties = {
    packId: {}, stand: { state: true }, pack: { state: true }, draft: { state: true }, refusals: { state: true }, notice: { state: true },
  };

  declare packId: string;
  declare private stand: SettingsStandView | undefined;
  declare private pack: PackStatusView | undefined;
  declare private draft: PackSettingsDraft;
  /** What the server said of fields. */
  declare private refusals: Problems;
  declare private notice: string;
  /** What the form began with: undefined until the first look. */
  private base: SettingsStandView | undefined;
  private confirmation: Confirmation = 'pin';
  private readonly saying = new AtRest(this, NOTICE_MS);
  /** Holds the reader back by itself. */
  protected readonly leaving = new Leaving(this, () => this.changes.length > 0);
  private readonly refresh = new Refresh(this, () => (this.isWaiting() ? WAITING_MS : CALM_MS), isOvertaken => this.look(isOvertaken));

  constructor() {
    super();
    this.draft = {};
    this.refusals = new Map();
    this.notice = '';
    new Title(this, () => msg(str`Settings of ${this.pack?.name ?? this.packId}`));
  }

  private get changes(): Field[] {
    return this.base === undefined ? [] : changedFields(this.base.draft, this.draft);
  }

  private isWaiting(): boolean {
    return this.stand === undefined || this.stand.used?.upToDate === false;
  }

  private async look(isOvertaken: () => boolean): Promise<void> {
    const [stand, pack] = await Promise.all([api.settings.getPackSettings({ id: this.packId }), api.packs.getPack({ id: this.packId })]);
    if (this.pack === undefined) {
      this.confirmation = await confirmationAt(pack.installationId);
    }
    if (!isOvertaken()) {
      this.pack = pack;
      this.heard(stand);
    }
  }

  private heard(stand: SettingsStandView): void {
    if (this.base === undefined || (this.changes.length === 0 && stand.revision >= this.base.revision)) {
      this.base = stand;
      this.draft = stand.draft;
    }
    this.stand = stand;
  }

  private set(draft: PackSettingsDraft): void {
    this.draft = draft;
    this.refusals = new Map();
    this.notice = '';
  }

  private takeBack(draft: PackSettingsDraft): void {
    this.set(draft);
    this.querySelector('cf-settings-form')?.scrollIntoView();
  }

  private save(): void {
    const { base, draft, pack } = this;
    if (base === undefined || pack === undefined) {
      return;
    }
    askToSave({
      packId: this.packId, name: pack.name, revision: base.revision, before: base.draft, after: draft, wanted: this.confirmation,
      onSaved: stand => {
        this.base = stand;
        this.draft = stand.draft;
        this.stand = stand;
        this.refusals = new Map();
        this.refresh.soon(WAITING_MS);
        this.say(msg(str`Saved as revision ${stand.revision}.`));
      },
      onRefused: refused => this.refused(refused),
    });
  }

  /** Says something at the lower edge, for a while. */
  private say(notice: string): void {
    this.notice = notice;
    this.saying.act(() => { this.notice = ''; });
  }

  private refused({ status, problem }: Refused): void {
    if (status === 412) {
      void this.refresh.now();
    }
    const found = problem.violations ?? (problem.parameter === undefined ? [] : [{ field: problem.parameter, message: problem.detail }]);
    this.refusals = new Map(found.map(each => [each.field ?? '', each.message ?? '']));
  }

  /** What was changed here is put over what somebody else has saved meanwhile. */
  private rebase(): void {
    if (this.base !== undefined && this.stand !== undefined) {
      this.draft = onTop(this.base.draft, this.draft, this.stand.draft);
      this.base = this.stand;
    }
  }

  private overtaken(): TemplateResult | typeof nothing {
    const { base, stand } = this;
    if (base === undefined || stand === undefined || stand.revision <= base.revision) {
      return nothing;
    }
    const author = stand.author ?? msg('Somebody');
    return html`<div class="settings-notice" role="alert">
      <p>${msg(str`${author} has changed these settings while you were at it (revision ${stand.revision}).`)}</p>
      <p class="deeds"><button type="button" class="main" @click=${() => this.rebase()}>${msg('Take theirs, keep my changes on top')}</button>
      <button type="button" @click=${() => { this.base = stand; this.set(stand.draft); }}>${msg('Take theirs, drop mine')}</button></p></div>`;
  }

  private bar(found: Problems): TemplateResult | typeof nothing {
    const count = this.changes.length;
    if (!may('installer') || (count === 0 && this.notice === '')) {
      return nothing;
    }
    if (count === 0) {
      const engine = this.stand?.used?.upToDate === false ? msg('Waiting for the engine…') : '';
      return html`<div class="save-bar" role="status">${this.notice} ${engine}</div>`;
    }
    const isOvertaken = (this.stand?.revision ?? 0) > (this.base?.revision ?? 0);
    const words = count === 1 ? msg('1 change is not saved') : msg(str`${count} changes are not saved`);
    return html`<div class="save-bar"><span role="status">${words}${found.size === 0 ? '' : msg(str`; ${found.size} to repair first`)}</span>
      <button type="button" @click=${() => this.set(this.base?.draft ?? {})}>${msg('Drop changes')}</button>
      <button type="button" class="main" ?disabled=${found.size > 0 || isOvertaken}
        @click=${() => this.save()}>${msg('Look and save…')}</button></div>`;
  }

  private head(pack: PackStatusView): TemplateResult {
    return html`<div class="head"><h1>${msg(str`Settings of ${pack.name}`)}</h1>${simulated(pack)}
      <span class="sub"><a href=${address(['packs', this.packId])}>${msg('← To the pack')}</a> ·
        <a href="#/settings">${msg('Settings of many packs')}</a></span></div>
      ${may('installer') ? nothing : html`<p class="settings-notice">
        ${msg('You see the settings, but may not change them: that needs the role installer, and the pack’s PIN.')}</p>`}`;
  }

  private readonly pinChanged = (): void => {
    this.say(msg('The PIN is changed.'));
    this.querySelector<SettingsRevisions>('cf-settings-revisions')?.lookAgain();
  };

  private pin(pack: PackStatusView): TemplateResult | typeof nothing {
    if (!may('installer')) {
      return nothing;
    }
    return html`<section class="card"><h2>${msg('PIN')}</h2>
      <p>${this.confirmation === 'pin'
        ? msg('Changing settings and clearing counters needs the PIN of this pack. It is 1234 until somebody changes it: do. Five wrong ones in a row lock the settings for a minute.')
        : msg('Here no PIN is asked for: a sign-in that is at most 10 minutes old stands in for it.')}</p>
      <p class="deeds"><button type="button"
        @click=${() => changePin(this.packId, pack.name, this.confirmation, this.pinChanged)}>${msg('Change PIN…')}</button>
      ${may('administrator') ? html`<button type="button"
        @click=${() => resetPin(this.packId, pack.name, this.pinChanged)}>${msg('Set PIN back to 1234…')}</button>`
        : html`<span class="sub">${msg('An administrator can set it back to 1234.')}</span>`}</p></section>`;
  }

  protected override render(): TemplateResult {
    const { stand, pack, base } = this;
    const absent = msg(str`There is no pack “${this.packId}” here, or you may not see it.`);
    if (stand === undefined || pack === undefined || base === undefined) {
      return html`<h1>${msg('Settings of a pack')}</h1>${met(this.refresh, absent)}
        ${this.refresh.trouble === '' ? awaited() : nothing}`;
    }
    const isReadOnly = !may('installer');
    const found = problems(this.draft);
    // The words for a field of this page come before the server's.
    const shown: Problems = new Map([...this.refusals, ...found]);
    return html`${this.head(pack)}${met(this.refresh, absent)}${this.overtaken()}
      <section class="card"><h2>${msg('Wished, used, and in the device')}</h2>
        <cf-settings-stand .stand=${stand}></cf-settings-stand></section>
      <cf-settings-form .draft=${this.draft} .kept=${base.draft} .problems=${shown} .pack=${pack} .isReadOnly=${isReadOnly}
        @value-changed=${({ detail }: CustomEvent<ValueChanged>) => this.set(withValue(this.draft, detail.field.name, detail.value))}
        @draft-changed=${({ detail }: CustomEvent<PackSettingsDraft>) => this.set(detail)}></cf-settings-form>
      ${this.pin(pack)}
      <section class="card"><h2>${msg('What was changed, and by whom')}</h2>
        <cf-settings-revisions .packId=${this.packId} .revision=${stand.revision} .draft=${stand.draft} .isReadOnly=${isReadOnly}
          @take-back=${({ detail }: CustomEvent<PackSettingsDraft>) => this.takeBack(detail)}></cf-settings-revisions></section>
      ${this.bar(found)}`;
  }
}

customElements.define('cf-pack-settings-page', PackSettingsPage);
