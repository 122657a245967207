import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { ActionView, PackStatusView } from '../api/index.js';
import { api, sentence } from '../core/client.js';
import { Part } from '../core/part.js';
import { Acts } from '../parts/acts.js';
import { confirmation, confirmationAt, confirmed, plainly } from '../parts/confirming.js';
import { ask, reasonField, written } from '../parts/dialog.js';
import { trouble } from '../parts/tags.js';

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
  const wished = settings.complete.cellCount;
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
        ? msg(str`The settings say ${wished} cells; the device has not counted yet. A confirmed number counts until the settings say otherwise.`)
        : msg(str`The device counts ${counted} cells, the settings say ${wished}. A confirmed number counts until the settings say otherwise.`),
      fields: html`<label for="cellCount">${msg('Cells that are right')}</label>
        <input id="cellCount" name="cellCount" type="number" required value=${counted ?? wished ?? ''}>`,
      onAct: (asked, fields) =>
        api.actions.postPackActionsConfirmCellCount({ ...asked, postCellCount: { cellCount: Number(fields.get('cellCount')) } }),
    },
  ];
}

/** What installers do at a pack with its PIN. Sends "acted" when it took effect. */
export class PackActing extends Part {
  static override properties = { pack: { attribute: false }, problem: { state: true } };

  declare pack: PackStatusView;
  declare private problem: string;
  private readonly acts = new Acts(this, () => this.dispatchEvent(new Event('acted')));

  constructor() {
    super();
    this.problem = '';
  }

  private async begin(act: Act): Promise<void> {
    const { id, name } = this.pack;
    try {
      const wanted = await confirmationAt(this.pack.installationId);
      this.problem = '';
      ask({
        title: `${act.name}: ${name}`,
        body: html`<p>${act.explanation}</p>
          ${act.fields ?? ''}
          ${confirmation(wanted)}
          ${reasonField()}`,
        act: act.name,
        isDangerous: act.isDangerous,
        onAct: fields => this.act(act, id, fields),
      });
    } catch (problem) {
      this.problem = sentence(problem);
    }
  }

  private async act(act: Act, id: string, fields: FormData): Promise<void> {
    const packPin = await confirmed(fields);
    this.acts.follow(await plainly(() => act.onAct({ id, packPin, reason: written(fields, 'reason') }, fields)));
  }

  protected override render(): TemplateResult {
    return html`<h2>${msg('With the PIN of the pack')}</h2>
      <ul class="plain act-lines">${acts(this.pack).map(act => html`<li>
        <div><b>${act.name}</b><span class="sub">${act.explanation}</span></div>
        <button type="button" aria-label=${act.name} @click=${() => void this.begin(act)}>${msg('Begin…')}</button>
      </li>`)}</ul>
      ${trouble(this.problem)}
      ${this.acts.render()}`;
  }
}

customElements.define('cf-pack-acting', PackActing);
