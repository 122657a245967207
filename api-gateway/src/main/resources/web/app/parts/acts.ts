import { msg } from '@lit/localize';
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { ActionView } from '../api/index.js';
import { api } from '../core/client.js';
import { action } from '../core/events.js';

const LOOK_AGAIN_MS = 2000;
const SHOWN = 3;

/**
 * Follows what its page has asked packs to do. An action takes effect at the pack's next record: until then it is on its
 * way, and nobody may believe that it is done.
 */
export class Acts implements ReactiveController {
  private followed: readonly ActionView[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onSettled is told when one took effect or was refused */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly onSettled: () => void,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
  }

  follow(...asked: readonly ActionView[]): void {
    this.followed = [...asked, ...this.followed].slice(0, Math.max(SHOWN, asked.length));
    this.host.requestUpdate();
    this.lookAgain();
  }

  private lookAgain(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), LOOK_AGAIN_MS);
  }

  private async look(): Promise<void> {
    const before = this.followed;
    // One that cannot be looked up now stays as it was, and is looked up again.
    const now = await Promise.all(before.map(each =>
      each.state === 'sent' ? api.actions.getAction({ id: each.id }).catch(() => each) : each));
    if (before !== this.followed) {
      return;
    }

    this.followed = now;
    this.host.requestUpdate();
    if (now.some((each, i) => each.state !== before[i]?.state)) {
      this.onSettled();
    }
    if (now.some(each => each.state === 'sent')) {
      this.lookAgain();
    }
  }

  /** What became of each, newest first; a screen reader hears it. */
  render(): TemplateResult {
    return html`<div class="acts" role="status">${this.followed.length === 0 ? nothing
      : html`<ul class="plain">${this.followed.map(each => html`<li>${line(each)}</li>`)}</ul>`}</div>`;
  }
}

function line(act: ActionView): TemplateResult {
  switch (act.state) {
    case 'applied':
      return html`<span class="tag on">${msg('done')}</span> ${action(act.kind)}`;
    case 'refused':
      return html`<span class="tag critical">${msg('refused')}</span> ${action(act.kind)}: ${act.because}`;
    default:
      return html`<span class="tag info">${msg('on its way')}</span> ${action(act.kind)}: ${msg('takes effect at the next record of the pack')}`;
  }
}
