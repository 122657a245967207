import { msg } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Refused, sentence } from '../core/client.js';
import { Part } from '../core/part.js';
import { Leaving } from '../parts/leaving.js';
import { trouble } from '../parts/tags.js';
import { drawn } from './field.js';
import { idOf, read, type Field, type Values } from './fields.js';

/** What a form asks, and what is done with it. */
export interface Plan {
  readonly fields: readonly Field[];
  /** What stands in the fields at first. */
  readonly values: Values;
  /** On the button; undefined: there is nothing to be done, it is only shown. */
  readonly act: string | undefined;
  /** Does it. What it throws is shown at the field that is meant. */
  readonly save: (values: Values) => Promise<void>;
  /** Said when it was done and the form is still there. */
  readonly done?: string;
  /** The field that must not be taken yet; absent: "id". */
  readonly keyField?: string;
  /** Looks again at what somebody else has changed meanwhile; absent: what is asked for is new. */
  readonly again?: () => void;
}

let forms = 0;

/** A form made from a plan. Give it a new key when something else is asked: what was written stays otherwise. */
export class Form extends Part {
  static override properties = {
    plan: { attribute: false },
    problem: { state: true }, wrong: { state: true }, isBusy: { state: true }, isOvertaken: { state: true }, said: { state: true },
  };

  declare plan: Plan;
  declare private problem: string;
  /** What is wrong, by the name of the field. */
  declare private wrong: ReadonlyMap<string, string>;
  declare private isBusy: boolean;
  declare private isOvertaken: boolean;
  declare private said: string;
  private readonly marker = `form-${forms++}`;
  private readonly written = new Set<string>();
  private isUnsaved = false;
  /** Holds the reader back by itself. */
  protected readonly leaving = new Leaving(this, () => this.isUnsaved);

  constructor() {
    super();
    this.clear();
    this.isBusy = false;
  }

  private clear(): void {
    this.problem = '';
    this.wrong = new Map();
    this.isOvertaken = false;
    this.said = '';
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.isBusy) {
      return;
    }
    this.clear();
    this.isBusy = true;
    const { plan } = this;
    const form = event.target as HTMLFormElement;
    try {
      await plan.save(read(plan.fields, plan.values, form));
      this.isUnsaved = false;
      this.said = plan.done ?? '';
      for (const { name } of plan.fields.filter(field => field.isOnce === true)) {
        form.querySelector<HTMLInputElement>(`[name="${name}"]`)!.value = '';
      }
    } catch (refusal) {
      this.refused(refusal);
    } finally {
      this.isBusy = false;
    }
  }

  private refused(refusal: unknown): void {
    if (!(refusal instanceof Refused)) {
      this.problem = sentence(refusal);
    } else if (refusal.status === 412 && this.plan.again !== undefined) {
      this.isOvertaken = true;
    } else if (refusal.status === 412) {
      this.place([{ field: this.plan.keyField ?? 'id', message: msg('This one is taken already. Please choose another.') }]);
    } else {
      const { violations, parameter } = refusal.problem;
      this.place(violations ?? [{ field: parameter, message: sentence(refusal) }]);
    }
  }

  /** Tells each sentence at its field, and above the button what belongs to none. */
  private place(violations: readonly { field?: string; message?: string }[]): void {
    const wrong = new Map<string, string>();
    const others: string[] = [];
    for (const { field = '', message = '' } of violations) {
      const meant = this.plan.fields.find(({ name }) => name === field || field.startsWith(`${name}[`));
      if (meant === undefined) {
        others.push(message);
      } else {
        wrong.set(meant.name, message);
      }
    }
    this.wrong = wrong;
    this.problem = others.join(' ');
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('wrong') && this.wrong.size > 0) {
      const first = this.querySelector<HTMLElement>('[aria-invalid="true"]');
      first?.closest('details')?.setAttribute('open', '');
      first?.focus();
    }
  }

  private input({ target }: Event): void {
    this.said = '';
    this.isUnsaved = true;
    const { name = '', value = '' } = target as HTMLInputElement;
    this.written.add(name);
    for (const follower of this.plan.fields.filter(field => field.follows === name && !this.written.has(field.name))) {
      const box = this.querySelector<HTMLInputElement>(`[name="${follower.name}"]`);
      if (box !== null) {
        box.value = idOf(value);
      }
    }
  }

  private group(name: string | undefined, fields: readonly Field[]): TemplateResult {
    const drawing = fields.map(field => drawn(field, this.plan.values[field.name], `${this.marker}-${field.name}`, this.wrong.get(field.name)));
    if (name === undefined) {
      return html`<div class="fields">${drawing}</div>`;
    }
    const isUsed = fields.some(field => this.plan.values[field.name] !== undefined);
    return html`<details class="group" ?open=${isUsed}><summary>${name}</summary><div class="fields">${drawing}</div></details>`;
  }

  protected override render(): TemplateResult {
    const groups: [string | undefined, Field[]][] = [];
    for (const field of this.plan.fields) {
      const last = groups.at(-1);
      if (last === undefined || last[0] !== field.group) {
        groups.push([field.group, [field]]);
      } else {
        last[1].push(field);
      }
    }
    return html`<form class="plan" autocomplete="off" @submit=${(event: SubmitEvent) => void this.submit(event)}
      @input=${(event: Event) => this.input(event)}>
      ${groups.map(([name, fields]) => this.group(name, fields))}
      ${trouble(this.problem)}
      ${this.isOvertaken ? html`<p class="trouble" role="alert">${msg('Somebody else has changed this meanwhile, so nothing was saved.')}
        <button type="button" @click=${() => this.plan.again?.()}>${msg('Look again')}</button></p>` : nothing}
      ${this.plan.act === undefined ? nothing : html`<p class="deeds"><button type="submit" class="main"
        aria-disabled=${this.isBusy}>${this.plan.act}</button>
        <span role="status" class="said">${this.said}</span></p>`}
    </form>`;
  }
}

customElements.define('cf-form', Form);
