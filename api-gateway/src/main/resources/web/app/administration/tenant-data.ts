import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { RetentionAges, RetentionView } from '../api/index.js';
import { api, sentence } from '../core/client.js';
import { Part } from '../core/part.js';
import { Refresh } from '../core/refresh.js';
import { moment } from '../core/words.js';
import { whyField } from '../forms/common-fields.js';
import { ask, reasonField, written } from '../parts/dialog.js';
import { downloadLinked } from '../parts/download.js';
import { trouble } from '../parts/tags.js';
import { body, type Field, type Values } from '../forms/fields.js';
import '../forms/form.js';

const days = (count: number | undefined): string => (count === undefined ? msg('for ever') : msg(str`${count} days`));

/** What is kept of a tenant: for how long, all of it to take along, and its erasure. */
export class TenantData extends Part {
  static override properties = { tenantId: {}, name: {}, retention: { state: true }, erased: { state: true }, problem: { state: true } };

  declare tenantId: string;
  declare name: string;
  declare private retention: RetentionView | undefined;
  declare private erased: string;
  /** Why the data cannot be taken along. */
  declare private problem: string;

  private readonly refresh = new Refresh(this, 0, async isOvertaken => {
    const retention = await api.tenants.getTenantDataRetention({ id: this.tenantId });
    if (!isOvertaken()) {
      this.retention = retention;
    }
  });

  constructor() {
    super();
    this.erased = '';
    this.problem = '';
  }

  private async download(event: Event): Promise<void> {
    this.problem = '';
    await downloadLinked(event).catch((problem: unknown) => { this.problem = sentence(problem); });
  }

  private fields({ effective }: RetentionView): Field[] {
    const now = (count: number | undefined): string => msg(str`Now: ${days(count)}.`);
    return [
      { name: 'rawDays', label: msg('Every value of every frame, days'), kind: 'number', hint: `${now(effective.rawDays)} ${msg('31 or more.')}` },
      { name: 'minuteDays', label: msg('Sums of minutes, days'), kind: 'number', hint: now(effective.minuteDays) },
      { name: 'hourDays', label: msg('Sums of hours, days'), kind: 'number', hint: now(effective.hourDays) },
      { name: 'dayDays', label: msg('Sums of days, days'), kind: 'number', hint: now(effective.dayDays) },
      whyField(),
    ];
  }

  private async keep({ reason, ...ages }: Values): Promise<void> {
    this.retention = await api.tenants.putTenantDataRetention({
      id: this.tenantId, retentionAges: body<RetentionAges>(ages), reason: reason as string | undefined,
    });
  }

  private erase(): void {
    const { tenantId, name } = this;
    ask({
      title: msg(str`Erase everything that is kept of ${name}?`),
      body: html`<p><strong>${msg('All values and events of all its packs are taken away. Nothing brings them back.')}</strong></p>
        <p>${msg('Its installations and packs stay registered, and what their gateways go on to send is kept again.')}</p>
        <label for="erase-confirm">${msg(str`Write “${tenantId}” to go on`)}</label>
        <input id="erase-confirm" name="confirm" required autocomplete="off" spellcheck="false">
        ${reasonField()}`,
      act: msg('Erase for ever'),
      isDangerous: true,
      onAct: async fields => {
        const confirm = written(fields, 'confirm');
        if (confirm !== tenantId) {
          throw new Error(msg(str`That is not “${tenantId}”: nothing was erased.`));
        }
        const { packs } = await api.tenants.deleteTenantData({ id: tenantId, confirm, reason: written(fields, 'reason') });
        this.erased = msg(str`Erased: something was kept of ${packs} packs.`);
      },
    });
  }

  protected override render(): TemplateResult {
    const { tenantId, retention } = this;
    return html`<section class="card">
        <h3>${msg('For how long values are kept')}</h3>
        <p class="quiet">${msg('Empty: as this Cellfleet is set up. Each may not be shorter than the one before. A shorter time takes older values away at once, and longer does not bring back what is gone. Sums that were reported never change.')}</p>
        ${trouble(this.refresh.trouble)}
        ${retention === undefined ? nothing : html`${retention.minutesFrom === undefined ? nothing : html`<p>
          ${msg(str`Minutes before ${moment(retention.minutesFrom)} are gone.`)}</p>`}
          <cf-form .plan=${{ fields: this.fields(retention), values: retention.own as Values, act: msg('Keep so long'),
            done: msg('Saved.'), save: (values: Values) => this.keep(values) }}></cf-form>`}
      </section>
      <section class="card">
        <h3>${msg('Take its data along')}</h3>
        <p class="quiet">${msg('Installations and packs, then every status and every event, a JSON object a line. It may be very large. Whole is a file whose last line is {"kind":"end"}.')}</p>
        <p class="deeds"><a class="button" download href=${`/api/v1/tenants/${encodeURIComponent(tenantId)}/data`}
          @click=${(event: Event) => void this.download(event)}>${msg('Download all data')}</a></p>
        ${trouble(this.problem)}
      </section>
      <section class="card">
        <h3>${msg('Erase its data')}</h3>
        <p class="quiet">${msg('Take the data along first, if anybody may want it.')}</p>
        <p class="deeds"><button type="button" class="danger" @click=${() => this.erase()}>
          ${msg('Erase everything…')}</button> <span role="status">${this.erased}</span></p>
      </section>`;
  }
}

customElements.define('cf-tenant-data', TenantData);
