import { msg, str } from '@lit/localize';
import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { api } from '../core/client.js';
import { warningTitle } from '../core/warnings.js';
import { Acts } from './acts.js';
import { ask, written } from './dialog.js';
import { firstOf } from './first-of.js';

const MOST_NAMED = 8;

/** What an acknowledgement has to know of a warning. */
export interface Acknowledged {
  readonly packId: string;
  readonly packName?: string;
  readonly code: string;
  readonly raisedAt: string;
  readonly acknowledgedBy?: string;
}

/** One that is raised again is another one. */
const key = ({ packId, code, raisedAt }: Acknowledged): string => `${packId} ${code} ${raisedAt}`;

const named = ({ packId, packName, code }: Acknowledged): string => `${packName ?? packId}: ${warningTitle(code)}`;

/** Lets an operator say of warnings that somebody has seen them, and follows what becomes of that. */
export class Acknowledging {
  private readonly acts: Acts;
  private readonly actionIds = new Map<string, string>();

  /** @param onSettled is told when one took effect or was refused */
  constructor(host: ReactiveControllerHost, onSettled: () => void) {
    this.acts = new Acts(host, onSettled);
  }

  /** Asks for a note and sends it, of all of them or, where the server refuses, of none. */
  ask(chosen: readonly Acknowledged[], onSent: () => void = () => undefined): void {
    const [only, ...others] = chosen;
    if (only === undefined) {
      return;
    }
    ask({
      title: others.length === 0 ? msg(str`Acknowledge ${warningTitle(only.code)}`) : msg(str`Acknowledge ${chosen.length} warnings`),
      body: html`<p>${msg('Says that somebody has seen it. A warning stays until its cause is gone.')}</p>
        <ul>${firstOf(chosen, MOST_NAMED, named)}</ul>
        <label for="note">${msg('Note (may be empty)')}</label>
        <textarea id="note" name="note" rows="3" maxlength="500"></textarea>`,
      act: msg('Acknowledge'),
      onAct: async fields => {
        await this.send(chosen, written(fields, 'note'));
        onSent();
      },
    });
  }

  private async send(chosen: readonly Acknowledged[], note: string | undefined): Promise<void> {
    const warnings = chosen.map(({ packId, code }) => ({ packId, code }));
    const { actions } = await api.actions.postAcknowledgements({ postAcknowledgements: { warnings, note } });
    // As many as were asked for, in the same order.
    const pairs = chosen.flatMap((one, i) => {
      const act = actions[i];
      return act === undefined ? [] : [{ one, act }];
    });
    pairs.forEach(({ one, act }) => this.actionIds.set(key(one), act.id));
    this.acts.followAll(pairs.map(({ one, act }) => ({ act, words: msg(str`acknowledge ${named(one)}`) })));
  }

  /** Whether it was sent and not refused, and is not seen in the warning yet. */
  isUnderWay(one: Acknowledged): boolean {
    const state = this.acts.stateOf(this.actionIds.get(key(one)) ?? '');
    return one.acknowledgedBy === undefined && (state === 'sent' || state === 'applied');
  }

  /** What became of each; a screen reader hears it. */
  render(): TemplateResult {
    return this.acts.render();
  }
}
