import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { ImportError, ImportView } from '../api/index.js';
import { api, Refused, sentence } from '../core/client.js';
import { Part } from '../core/part.js';
import { keep, route } from '../core/route.js';
import { Turned } from '../core/turned.js';
import { UNKNOWN } from '../core/words.js';
import { head } from '../parts/cards-table.js';
import { trouble } from '../parts/tags.js';
import { download } from '../parts/download.js';
import { importKind, importKinds, type ImportKind } from './import-kinds.js';

/** Many things at once from a table: looked at first, with every error by its line, and then done. */
export class Import extends Part {
  static override properties = { kind: { state: true }, text: { state: true }, found: { state: true },
    problem: { state: true }, isBusy: { state: true } };

  declare private kind: ImportKind;
  declare private text: string;
  /** What the server said of the text as it is now. */
  declare private found: ImportView | undefined;
  declare private problem: string;
  declare private isBusy: boolean;

  constructor() {
    super();
    this.kind = importKind(route().parameters.get('kind'));
    this.text = '';
    this.problem = '';
    this.isBusy = false;
    new Turned(this, () => {
      this.kind = importKind(route().parameters.get('kind'));
      this.write(this.text);
    });
  }

  private choose(kind: ImportKind): void {
    this.kind = kind;
    keep({ kind: kind.path });
    this.write(this.text);
  }

  private write(text: string): void {
    this.text = text;
    this.found = undefined;
    this.problem = '';
  }

  private async open(event: Event): Promise<void> {
    const file = (event.target as HTMLInputElement).files?.[0];
    if (file !== undefined) {
      this.write(await file.text());
    }
  }

  /** @param isDry only look */
  private async send(isDry: boolean): Promise<void> {
    const value = (name: string): string | undefined => this.querySelector<HTMLInputElement>(`#${name}`)?.value || undefined;
    if (this.isBusy) {
      return;
    }
    this.isBusy = true;
    this.problem = '';
    try {
      this.found = await this.kind.send(api.imports, {
        body: this.text, dryRun: String(isDry), reason: value('import-reason'), packPin: value('import-pin'),
      });
    } catch (problem) {
      const found = problem instanceof Refused ? problem.problem as Partial<ImportView> : undefined;
      this.found = found?.errors === undefined ? undefined : found as ImportView;
      this.problem = this.found === undefined ? sentence(problem) : '';
    } finally {
      this.isBusy = false;
    }
  }

  private errors(errors: readonly ImportError[]): TemplateResult {
    const lines = this.text.split('\n');
    return html`<table class="cards-table listing" role="table"><caption>${msg('What is wrong, by line. The header is line 1.')}</caption>
      ${head([msg('Line'), msg('Id'), msg('Column'), msg('What is wrong')])}
      <tbody role="rowgroup">${errors.map(error => html`<tr role="row">
        <th scope="row" role="rowheader">${error.line}</th>
        <td role="cell" data-label=${msg('Id')}>${error.id ?? UNKNOWN}</td>
        <td role="cell" data-label=${msg('Column')}>${error.column ?? UNKNOWN}</td>
        <td role="cell" data-label=${msg('What is wrong')}>${error.message}<code class="sub">
          ${lines[(error.line ?? 0) - 1] ?? ''}</code></td></tr>`)}</tbody></table>`;
  }

  private result(found: ImportView): TemplateResult {
    const { created, changed, same, errors, dryRun } = found;
    if (errors.length > 0) {
      return html`<p class="trouble" role="alert">${dryRun ? msg(str`Wrong: ${errors.length}. Nothing would be changed.`)
        : msg(str`Wrong: ${errors.length}. Nothing was changed, but for lines before one that others changed meanwhile.`)}</p>${this.errors(errors)}`;
    }
    return html`<p role="status"><strong>${dryRun ? msg('All lines are good.') : msg('Done.')}</strong>
      ${dryRun ? msg(str`${created} would be made, ${changed} changed, ${same} are so already.`)
        : msg(str`${created} made, ${changed} changed, ${same} were so already.`)}
      ${dryRun ? nothing : html`<a href=${`#/administration/${this.kind.path}`}>${msg('Look at them')}</a>`}</p>`;
  }

  private kinds(): TemplateResult {
    return html`<fieldset class="kinds"><legend>${msg('What the table holds')}</legend>${importKinds().map(kind => html`<label class="check">
      <input type="radio" name="kind" .checked=${kind.path === this.kind.path}
        @change=${() => this.choose(kind)}> ${kind.title}</label>`)}</fieldset>`;
  }

  private table(): TemplateResult {
    const { kind } = this;
    return html`<p class="quiet">${kind.about}</p>
      <p class="deeds"><button type="button" @click=${() => download(`${kind.path}.csv`, new Blob([kind.template], { type: 'text/csv' }))}>
        ${msg('Download a template')}</button>
        <label class="button" for="import-file">${msg('Choose a file…')}</label>
          <input class="hidden-text" id="import-file" type="file" accept=".csv,text/csv" @change=${(event: Event) => void this.open(event)}></p>
      <label for="import-text">${msg('The table, as CSV')}</label>
      <textarea id="import-text" rows="10" spellcheck="false" wrap="off" placeholder=${kind.template} .value=${this.text}
        @input=${(event: Event) => this.write((event.target as HTMLTextAreaElement).value)}></textarea>`;
  }

  protected override render(): TemplateResult {
    const { kind, found, isBusy } = this;
    const isGood = found?.dryRun === true && found.errors.length === 0 && found.created + found.changed > 0;
    return html`<section class="card import">
      <h2>${msg('Import')}</h2>
      <p class="quiet">${msg('Every line is looked at before anything is changed. The same table again changes nothing.')}</p>
      ${this.kinds()}
      ${this.table()}
      <div class="fields">
        <div class="field"><label for="import-reason">${msg('Why')} <span class="optional">${msg('optional')}</span></label>
          <input id="import-reason" autocomplete="off"><small>${msg('In your words; kept with the changes.')}</small></div>
        ${kind.takesPin ? html`<div class="field"><label for="import-pin">${msg('PIN of the packs')}
          <span class="optional">${msg('optional')}</span></label>
          <input id="import-pin" type="password" inputmode="numeric" autocomplete="off"><small>
            ${msg('Only where settings of packs change that are there already. They must all have this one.')}</small></div>` : nothing}
      </div>
      ${trouble(this.problem)}
      <p class="deeds"><button type="button" class=${isGood ? '' : 'main'} ?disabled=${this.text.trim() === ''}
        aria-disabled=${isBusy} @click=${() => void this.send(true)}>${msg('Look what would happen')}</button>
        <button type="button" class=${isGood ? 'main' : ''} ?disabled=${!isGood} aria-disabled=${isBusy} @click=${() => void this.send(false)}>
          ${isGood ? msg(str`Apply: ${found.created} new, ${found.changed} changed`) : msg('Apply')}</button></p>
      <div aria-live="polite">${found === undefined ? nothing : this.result(found)}</div>
    </section>`;
  }
}

customElements.define('cf-import', Import);
