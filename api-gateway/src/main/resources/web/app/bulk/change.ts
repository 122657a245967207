import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { SettingsChangeView } from '../api/index.js';
import { api } from '../core/client.js';
import { Part } from '../core/part.js';
import { Refresh } from '../core/refresh.js';
import { may } from '../core/session.js';
import { moment } from '../core/words.js';
import { confirmation, confirmationOf, confirmed, plainly, type Confirmation } from '../parts/confirming.js';
import { ask } from '../parts/dialog.js';
import { awaited, trouble } from '../parts/tags.js';
import { patchLines } from './patch.js';
import { countWords, isTakenBack, nextStage, progressWords } from './states.js';
import './change-packs.js';

const WORKING_MS = 1000;
const CALM_MS = 10_000;

/** What is asked before packs are changed. */
interface Asked {
  readonly title: string;
  readonly words: string;
  readonly act: string;
  readonly isDangerous: boolean;
  readonly send: (packPin: string | undefined) => Promise<SettingsChangeView>;
}

/** A change of many packs: looked at, applied stage by stage, stopped, taken back. */
export class ManyPacksChange extends Part {
  static override properties = { changeId: {}, change: { state: true } };

  declare changeId: string;
  declare private change: SettingsChangeView | undefined;
  private confirmation: Confirmation = 'both';
  private readonly refresh = new Refresh(this, () => (this.change?.working === false ? CALM_MS : WORKING_MS), isOvertaken => this.look(isOvertaken));

  private async look(isOvertaken: () => boolean): Promise<void> {
    const isFirst = this.change === undefined;
    const change = await api.settings.getSettingsChange({ id: this.changeId });
    if (!isOvertaken()) {
      this.change = change;
    }
    if (isFirst && change.tenantId !== undefined) {
      this.confirmation = await confirmationOf(change.tenantId);
    }
  }

  private askTo(asked: Asked): void {
    const { title, words, act, isDangerous, send } = asked;
    ask({
      title, act, isDangerous,
      body: html`<p>${words}</p>
        <p class="sub">
          ${msg('One PIN for all of them: it ends early at a pack that has another one, and goes on there when it is asked again with that.')}
        </p>
        ${confirmation(this.confirmation)}`,
      onAct: async fields => {
        const packPin = await confirmed(fields);
        this.change = await plainly(() => send(packPin));
        this.refresh.soon(WORKING_MS);
      },
    });
  }

  private apply(change: SettingsChangeView): void {
    const { id, stages, packs } = change;
    const stage = nextStage(change);
    this.askTo({
      title: msg(str`Apply stage ${stage} of ${stages}?`),
      words: msg(str`${packs['waiting'] ?? 0} packs wait in all stages. Relays may switch as soon as the engine uses the new settings. A pack that somebody has changed since is passed over.`),
      act: msg(str`Apply stage ${stage}`),
      isDangerous: false,
      send: packPin => api.settings.postSettingsChangeApply({ id, packPin }),
    });
  }

  private undo({ id, packs }: SettingsChangeView): void {
    this.askTo({
      title: msg('Take the change back?'),
      words: msg(str`${packs['applied'] ?? 0} packs get their old settings again, except where somebody has changed them since. Nothing further is applied afterwards.`),
      act: msg('Take it back'),
      isDangerous: true,
      send: packPin => api.settings.postSettingsChangeUndo({ id, packPin }),
    });
  }

  private stop({ id }: SettingsChangeView): void {
    ask({
      title: msg('Stop after the pack in hand?'),
      body: html`<p>${msg('What was changed stays. It can go on later, or be taken back.')}</p>`,
      act: msg('Stop'),
      onAct: async () => {
        this.change = await api.settings.postSettingsChangeStop({ id });
        this.refresh.soon(WORKING_MS);
      },
    });
  }

  private acts(change: SettingsChangeView): TemplateResult {
    if (!may('installer')) {
      return html`<p class="settings-notice">${msg('Applying and taking back need the role installer.')}</p>`;
    }
    const waiting = change.packs['waiting'] ?? 0;
    return html`<p class="deeds">
      ${change.working ? html`<button type="button" class="danger" @click=${() => this.stop(change)}>${msg('Stop')}</button>` : nothing}
      ${waiting > 0 && !isTakenBack(change) ? html`<button type="button" class="main" ?disabled=${change.working}
        @click=${() => this.apply(change)}>${msg(str`Apply stage ${nextStage(change)} of ${change.stages}…`)}</button>` : nothing}
      ${(change.packs['applied'] ?? 0) > 0 ? html`<button type="button" ?disabled=${change.working}
        @click=${() => this.undo(change)}>${msg('Take it back…')}</button>` : nothing}</p>`;
  }

  private progress(change: SettingsChangeView): TemplateResult {
    const { packs } = change;
    const toDo = ['waiting', 'applied', 'passed-over', 'undone', 'kept'].reduce((sum, state) => sum + (packs[state] ?? 0), 0);
    const done = toDo - (packs['waiting'] ?? 0);
    const counts = countWords(change);
    return html`<p role="status"><b>${progressWords(change)}</b>${counts === '' ? msg(': no pack was chosen') : `: ${counts}`}</p>
      ${toDo === 0 ? nothing : html`<progress max=${toDo} .value=${done} aria-label=${msg(str`${done} of ${toDo} packs done`)}></progress>`}
      ${change.trouble === undefined ? nothing : trouble(msg(str`It ended early: ${change.trouble}.`))}`;
  }

  protected override render(): TemplateResult {
    const { change } = this;
    if (change === undefined) {
      return this.refresh.trouble === '' ? awaited() : trouble(this.refresh.trouble);
    }
    return html`${trouble(this.refresh.trouble)}
      <section class="card"><h2>${msg(str`Change of ${moment(change.createdAt)} by ${change.author}`)}</h2>
      ${change.reason === '' ? nothing : html`<p>“${change.reason}”</p>`}
      <p>${change.template === undefined ? nothing : msg(str`Template ${change.template}. `)}
        ${patchLines(change.settings).join('; ')}</p>
      ${this.progress(change)}${this.acts(change)}</section>
      <section class="card"><h2>${msg('What becomes of each pack')}</h2><cf-change-packs .change=${change}></cf-change-packs></section>`;
  }
}

customElements.define('cf-many-packs-change', ManyPacksChange);
