import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { AtRest } from '../core/at-rest.js';
import { Part } from '../core/part.js';
import { address, keep, route } from '../core/route.js';
import { may } from '../core/session.js';
import { Turned } from '../core/turned.js';
import { head } from '../parts/cards-table.js';
import { Pages } from '../parts/pages.js';
import { roleName } from './roles.js';
import type { Subject } from './subject.js';

/** All things of one kind that one sees, each with a link to it. */
export class Collection extends Part {
  static override properties = { subject: { attribute: false }, text: { state: true } };

  declare subject: Subject;
  declare private text: string;
  private readonly typing = new AtRest(this);
  private pages: Pages<unknown> | undefined;

  constructor() {
    super();
    this.take();
    new Turned(this, () => {
      this.take();
      this.pages?.begin();
    });
  }

  private take(): void {
    this.text = route().parameters.get('text') ?? '';
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('subject') && this.pages === undefined) {
      this.pages = new Pages(this, this.subject.everyMs, (after, limit) => this.subject.page(after, limit, this.text || undefined));
    }
  }

  private search(text: string): void {
    this.text = text;
    keep({ text });
    this.typing.act(() => this.pages?.begin());
  }

  private row(listed: unknown): TemplateResult {
    const { subject } = this;
    const [first, ...others] = subject.columns();
    return html`<tr role="row">
      <th scope="row" role="rowheader"><a href=${address([...subject.place, subject.key(listed)])}>
        ${first?.cell(listed)}</a>${first?.beside?.(listed)}</th>
      ${others.map(column => html`<td role="cell" data-label=${column.title}>${column.cell(listed)}</td>`)}
    </tr>`;
  }

  private table(items: readonly unknown[]): TemplateResult {
    if (items.length === 0) {
      return html`<p role="status">${this.text === '' ? this.subject.none ?? msg('There is none yet.') : msg('Nothing is like that.')}</p>`;
    }
    const { subject } = this;
    return html`<table class="cards-table listing" role="table">
      <caption class="hidden-text">${subject.title}</caption>
      ${head(subject.columns().map(column => column.title))}
      <tbody role="rowgroup">${items.map(listed => this.row(listed))}</tbody>
    </table>`;
  }

  protected override render(): TemplateResult {
    const { subject, pages } = this;
    return html`<section class="card">
      <h2>${subject.title}</h2>
      <p class="quiet">${subject.about}</p>
      <div class="bar">
        ${subject.isSearched === true ? html`<label class="hidden-text" for="search">${msg('Search')}</label>
          <input id="search" type="search" placeholder=${msg('Search an id, a name or a tag')} .value=${this.text}
            @input=${(event: Event) => this.search((event.target as HTMLInputElement).value)}>` : nothing}
        ${may(subject.changedBy) ? html`<a class="button main" href=${address(subject.place, { make: 'yes' })}>${subject.newTitle}</a>`
          : html`<span class="quiet">${msg(str`To add or change one the role ${roleName(subject.changedBy)} is needed.`)}</span>`}
      </div>
      ${subject.over?.() ?? nothing}
      ${pages?.items === undefined ? nothing : this.table(pages.items)}
      ${pages?.foot()}
    </section>`;
  }
}

customElements.define('cf-collection', Collection);
