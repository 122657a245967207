import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { PutTemplateSettings, TemplateView } from '../api/index.js';
import { api, Refused, sentence } from '../core/client.js';
import { Part } from '../core/part.js';
import { words } from '../core/route.js';
import { Leaving } from '../parts/leaving.js';
import { options, type Option } from '../parts/options.js';
import { trouble } from '../parts/tags.js';
import { same } from '../settings/field.js';
import { chemistries } from '../settings/ranges.js';
import { patchedFields, patchProblem, type Patch } from './patch.js';
import './patch-editor.js';

/** What is typed of a template. */
interface Wish {
  readonly id: string;
  readonly name: string;
  readonly chemistry: string;
  readonly tags: string;
  readonly patch: Patch;
}

const wishOf = (template: TemplateView | undefined): Wish => ({
  id: template?.id ?? '',
  name: template?.name ?? '',
  chemistry: template?.chemistry ?? '',
  tags: template?.tags.join(', ') ?? '',
  patch: (template?.settings ?? {}) as Patch,
});

/** Makes a settings template or changes one. Fires "done" when it is kept or dropped. */
export class TemplateForm extends Part {
  static override properties = { template: { attribute: false }, wish: { state: true }, problem: { state: true }, isBusy: { state: true } };

  /** The one that is changed; undefined: a new one is made. */
  declare template: TemplateView | undefined;
  declare private wish: Wish | undefined;
  declare private problem: string;
  declare private isBusy: boolean;
  protected readonly leaving = new Leaving(this, () => this.wish !== undefined && !same(this.wish, wishOf(this.template)));

  constructor() {
    super();
    this.problem = '';
    this.isBusy = false;
  }

  private get current(): Wish {
    return this.wish ?? wishOf(this.template);
  }

  private set(changed: Partial<Wish>): void {
    this.wish = { ...this.current, ...changed };
  }

  private done(): void {
    this.leaving.release();
    this.dispatchEvent(new CustomEvent('done', { bubbles: true }));
  }

  private async save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { template, current: { id, name, chemistry, tags, patch } } = this;
    this.isBusy = true;
    this.problem = '';
    try {
      await api.settings.putSettingsTemplate({
        id,
        putTemplate: {
          name, settings: patch as PutTemplateSettings, chemistry: chemistry || undefined,
          tags: words(tags),
        },
        ...(template === undefined ? { ifNoneMatch: '*' } : { ifMatch: `"${template.revision}"` }),
      });
      this.done();
    } catch (problem) {
      const isOvertaken = problem instanceof Refused && problem.status === 412;
      this.problem = !isOvertaken ? sentence(problem) : template === undefined ? msg('There is a template with this id already: choose another id.')
        : msg('Somebody else was faster and has changed this template. Drop your change, and look at it again.');
    } finally {
      this.isBusy = false;
    }
  }

  private text(name: 'id' | 'name' | 'tags', label: string, hint: string, isRequired: boolean): TemplateResult {
    return html`<p class="bulk-field"><label for=${`template-${name}`}>${label}</label><input id=${`template-${name}`}
      .value=${this.current[name]} ?required=${isRequired} ?disabled=${name === 'id' && this.template !== undefined}
      pattern=${name === 'id' ? '[a-z0-9\\-]{1,63}' : '.*'} maxlength="200" title=${hint} placeholder=${hint}
      @input=${(event: Event) => this.set({ [name]: (event.target as HTMLInputElement).value })}></p>`;
  }

  protected override render(): TemplateResult {
    const { current, template } = this;
    const fields = patchedFields(current.patch);
    const isReady = fields.length > 0 && fields.every(field => patchProblem(field, current.patch) === '');
    return html`<form @submit=${(event: SubmitEvent) => void this.save(event)}>
      <h2>${template === undefined ? msg('A new template') : msg(str`Template ${template.name}`)}</h2>
      <div class="bulk-fields">${this.text('id', msg('Id'), msg('a to z, 0 to 9 and -'), true)}${this.text('name', msg('Name'), '', true)}
        <p class="bulk-field"><label for="template-chemistry">${msg('For chemistry')}</label><select id="template-chemistry"
          @change=${(event: Event) => this.set({ chemistry: (event.target as HTMLSelectElement).value })}>
          ${options([['', msg('any')], ...chemistries().map((label): Option => [label, label])], current.chemistry)}</select></p>
        ${this.text('tags', msg('For installations with all of these tags'), msg('alps, van'), false)}</div>
      <h3>${msg('Settings that such packs have in common')}</h3>
      <cf-patch-editor .patch=${current.patch} @patch-changed=${({ detail }: CustomEvent<Patch>) => this.set({ patch: detail })}></cf-patch-editor>
      ${trouble(this.problem)}
      <p class="deeds"><button type="submit" class="main" ?disabled=${!isReady || this.isBusy}>${msg('Save template')}</button>
        <button type="button" @click=${() => this.done()}>${msg('Drop')}</button>
        ${isReady ? nothing : html`<span class="sub">${msg('Choose at least one setting.')}</span>`}</p>
    </form>`;
  }
}

customElements.define('cf-template-form', TemplateForm);
