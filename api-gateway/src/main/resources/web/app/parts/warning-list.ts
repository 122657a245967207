import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { WarningView } from '../api/index.js';
import { Part } from '../core/part.js';
import { Ageing } from '../core/refresh.js';
import { address } from '../core/route.js';
import { may } from '../core/session.js';
import { SEVERITIES, warningTitle } from '../core/warnings.js';
import { moment, span } from '../core/words.js';
import { Acknowledging } from './acknowledging.js';
import { severity } from './tags.js';

/** An active warning of a pack. */
interface Standing extends Omit<WarningView, 'detail'> {
  readonly packId: string;
  /** Said before the warning where it is given: on pages of several packs. */
  readonly packName?: string;
  readonly detail?: string;
}

/** Worst first; last what does not say. */
const place = (one: Standing): number => (SEVERITIES.findIndex(each => each === one.severity) + SEVERITIES.length + 1) % (SEVERITIES.length + 1);
const key = (one: Standing): string => `${one.packId} ${one.code}`;

const seen = ({ acknowledgedBy, acknowledgedAt }: Standing): string =>
  msg(str`acknowledged by ${acknowledgedBy}`) + (acknowledgedAt === undefined ? '' : `, ${moment(acknowledgedAt)}`);

/** Active warnings, worst first, each with its hint; operators acknowledge them here. Sends "acted" when one took effect. */
export class WarningList extends Part {
  static override properties = { warnings: { attribute: false } };

  declare warnings: readonly Standing[];
  private readonly acknowledging = new Acknowledging(this, () => this.dispatchEvent(new Event('acted')));

  constructor() {
    super();
    this.warnings = [];
    new Ageing(this);
  }

  /** Who has seen it, or what lets an operator say so. */
  private seen(one: Standing): TemplateResult | typeof nothing {
    if (this.acknowledging.isUnderWay(one)) {
      return html`<span class="sub">${msg('acknowledged, on its way to the pack')}</span>`;
    }
    const label = msg(str`Acknowledge ${warningTitle(one.code)}${one.packName === undefined ? '' : `, ${one.packName}`}`);
    return one.acknowledgedBy !== undefined || !may('operator') ? nothing
      : html`<button type="button" aria-label=${label} @click=${() => this.acknowledging.ask([one])}>${msg('Acknowledge')}</button>`;
  }

  private line(one: Standing): TemplateResult {
    const ago = span(Math.max(0, Date.now() - Date.parse(one.raisedAt)));
    return html`<li>
      <div>
        ${severity(one.severity)} <b>${warningTitle(one.code)}</b>
        ${one.packName === undefined ? nothing : html` · <a href=${address(['packs', one.packId])}>${one.packName}</a>`}
        ${one.detail ? html`<span class="sub">${one.detail}</span>` : nothing}
        <span class="sub">${msg(str`since ${moment(one.raisedAt)}, for ${ago}`)}</span>
        ${one.hint ? html`<span class="hint">${one.hint}</span>` : nothing}
        ${one.acknowledgedBy === undefined ? nothing : html`<span class="sub seen">${seen(one)}</span>`}
      </div>
      ${this.seen(one)}
    </li>`;
  }

  protected override render(): TemplateResult {
    const sorted = [...this.warnings].sort((a, b) => place(a) - place(b) || a.raisedAt.localeCompare(b.raisedAt));
    const unseen = sorted.filter(one => one.acknowledgedBy === undefined && !this.acknowledging.isUnderWay(one));
    // Short, so that a screen reader tells what is new and not how old everything is.
    const heard = sorted.length === 0 ? '' : msg(str`Active warnings: ${sorted.map(one => warningTitle(one.code)).join('; ')}`);
    return html`
      <p class="hidden-text" role="status">${heard}</p>
      <ul class="plain warning-lines">${sorted.length === 0 ? html`<li>${msg('No active warnings.')}</li>`
        : repeat(sorted, key, one => this.line(one))}</ul>
      ${unseen.length < 2 || !may('operator') ? nothing : html`<p class="all">
        <button type="button" @click=${() => this.acknowledging.ask(unseen)}>${msg(str`Acknowledge all ${unseen.length}`)}</button></p>`}
      ${this.acknowledging.render()}`;
  }
}

customElements.define('cf-warning-list', WarningList);
