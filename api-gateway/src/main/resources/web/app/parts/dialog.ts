import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { createRef, ref } from 'lit/directives/ref.js';
import { sentence } from '../core/client.js';
import { Part } from '../core/part.js';
import { trouble } from './tags.js';

/** What a dialog asks: a heading, fields, and what is done with them. */
export interface Question {
  readonly title: string;
  /** The fields, named; drawn inside a form of their own, so that they begin as this says. */
  readonly body: TemplateResult;
  /** On the button that does it. */
  readonly act: string;
  /** True: what is done cannot be undone, and looks so. */
  readonly isDangerous?: boolean;
  /** Does it. What it throws is shown, and the dialog stays. */
  readonly onAct: (fields: FormData) => Promise<void>;
}

/** Asks before something is done. One stands on the page: {@link ask} opens it. */
export class Dialog extends Part {
  static override properties = { question: { state: true }, problem: { state: true }, isBusy: { state: true } };

  declare private question: Question | undefined;
  declare private problem: string;
  declare private isBusy: boolean;
  private readonly box = createRef<HTMLDialogElement>();

  constructor() {
    super();
    this.problem = '';
    this.isBusy = false;
  }

  async open(question: Question): Promise<void> {
    this.question = question;
    this.problem = '';
    await this.updateComplete;
    if (this.box.value?.open === false) {
      this.box.value.showModal();
    }
  }

  close(): void {
    this.box.value?.close();
  }

  private async act(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { question } = this;
    if (question === undefined || this.isBusy) {
      return;
    }

    this.isBusy = true;
    try {
      await question.onAct(new FormData(event.target as HTMLFormElement));
      // It may have asked the next thing.
      if (this.question === question) {
        this.close();
      }
    } catch (problem) {
      this.problem = sentence(problem);
    } finally {
      this.isBusy = false;
    }
  }

  protected override render(): TemplateResult {
    const { question } = this;
    return html`<dialog aria-labelledby="dialog-title" ${ref(this.box)} @close=${() => { this.question = undefined; }}>
      ${question === undefined ? nothing : keyed(question, html`<form method="dialog" @submit=${(event: SubmitEvent) => void this.act(event)}>
        <h2 id="dialog-title">${question.title}</h2>
        ${question.body}
        ${trouble(this.problem)}
        <p class="buttons">
          <button type="button" @click=${() => this.close()}>${msg('Cancel')}</button>
          <button type="submit" class=${question.isDangerous === true ? 'danger' : 'main'} ?disabled=${this.isBusy}>${question.act}</button>
        </p>
      </form>`)}
    </dialog>`;
  }
}

customElements.define('cf-dialog', Dialog);

/** What was written into a field; undefined: nothing. */
export const written = (fields: FormData, name: string): string | undefined => String(fields.get(name) ?? '').trim() || undefined;

/** A field of a dialog for why something is done: {@link written} as "reason". */
export const reasonField = (): TemplateResult => html`<label for="reason">${msg('Reason (may be empty)')}</label>
  <input id="reason" name="reason" maxlength="500" autocomplete="off">`;

/** Asks something over the page that is shown. */
export const ask = (question: Question): void => {
  void document.querySelector<Dialog>('cf-dialog')?.open(question);
};
