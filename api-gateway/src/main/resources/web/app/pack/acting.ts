import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { ActionView, PackStatusView } from '../api/index.js';
import { api, Refused } from '../core/client.js';
import { Part } from '../core/part.js';
import { Acts } from '../parts/acts.js';
import { ask } from '../parts/dialog.js';

const LOCKED = 423;

/** Something that an installer may do with the PIN. */
interface Act {
  readonly name: string;
  readonly explanation: string;
  readonly isDangerous?: boolean;
  readonly fields?: TemplateResult;
  readonly onAct: (asked: { id: string; packPin?: string; reason?: string }, fields: FormData) => Promise<ActionView>;
}

function acts({ measured, settings, energy }: PackStatusView): readonly Act[] {
  const counted = measured?.cellCount;
  return [
    {
      name: msg('Zero calibration'),
      explanation: msg('Make sure that no current flows through the sensors, then begin. What they show for the next 30 s is taken off from then on.'),
      onAct: asked => api.actions.postPackActionsZeroCalibration(asked),
    },
    {
      name: msg('Clear energy counters'),
      explanation: msg('The totals in and out begin anew at 0; those of today go on. What they had reached stays in the events.'),
      isDangerous: energy !== undefined,
      onAct: asked => api.actions.postPackActionsClearEnergyCounters(asked),
    },
    {
      name: msg('Confirm cell count'),
      explanation: counted === undefined
        ? msg(str`The settings say ${settings.complete.cellCount} cells; the device has not counted yet. A confirmed number counts until the settings say otherwise.`)
        : msg(str`The device counts ${counted} cells, the settings say ${settings.complete.cellCount}. A confirmed number counts until the settings say otherwise.`),
      fields: html`<label for="cellCount">${msg('Cells that are right')}</label>
        <input id="cellCount" name="cellCount" type="number" min="2" max="255" required value=${counted ?? settings.complete.cellCount ?? ''}>`,
      onAct: (asked, fields) => api.actions.postPackActionsConfirmCellCount({ ...asked, postCellCount: { cellCount: Number(fields.get('cellCount')) } }),
    },
  ];
}

/** A lock is told plainly: trying again makes it longer. */
async function withLock(act: Promise<ActionView>): Promise<ActionView> {
  try {
    return await act;
  } catch (trouble) {
    if (trouble instanceof Refused && trouble.status === LOCKED) {
      throw new Error(msg('Locked after five wrong PINs. Wait a minute; each further wrong one doubles that.'));
    }
    throw trouble;
  }
}

/** What installers do at a pack with its PIN. Sends "acted" when it took effect. */
export class PackActing extends Part {
  static override properties = { pack: { attribute: false } };

  declare pack: PackStatusView;
  private readonly acts = new Acts(this, () => this.dispatchEvent(new Event('acted')));

  private begin(act: Act): void {
    const { id, name } = this.pack;
    ask({
      title: `${act.name}: ${name}`,
      body: html`<p>${act.explanation}</p>
        ${act.fields ?? ''}
        <label for="pin">${msg('PIN of the pack')}</label>
        <input id="pin" name="pin" type="password" inputmode="numeric" autocomplete="off">
        <label for="reason">${msg('Reason (may be empty)')}</label>
        <input id="reason" name="reason" maxlength="200" autocomplete="off">`,
      act: act.name,
      isDangerous: act.isDangerous,
      onAct: async fields => {
        const asked = { id, packPin: String(fields.get('pin')) || undefined, reason: String(fields.get('reason')).trim() || undefined };
        this.acts.follow(await withLock(act.onAct(asked, fields)));
      },
    });
  }

  protected override render(): TemplateResult {
    return html`<h2>${msg('With the PIN of the pack')}</h2>
      <ul class="plain act-lines">${acts(this.pack).map(act => html`<li>
        <div><b>${act.name}</b><span class="sub">${act.explanation}</span></div>
        <button type="button" aria-label=${act.name} @click=${() => this.begin(act)}>${msg('Begin…')}</button>
      </li>`)}</ul>
      ${this.acts.render()}`;
  }
}

customElements.define('cf-pack-acting', PackActing);
