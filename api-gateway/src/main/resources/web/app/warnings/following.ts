import { msg, str } from '@lit/localize';
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { ActionView, FleetWarningView } from '../api/index.js';
import { api } from '../core/client.js';
import { warning } from '../core/words.js';

const LOOK_AGAIN_MS = 1500;
const MOST_AT_ONCE = 20;
const MOST_NAMED = 10;

interface Followed {
  readonly action: ActionView;
  readonly of: string;
}

const ofState = (all: readonly Followed[], state: ActionView['state']): Followed[] => all.filter(each => each.action.state === state);

/**
 * Acknowledgements of many warnings, until it is known what became of each. One takes effect at the pack's next record:
 * until then it is on its way.
 */
export class Following implements ReactiveController {
  private all: readonly Followed[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private next = 0;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    this.lookAgain();
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
  }

  /** Asks for all of them or none; throws when the server refuses. */
  async acknowledge(warnings: readonly FleetWarningView[], note: string | undefined): Promise<void> {
    const asked = warnings.map(({ packId, code }) => ({ packId, code }));
    const { actions } = await api.actions.postAcknowledgements({ postAcknowledgements: { warnings: asked, note } });
    // As many as were asked for, in the same order.
    this.all = actions.map((action, i) => ({ action, of: msg(str`${warnings[i]?.packName ?? action.packId}: ${warning(warnings[i]?.code ?? '')}`) }));
    this.next = 0;
    this.host.requestUpdate();
    this.lookAgain();
  }

  private lookAgain(): void {
    clearTimeout(this.timer);
    if (ofState(this.all, 'sent').length > 0) {
      this.timer = setTimeout(() => void this.look(), LOOK_AGAIN_MS);
    }
  }

  /** Some of those on their way at a time, one after the other in turns. */
  private async look(): Promise<void> {
    const before = this.all;
    const waiting = ofState(before, 'sent');
    this.next = this.next >= waiting.length ? 0 : this.next;
    const chosen = waiting.slice(this.next, this.next + MOST_AT_ONCE);
    this.next += MOST_AT_ONCE;
    // One that cannot be looked up now stays as it was, and is looked up again.
    const found = await Promise.all(chosen.map(each => api.actions.getAction({ id: each.action.id }).catch(() => each.action)));
    if (before !== this.all) {
      return;
    }
    const news = new Map(found.map(action => [action.id, action]));
    this.all = before.map(each => ({ ...each, action: news.get(each.action.id) ?? each.action }));
    this.host.requestUpdate();
    this.lookAgain();
  }

  private dismiss(): void {
    this.all = [];
    clearTimeout(this.timer);
    this.host.requestUpdate();
  }

  private named(all: readonly Followed[]): TemplateResult | typeof nothing {
    const more = all.length - MOST_NAMED;
    return all.length === 0 ? nothing : html`<ul class="plain">${all.slice(0, MOST_NAMED).map(({ of, action }) =>
      html`<li>${of}${action.state === 'refused' ? msg(str` – refused: ${action.because ?? ''}`) : ''}</li>`)}
      ${more > 0 ? html`<li>${msg(str`and ${more} more`)}</li>` : nothing}</ul>`;
  }

  render(): TemplateResult {
    const waiting = ofState(this.all, 'sent');
    const refused = ofState(this.all, 'refused');
    const done = this.all.length - waiting.length - refused.length;
    return html`<div role="status" class="warnings-acts">${this.all.length === 0 ? nothing : html`<section class="card" aria-label=${msg('Acknowledgements')}>
      <p><b>${msg('Acknowledgements:')}</b> <span class="tag on">${msg(str`${done} done`)}</span>
        ${waiting.length === 0 ? nothing : html`<span class="tag info">${msg(str`${waiting.length} on their way`)}</span>`}
        ${refused.length === 0 ? nothing : html`<span class="tag critical">${msg(str`${refused.length} refused`)}</span>`}
        <button type="button" @click=${() => this.dismiss()}>${msg('Hide this')}</button></p>
      ${this.named(refused)}
      ${waiting.length === 0 ? nothing : html`<p>${msg('They take effect at the next record of each pack:')}</p>${this.named(waiting)}`}</section>`}</div>`;
  }
}
