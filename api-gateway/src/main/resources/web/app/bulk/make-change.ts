import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { PostChangeSettings, TemplateView } from '../api/index.js';
import { api, sentence } from '../core/client.js';
import { Part } from '../core/part.js';
import { Refresh } from '../core/refresh.js';
import { address, goTo } from '../core/route.js';
import { Leaving } from '../parts/leaving.js';
import { options, type Option } from '../parts/options.js';
import { trouble } from '../parts/tags.js';
import { chosenPacks } from './chosen-packs.js';
import { onlyFor, patchedFields, patchLines, patchProblem, type Patch } from './patch.js';
import './chosen-packs.js';
import './patch-editor.js';

/** "1, 50": how many packs each stage has. Undefined: it is not that. */
function stagesOf(text: string): number[] | undefined {
  const numbers = text.split(/[\s,;]+/).filter(word => word !== '').map(Number);
  return numbers.every(each => Number.isInteger(each) && each >= 1) ? numbers : undefined;
}

/** Makes a change of many packs: which ones, what, and in which stages. It touches none: the next page shows what would become. */
export class MakeChange extends Part {
  static override properties = {
    templates: { state: true }, template: { state: true }, patch: { state: true }, stages: { state: true }, reason: { state: true },
    problem: { state: true }, isBusy: { state: true },
  };

  declare private templates: readonly TemplateView[];
  /** Its id; empty: fields of one's own. */
  declare private template: string;
  declare private patch: Patch;
  declare private stages: string;
  declare private reason: string;
  declare private problem: string;
  declare private isBusy: boolean;
  protected readonly refresh = new Refresh(this, 0, async () => {
    this.templates = (await api.settings.getSettingsTemplates()).templates;
  });

  protected readonly leaving = new Leaving(this, () => patchedFields(this.patch).length > 0);

  constructor() {
    super();
    this.templates = [];
    this.template = '';
    this.patch = {};
    this.stages = '1';
    this.reason = '';
    this.problem = '';
    this.isBusy = false;
  }

  private get isReady(): boolean {
    const isSound = patchedFields(this.patch).every(field => patchProblem(field, this.patch) === '');
    return stagesOf(this.stages) !== undefined && (this.template !== '' || (patchedFields(this.patch).length > 0 && isSound));
  }

  private async make(): Promise<void> {
    this.isBusy = true;
    this.problem = '';
    try {
      const what = this.template === '' ? { settings: this.patch as PostChangeSettings } : { template: this.template };
      const made = await api.settings.postSettingsChanges({
        ...chosenPacks(), reason: this.reason || undefined, postChange: { ...what, stages: stagesOf(this.stages) },
      });
      this.leaving.release();
      goTo(address(['settings', 'changes', made.id]));
    } catch (problem) {
      this.problem = sentence(problem);
    } finally {
      this.isBusy = false;
    }
  }

  /** What a template holds, and of which packs. */
  private templateWords(template: TemplateView): TemplateResult {
    const only = onlyFor(template);
    return html`<ul>${patchLines(template.settings).map(words => html`<li>${words}</li>`)}</ul>
      <p class="sub">${only === '' ? msg('For any pack.') : msg(str`Of the chosen packs only those of ${only} are changed.`)}</p>`;
  }

  private what(): TemplateResult {
    const chosen = this.templates.find(each => each.id === this.template);
    return html`${this.templates.length === 0 ? nothing : html`<p class="bulk-field"><label for="change-template">${msg('Settings')}</label>
        <select id="change-template" @change=${(event: Event) => { this.template = (event.target as HTMLSelectElement).value; }}>
          ${options([['', msg('chosen here')],
            ...this.templates.map((each): Option => [each.id, msg(str`template: ${each.name}`)])], this.template)}</select></p>`}
      ${chosen !== undefined ? this.templateWords(chosen) : html`<cf-patch-editor .patch=${this.patch}
        @patch-changed=${({ detail }: CustomEvent<Patch>) => { this.patch = detail; }}></cf-patch-editor>`}`;
  }

  private stagesWords(): TemplateResult | string {
    const stages = stagesOf(this.stages);
    if (stages === undefined) {
      return html`<span class="trouble">${msg('Numbers with commas between them, as 1, 50.')}</span>`;
    }
    return stages.length === 0 ? msg('All of them at once.')
      : msg(str`First ${stages.join(', then ')}, then all others. Each stage begins when somebody says so.`);
  }

  protected override render(): TemplateResult {
    return html`<h3>${msg('1. Which packs')}</h3><cf-chosen-packs></cf-chosen-packs>
      <h3>${msg('2. What is to change')}</h3>${this.what()}
      <h3>${msg('3. In which stages')}</h3><div class="bulk-fields">
        <p class="bulk-field"><label for="change-stages">${msg('Packs in each stage')}</label><input id="change-stages"
          .value=${this.stages} inputmode="text" aria-describedby="about-stages" aria-invalid=${stagesOf(this.stages) === undefined}
          @input=${(event: Event) => { this.stages = (event.target as HTMLInputElement).value; }}></p>
        <p class="bulk-field"><label for="change-reason">${msg('Reason')}</label><input id="change-reason" maxlength="400" .value=${this.reason}
          @input=${(event: Event) => { this.reason = (event.target as HTMLInputElement).value; }}></p></div>
      <p class="sub" id="about-stages">${this.stagesWords()}</p>
      ${trouble(this.problem)}
      <p><button type="button" class="main" ?disabled=${!this.isReady || this.isBusy}
        @click=${() => void this.make()}>${msg('See what would change')}</button>
        <span class="sub">${msg('No pack is touched yet.')}</span></p>`;
  }
}

customElements.define('cf-make-change', MakeChange);
