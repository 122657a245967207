import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { WarningView } from '../api/index.js';
import { api } from '../core/client.js';
import { Part } from '../core/part.js';
import { Ageing } from '../core/refresh.js';
import { address } from '../core/route.js';
import { may } from '../core/session.js';
import { LIGHTS, moment, span, warning } from '../core/words.js';
import { Acts } from './acts.js';
import { ask } from './dialog.js';
import { severity } from './tags.js';

/** An active warning of a pack. */
export interface Standing extends Omit<WarningView, 'detail'> {
  readonly packId: string;
  /** Said before the warning where it is given: on pages of several packs. */
  readonly packName?: string;
  readonly detail?: string;
}

const WORST_FIRST: readonly (string | undefined)[] = ['critical', 'warning', 'info'];
const place = (one: Standing): number => (WORST_FIRST.indexOf(one.severity) + WORST_FIRST.length) % WORST_FIRST.length;
const key = (one: Standing): string => `${one.packId} ${one.code}`;
const title = (code: string): string => (LIGHTS.includes(code) ? `${code}: ${warning(code)}` : warning(code));

const seen = ({ acknowledgedBy, acknowledgedAt }: Standing): string =>
  msg(str`acknowledged by ${acknowledgedBy}`) + (acknowledgedAt === undefined ? '' : `, ${moment(acknowledgedAt)}`);

/** Active warnings, worst first, each with its hint; operators acknowledge them here. Sends "acted" when one took effect. */
export class WarningList extends Part {
  static override properties = { warnings: { attribute: false } };

  declare warnings: readonly Standing[];
  private readonly acts = new Acts(this, () => this.dispatchEvent(new Event('acted')));

  constructor() {
    super();
    this.warnings = [];
    new Ageing(this);
  }

  private acknowledge(chosen: readonly Standing[]): void {
    const [one] = chosen;
    ask({
      title: chosen.length === 1 && one !== undefined ? msg(str`Acknowledge ${title(one.code)}`) : msg(str`Acknowledge ${chosen.length} warnings`),
      body: html`<p>${msg('Says that somebody has seen it. The warning stays until its cause is gone.')}</p>
        <label for="note">${msg('Note (may be empty)')}</label>
        <textarea id="note" name="note" rows="3" maxlength="500"></textarea>`,
      act: msg('Acknowledge'),
      onAct: async fields => {
        const note = String(fields.get('note')).trim() || undefined;
        const warnings = chosen.map(({ packId, code }) => ({ packId, code }));
        const { actions } = await api.actions.postAcknowledgements({ postAcknowledgements: { warnings, note } });
        this.acts.follow(...actions);
      },
    });
  }

  private line(one: Standing): TemplateResult {
    const ago = span(Math.max(0, Date.now() - Date.parse(one.raisedAt)));
    const isSeen = one.acknowledgedBy !== undefined;
    return html`<li>
      <div>
        ${severity(one.severity)} <b>${title(one.code)}</b>
        ${one.packName === undefined ? nothing : html` · <a href=${address(['packs', one.packId])}>${one.packName}</a>`}
        ${one.detail ? html`<span class="sub">${one.detail}</span>` : nothing}
        <span class="sub">${msg(str`since ${moment(one.raisedAt)}, for ${ago}`)}</span>
        ${one.hint ? html`<span class="hint">${one.hint}</span>` : nothing}
        ${isSeen ? html`<span class="sub seen">${seen(one)}</span>` : nothing}
      </div>
      ${isSeen || !may('operator') ? nothing
        : html`<button type="button" aria-label=${msg(str`Acknowledge ${title(one.code)}${one.packName === undefined ? '' : `, ${one.packName}`}`)}
            @click=${() => this.acknowledge([one])}>${msg('Acknowledge')}</button>`}
    </li>`;
  }

  protected override render(): TemplateResult {
    const sorted = [...this.warnings].sort((a, b) => place(a) - place(b) || a.raisedAt.localeCompare(b.raisedAt));
    const unseen = sorted.filter(one => one.acknowledgedBy === undefined);
    // Short, so that a screen reader tells what is new and not how old everything is.
    const heard = sorted.length === 0 ? '' : msg(str`Active warnings: ${sorted.map(one => title(one.code)).join('; ')}`);
    return html`
      <p class="hidden-text" role="status">${heard}</p>
      <ul class="plain warning-lines">${sorted.length === 0 ? html`<li>${msg('No active warnings.')}</li>` : repeat(sorted, key, one => this.line(one))}</ul>
      ${unseen.length < 2 || !may('operator') ? nothing
        : html`<p class="all"><button type="button" @click=${() => this.acknowledge(unseen)}>${msg(str`Acknowledge all ${unseen.length}`)}</button></p>`}
      ${this.acts.render()}`;
  }
}

customElements.define('cf-warning-list', WarningList);
