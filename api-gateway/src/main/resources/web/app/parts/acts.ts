import { msg, str } from '@lit/localize';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { ActionView } from '../api/index.js';
import { api } from '../core/client.js';
import { action } from '../core/events.js';
import { Refresh } from '../core/refresh.js';
import { firstOf } from './first-of.js';

const LOOK_AGAIN_MS = 2000;
/** Of many the others take their turn at the next look. */
const MOST_AT_ONCE = 20;
/** More than these are counted, and only those that somebody may have to look after are named. */
const MOST_LINES = 3;
const MOST_NAMED = 10;

/** What a pack was asked to do, and how it is called. */
export interface Followed {
  readonly act: ActionView;
  readonly words: string;
}

const ofState = (all: readonly Followed[], state: ActionView['state']): Followed[] => all.filter(each => each.act.state === state);

/**
 * Follows what its page has asked packs to do. An action takes effect at the pack's next record: until then it is on its
 * way, and nobody may believe that it is done.
 */
export class Acts {
  private followed: readonly Followed[] = [];
  private turn = 0;
  private isHidden = false;
  private readonly refresh: Refresh;

  /** @param onSettled is told when one took effect or was refused */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly onSettled: () => void,
  ) {
    this.refresh = new Refresh(host, () => (this.waiting().length > 0 ? LOOK_AGAIN_MS : 0), () => this.look());
  }

  follow(act: ActionView): void {
    this.followAll([{ act, words: action(act.kind) }]);
  }

  /** What is settled makes room, what is on its way stays. */
  followAll(asked: readonly Followed[]): void {
    this.followed = [...asked, ...this.followed].filter((each, i) => i < Math.max(MOST_LINES, asked.length) || each.act.state === 'sent');
    this.isHidden = false;
    this.host.requestUpdate();
    this.refresh.soon(LOOK_AGAIN_MS);
  }

  /** What became of an action; undefined when it is not followed any more. */
  stateOf(id: string): ActionView['state'] | undefined {
    return this.followed.find(each => each.act.id === id)?.act.state;
  }

  private waiting(): Followed[] {
    return ofState(this.followed, 'sent');
  }

  private async look(): Promise<void> {
    const before = this.followed;
    const waiting = this.waiting();
    const from = this.turn < waiting.length ? this.turn : 0;
    this.turn = from + MOST_AT_ONCE;
    // One that cannot be looked up now stays as it was, and is looked up again.
    const found = await Promise.all(waiting.slice(from, this.turn).map(({ act }) => api.actions.getAction({ id: act.id }).catch(() => act)));
    if (before !== this.followed) {
      return;
    }

    const news = new Map(found.map(act => [act.id, act]));
    this.followed = before.map(each => ({ ...each, act: news.get(each.act.id) ?? each.act }));
    if (found.some(act => act.state !== 'sent')) {
      this.onSettled();
    }
  }

  private hide(): void {
    this.isHidden = true;
    this.host.requestUpdate();
  }

  private summary(): TemplateResult {
    const { followed } = this;
    const [waiting, refused, done] = [this.waiting(), ofState(followed, 'refused'), ofState(followed, 'applied')];
    return html`<p class="deeds">
        ${done.length === 0 ? nothing : html`<span class="tag on">${msg(str`${done.length} done`)}</span>`}
        ${waiting.length === 0 ? nothing : html`<span class="tag info">${msg(str`${waiting.length} on their way`)}</span>`}
        ${refused.length === 0 ? nothing : html`<span class="tag critical">${msg(str`${refused.length} refused`)}</span>`}
        <button type="button" @click=${() => this.hide()}>${msg('Hide this')}</button></p>
      ${named(refused, line)}
      ${waiting.length === 0 ? nothing : html`<p class="sub">${msg('They take effect at the next record of each pack:')}</p>`}
      ${named(waiting, each => each.words)}`;
  }

  /** What became of each, newest first; a screen reader hears it. */
  render(): TemplateResult {
    const { followed } = this;
    return html`<div class="acts" role="status">${this.isHidden || followed.length === 0 ? nothing
      : followed.length > MOST_LINES ? this.summary() : html`<ul class="plain">${followed.map(each => html`<li>${line(each)}</li>`)}</ul>`}</div>`;
  }
}

const named = (all: readonly Followed[], said: (one: Followed) => TemplateResult | string): TemplateResult | typeof nothing =>
  (all.length === 0 ? nothing : html`<ul class="plain">${firstOf(all, MOST_NAMED, said)}</ul>`);

function line({ act, words }: Followed): TemplateResult {
  switch (act.state) {
    case 'applied':
      return html`<span class="tag on">${msg('done')}</span> ${words}`;
    case 'refused':
      return html`<span class="tag critical">${msg('refused')}</span> ${words}: ${act.because}`;
    default:
      return html`<span class="tag info">${msg('on its way')}</span> ${words}: ${msg('takes effect at the next record of the pack')}`;
  }
}
