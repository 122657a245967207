import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { TemplateView } from '../api/index.js';
import { api } from '../core/client.js';
import { Part } from '../core/part.js';
import { Refresh } from '../core/refresh.js';
import { may } from '../core/session.js';
import { ask } from '../parts/dialog.js';
import { trouble } from '../parts/tags.js';
import { onlyFor, patchLines } from './patch.js';
import { head } from '../parts/cards-table.js';
import './template-form.js';

/** Settings that packs of a kind have in common: seen, made, changed, taken away. */
export class TemplateList extends Part {
  static override properties = { templates: { state: true }, edited: { state: true } };

  declare private templates: readonly TemplateView[] | undefined;
  /** What is in the form; "new": one that is made; undefined: nothing. */
  declare private edited: TemplateView | 'new' | undefined;
  private readonly refresh = new Refresh(this, 0, async () => {
    this.templates = (await api.settings.getSettingsTemplates()).templates;
  });

  private askToDelete(template: TemplateView): void {
    ask({
      title: msg(str`Delete the template ${template.name}?`),
      body: html`<p>${msg('What was changed with it stays.')}</p>`,
      act: msg('Delete'),
      isDangerous: true,
      onAct: async () => {
        await api.settings.deleteSettingsTemplate({ id: template.id, ifMatch: `"${template.revision}"` });
        await this.refresh.now();
      },
    });
  }

  private row(template: TemplateView): TemplateResult {
    return html`<tr role="row"><th scope="row" role="rowheader">${template.name}<span class="sub">${template.id}</span></th>
      <td role="cell" data-label=${msg('For')}>${onlyFor(template) || msg('any pack')}</td>
      <td role="cell" data-label=${msg('Settings')}>
        <ul class="plain">${patchLines(template.settings).map(words => html`<li>${words}</li>`)}</ul></td>
      ${may('installer') ? html`<td role="cell" data-label=${msg('Acts')}><p class="deeds"><button type="button"
        aria-label=${msg(str`Change ${template.name}`)} @click=${() => { this.edited = template; }}>${msg('Change')}</button>
        <button type="button" aria-label=${msg(str`Delete ${template.name}`)}
          @click=${() => this.askToDelete(template)}>${msg('Delete…')}</button></p></td>` : nothing}</tr>`;
  }

  private list(templates: readonly TemplateView[]): TemplateResult {
    return templates.length === 0
      ? html`<p>${msg('There is none yet. A template holds the settings that packs of a kind have in common; a change of many packs may name it.')}</p>`
      : html`<table class="cards-table bulk-table" role="table"><caption>${msg('A change of many packs may name one of these')}</caption>
        ${head([msg('Template'), msg('For'), msg('Settings'), ...(may('installer') ? [msg('Acts')] : [])])}
        <tbody role="rowgroup">${templates.map(each => this.row(each))}</tbody></table>`;
  }

  private done(): void {
    this.edited = undefined;
    void this.refresh.now();
  }

  protected override render(): TemplateResult {
    const { templates, edited } = this;
    if (edited !== undefined) {
      return html`<section class="card">
        <cf-template-form .template=${edited === 'new' ? undefined : edited} @done=${() => this.done()}></cf-template-form></section>`;
    }
    return html`<section class="card"><h2>${msg('Templates')}</h2>
      ${trouble(this.refresh.trouble)}
      ${templates === undefined ? nothing : this.list(templates)}
      ${may('installer') ? html`<p class="deeds"><button type="button" class="main"
        @click=${() => { this.edited = 'new'; }}>${msg('Make a template')}</button></p>`
    : html`<p class="settings-notice">${msg('Making and changing templates needs the role installer.')}</p>`}</section>`;
  }
}

customElements.define('cf-template-list', TemplateList);
