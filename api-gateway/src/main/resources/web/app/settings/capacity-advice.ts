import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { EventView, PackSettingsDraft, PackStatusView } from '../api/index.js';
import { api } from '../core/client.js';
import { Part } from '../core/part.js';
import { Refresh } from '../core/refresh.js';
import { DAY_MS, iso } from '../core/time.js';
import { figure, moment, percent } from '../core/words.js';
import { awaited, trouble } from '../parts/tags.js';
import { numberInForce } from './draft.js';
import { said } from './field.js';
import { fieldNamed } from './fields.js';
import { ranges } from './ranges.js';
import type { ValueChanged } from './setting-field.js';

const LOOK_BACK_DAYS = 90;
const DISAGREES_PERCENT = 5;

const kilowattHours = (wh: number): string => said(fieldNamed('capacityWh'), wh);

/** What the capacity should be, by the manual's calculation, and what the past says of it. Fires "value-changed". */
export class CapacityAdvice extends Part {
  static override properties = {
    draft: { attribute: false }, pack: { attribute: false }, isReadOnly: { type: Boolean }, corrections: { state: true },
  };

  declare draft: PackSettingsDraft;
  declare pack: PackStatusView;
  declare isReadOnly: boolean;
  /** Each time the cells set the state of charge, and each time it lost its trust, newest last; undefined: not known. */
  declare private corrections: readonly EventView[] | undefined;
  private readonly refresh = new Refresh(this, 0, async () => {
    const now = Date.now();
    const asked = { from: iso(now - LOOK_BACK_DAYS * DAY_MS), to: iso(now) };
    const page = await api.events.getEvents({ ...asked, pack: [this.pack.id], type: ['socRecalibrated', 'calibrationLost'], limit: '1000' });
    this.corrections = page.events.map(each => each.event).sort((one, other) => one.at.localeCompare(other.at));
  });

  constructor() {
    super();
    this.isReadOnly = false;
  }

  private take(value: number): void {
    const detail: ValueChanged = { field: fieldNamed('capacityWh'), value };
    this.dispatchEvent(new CustomEvent('value-changed', { detail, bubbles: true }));
  }

  private calculation(): TemplateResult | typeof nothing {
    const [cells, nominalMv, ratedMah] = [this.draft.cellCount, numberInForce('nominalCellMv', this.draft), this.draft.ratedCapacityMah];
    if (!cells || nominalMv === undefined) {
      return nothing;
    }
    if (!ratedMah) {
      return this.backwards(cells, nominalMv);
    }
    const { percent: advisedPercent, stepWh } = ranges().capacityAdvice;
    const ratedWh = Math.floor((cells * ratedMah * nominalMv) / 1_000_000);
    const advisedWh = Math.floor(Math.floor((ratedWh * advisedPercent) / 100) / stepWh) * stepWh;
    const sum = `${cells} × ${figure(ratedMah / 1000, 3)} Ah × ${figure(nominalMv / 1000, 3)} V`;
    const [rated, advised] = [kilowattHours(ratedWh), kilowattHours(advisedWh)];
    return html`<p>${msg(str`${sum} = ${rated} rated. ${advisedPercent} % of it, in the device’s steps of ${kilowattHours(stepWh)}: ${advised}.`)}
      ${this.isReadOnly || advisedWh === 0 || advisedWh === this.draft.capacityWh ? nothing
        : html`<button type="button" @click=${() => this.take(advisedWh)}>${msg(str`Take ${advised}`)}</button>`}</p>`;
  }

  private backwards(cells: number, nominalMv: number): TemplateResult | typeof nothing {
    const { capacityWh } = this.draft;
    if (capacityWh === undefined || Number.isNaN(capacityWh)) {
      return nothing;
    }
    const ah = figure((capacityWh * 1000) / cells / nominalMv, 1);
    return html`<p>${msg(str`${kilowattHours(capacityWh)} over ${cells} cells of ${figure(nominalMv / 1000, 3)} V is ${ah} Ah.`)}
        ${msg('Say the rated capacity of a cell, and the advice is calculated here.')}</p>`;
  }

  /**
   * What was counted when the cells said full or empty, where the cells had set it before. Where that is far off, the
   * capacity or a sensor is wrong.
   */
  private past(): TemplateResult {
    const { corrections } = this;
    if (corrections === undefined) {
      return this.refresh.trouble === '' ? awaited() : trouble(msg(str`The past cannot be asked: ${this.refresh.trouble}`));
    }
    const judged = corrections.findLast((event, i) => event.type === 'socRecalibrated' && corrections[i - 1]?.type === 'socRecalibrated');
    if (judged?.beforeSocPercent === undefined || judged.socPercent === undefined) {
      return html`<p class="sub">${msg(str`In the last ${LOOK_BACK_DAYS} days the pack was not full or empty twice with nothing lost in between, so the past says nothing about its capacity yet.`)}</p>`;
    }
    const off = Math.abs(judged.beforeSocPercent - judged.socPercent);
    const [said, counted] = [percent(judged.socPercent), percent(judged.beforeSocPercent)];
    return html`<p>${msg(str`On ${moment(judged.at)} the cells said ${said}, counting had come to ${counted}.`)} ${off <= DISAGREES_PERCENT
      ? msg('That fits, as far as can be seen: counting up waits at 99 % for the cells, so a capacity that is set too small does not show.')
      : msg('That is far apart: the capacity may be set too large, or a sensor does not see all of the current. Look at both before changing it.')}</p>`;
  }

  private device(): TemplateResult | typeof nothing {
    const [ours, theirs] = [this.pack.soc?.socPercent, this.pack.device?.socPercent];
    if (ours === undefined || theirs === undefined || Math.abs(ours - theirs) <= DISAGREES_PERCENT) {
      return nothing;
    }
    return html`<p>
      ${msg(str`Cellfleet counts ${percent(ours)}, the device ${percent(theirs)}. Other capacities in both make that happen; the next full charge brings them together.`)}</p>`;
  }

  protected override render(): TemplateResult {
    return html`<div class="capacity-advice"><h3>${msg('Capacity advice')}</h3>${this.calculation()}${this.device()}${this.past()}</div>`;
  }
}

customElements.define('cf-capacity-advice', CapacityAdvice);
