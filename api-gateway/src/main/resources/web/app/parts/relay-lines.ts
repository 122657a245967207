// What the rules decide of relays, in lines: of a pack, and of packs in parallel as one.
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { HeldOff, ParallelView, RelayView } from '../api/index.js';
import { address } from '../core/route.js';
import { reasons } from '../core/warnings.js';
import { moment, percent } from '../core/words.js';
import { onOff } from './tags.js';

type Piece = TemplateResult | typeof nothing;
type Why = (labels: readonly string[]) => string | TemplateResult;

const heldOff = ({ author, until, reason }: HeldOff): string => msg(str`held off by ${author} until ${moment(until)}: ${reason}`);

/** In one word; the lines below it say why. */
const tag = ({ on, heldOff: held }: RelayView): TemplateResult =>
  (held === undefined ? onOff(on) : html`<span class="tag off">${msg('held off')}</span>`);

/**
 * @param why says what blocks it
 * @param button beside it: what may be done
 */
export function relayLine(name: string, decision: RelayView | undefined, why: Why = reasons, button: Piece = nothing): TemplateResult {
  if (decision === undefined) {
    return html`<li><div><b>${name}</b> ${onOff(undefined)}</div>${button}</li>`;
  }

  const decided = decision.heldOff === undefined ? '' : msg(str`the rules say ${decision.on ? msg('on') : msg('off')}, `);
  return html`<li>
    <div>
      <b>${name}</b> ${tag(decision)}
      ${decision.heldOff === undefined ? nothing : html`<span class="held">${heldOff(decision.heldOff)}</span>`}
      ${decision.blockedBy.length === 0 ? nothing : html`<span class="why">${msg('blocked by:')} ${why(decision.blockedBy)}</span>`}
      <span class="sub">${decided}${msg(str`since ${moment(decision.since)}`)}</span>
    </div>
    ${button}
  </li>`;
}

const packs = (names: Record<string, string>, ownId: string | undefined): Why => ids => html`${ids.map((id, i) =>
  html`${i === 0 ? '' : ', '}${id === ownId ? msg('this pack') : html`<a href=${address(['packs', id])}>${names[id] ?? id}</a>`}`)}`;

/**
 * The packs of an installation hang on the same contacts: one that may not is enough.
 *
 * @param ownId of the pack whose page it stands on
 * @param names of packs by id, where they are known
 */
export function together(parallel: ParallelView | undefined, ownId?: string, names: Record<string, string> = {}): Piece {
  if (parallel === undefined) {
    return nothing;
  }
  const count = parallel.socPercent === undefined ? msg('not every pack was heard yet')
    : `${msg(str`${percent(parallel.socPercent)} of all packs`)}${parallel.calibrated ? '' : `, ${msg('not calibrated')}`}`;
  const why = packs(names, ownId);
  return html`<h3>${msg('All packs of the installation together')}</h3>
    <p class="sub">${count}</p>
    <ul class="plain relay-lines">${relayLine(msg('Charge'), parallel.charge, why)}${relayLine(msg('Load'), parallel.load, why)}</ul>`;
}
