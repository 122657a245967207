import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { Refused, sentence } from '../core/client.js';
import { Part } from '../core/part.js';
import { address, goTo, route } from '../core/route.js';
import { may } from '../core/session.js';
import { trouble } from '../parts/tags.js';
import { whyField } from './common-fields.js';
import type { Field, Values } from './fields.js';
import type { Plan } from './form.js';
import type { Change, Subject } from './subject.js';
import './form.js';

/** One thing that is administered, to be changed; or a new one, to be made. */
export class ObjectForm extends Part {
  static override properties = { subject: { attribute: false }, objectId: {}, plan: { state: true }, once: { state: true },
    problem: { state: true } };

  declare subject: Subject;
  /** undefined: a new one. */
  declare objectId: string | undefined;
  declare private plan: Plan | undefined;
  declare private problem: string;
  declare private once: TemplateResult | undefined;
  private found: unknown;
  /** The key of a new one that was made, while something is shown once. */
  private made: string | undefined;
  private round = 0;
  /** Counts how often what was written was dropped for what is there. */
  private key = 0;

  constructor() {
    super();
    this.problem = '';
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('subject') || changed.has('objectId')) {
      void this.look();
    }
  }

  private async look(): Promise<void> {
    const { subject, objectId } = this;
    this.round += 1;
    const { round } = this;
    try {
      const found = objectId === undefined ? undefined : await subject.find(objectId);
      const fields = await subject.fields(found);
      if (round === this.round) {
        this.found = found;
        this.problem = '';
        this.plan = this.planned(found, fields);
      }
    } catch (problem) {
      this.problem = problem instanceof Refused && problem.status === 404
        ? msg(str`There is no “${objectId ?? ''}” here, or you may not see it.`) : sentence(problem);
    }
  }

  private async startAnew(): Promise<void> {
    await this.look();
    this.key += 1;
    this.requestUpdate();
  }

  private planned(found: unknown, fields: readonly Field[]): Plan {
    const { subject, objectId } = this;
    const values = subject.values(found, route().parameters);
    const mayChange = may(subject.changedBy);
    return {
      fields: mayChange ? [...fields, whyField()] : fields.map(field => ({ ...field, isFixed: true })),
      values,
      act: !mayChange ? undefined : found === undefined ? subject.newTitle : msg('Save'),
      keyField: subject.keyField,
      done: msg('Saved.'),
      again: objectId === undefined ? undefined : () => void this.startAnew(),
      save: written => this.save(written, found),
    };
  }

  private async save(written: Values, found: unknown): Promise<void> {
    const { subject, objectId } = this;
    const { keyField = 'id' } = subject;
    const { reason, [keyField]: wished, ...values } = written;
    const key = objectId ?? String(wished ?? '');
    const change: Change = {
      ...(found === undefined ? { ifNoneMatch: '*' } : { ifMatch: `"${subject.revision(found)}"` }),
      reason: reason as string | undefined,
    };
    const answer = await subject.put(key, values, change, found);
    this.once = subject.once?.(answer);
    if (objectId !== undefined) {
      await this.look();
    } else if (this.once === undefined) {
      goTo(address([...subject.place, key]));
    } else {
      this.made = key;
    }
  }

  private form(): TemplateResult | typeof nothing {
    const { subject, plan, made } = this;
    if (made !== undefined) {
      return html`<p class="deeds"><a class="button main" href=${address([...subject.place, made])}>${msg('Go on')}</a></p>`;
    }
    return plan === undefined ? nothing : html`${keyed(this.key, html`<cf-form .plan=${plan}></cf-form>`)}`;
  }

  protected override render(): TemplateResult {
    const { subject, objectId, found } = this;
    const title = objectId === undefined ? subject.newTitle : found === undefined ? objectId : subject.name(found);
    return html`<p class="back"><a href=${address(subject.place)}>← ${subject.title}</a>
        ${objectId === undefined || subject.place[0] !== 'administration' || !may('administrator') ? nothing : html`<a
          href=${address(['administration', 'audit'], { object: objectId })}>${msg('What was changed')}</a>`}</p>
      <div class=${subject.beside !== undefined && found !== undefined ? 'beside' : ''}>
        <section class="card">
          <h2>${title}</h2>
          ${objectId === undefined ? html`<p class="quiet">${subject.about}</p>` : nothing}
          ${trouble(this.problem)}
          <div aria-live="polite">${this.once ?? nothing}</div>
          ${this.form()}
        </section>
        ${found === undefined ? nothing : html`<div>${subject.beside?.(found, () => void this.look())}</div>`}
      </div>`;
  }
}

customElements.define('cf-object-form', ObjectForm);
