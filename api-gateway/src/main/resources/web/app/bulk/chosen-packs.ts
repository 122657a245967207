import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { InstallationShortView, PackShortView } from '../api/index.js';
import { AtRest } from '../core/at-rest.js';
import { api } from '../core/client.js';
import { Part } from '../core/part.js';
import { Refresh } from '../core/refresh.js';
import { address, keep, route, words } from '../core/route.js';
import { Turned } from '../core/turned.js';
import { options, type Option } from '../parts/options.js';
import { awaited, simulated, trouble } from '../parts/tags.js';
import { chemistries } from '../settings/ranges.js';

const MOST = 1000;

/** Which packs are meant, as parameters of the API. */
export interface Chosen {
  readonly text?: string;
  readonly tag?: string[];
  readonly chemistry?: string;
  readonly installation?: string[];
}

const NAMES = ['text', 'tag', 'chemistry', 'installation'] as const;

/** What the address says: so that a choice can be sent. */
export function chosenPacks(): Chosen {
  const { parameters } = route();
  const [text, tag, chemistry, installation] = NAMES.map(name => parameters.get(name) ?? '');
  const tags = words(tag ?? null);
  return {
    ...(text ? { text } : {}),
    ...(tags.length === 0 ? {} : { tag: tags }),
    ...(chemistry ? { chemistry } : {}),
    ...(installation ? { installation: [installation] } : {}),
  };
}

/** Chooses packs by what they are, and shows which these are. The choice is kept in the address. */
export class ChosenPacks extends Part {
  static override properties = { packs: { state: true }, hasMore: { state: true }, installations: { state: true } };

  declare private packs: readonly PackShortView[] | undefined;
  declare private hasMore: boolean;
  declare private installations: readonly InstallationShortView[];
  private readonly typing = new AtRest(this);
  private readonly refresh = new Refresh(this, 0, async isOvertaken => {
    const page = await api.packs.getPacks({ ...chosenPacks(), limit: String(MOST), columns: 'name,simulated' });
    if (!isOvertaken()) {
      this.packs = page.packs;
      this.hasMore = page.next !== undefined;
    }
    if (this.installations.length === 0) {
      this.installations = (await api.installations.getInstallations({ limit: String(MOST), columns: 'name' })).installations;
    }
  });

  constructor() {
    super();
    this.hasMore = false;
    this.installations = [];
    new Turned(this, () => this.look());
  }

  private look(): void {
    this.requestUpdate();
    void this.refresh.now();
  }

  private choose(name: typeof NAMES[number], value: string): void {
    keep({ [name]: value });
    this.look();
  }

  private typed(name: 'text' | 'tag', event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.typing.act(() => this.choose(name, value));
  }

  private text(name: 'text' | 'tag', label: string, hint: string): TemplateResult {
    return html`<p class="bulk-field"><label for=${`choose-${name}`}>${label}</label><input id=${`choose-${name}`} type="search" placeholder=${hint}
      .value=${route().parameters.get(name) ?? ''} @input=${(event: Event) => this.typed(name, event)}></p>`;
  }

  private select(name: 'chemistry' | 'installation', label: string, list: readonly Option[]): TemplateResult {
    const chosen = route().parameters.get(name) ?? '';
    return html`<p class="bulk-field"><label for=${`choose-${name}`}>${label}</label>
      <select id=${`choose-${name}`} @change=${(event: Event) => this.choose(name, (event.target as HTMLSelectElement).value)}>
      ${options([['', msg('any')], ...list], chosen)}</select></p>`;
  }

  private count(): TemplateResult {
    const { packs } = this;
    if (packs === undefined) {
      return this.refresh.trouble === '' ? awaited() : html``;
    }
    const isEmpty = Object.keys(chosenPacks()).length === 0;
    const number = packs.length === 1 ? msg('1 pack is chosen.') : msg(str`${packs.length} packs are chosen.`);
    const words = this.hasMore ? msg(str`More than ${MOST} packs are chosen.`) : number;
    return html`<p role="status"><b>${words}</b>${isEmpty && packs.length > 0 ? html` ${msg('These are all that you see.')}` : nothing}</p>
      ${packs.length === 0 ? nothing : html`<details><summary>${msg('Which ones')}</summary><ul class="pack-names">${packs.map(pack =>
        html`<li><a href=${address(['packs', pack.id, 'settings'])}>${pack.name ?? pack.id}</a> ${simulated(pack)}</li>`)}</ul></details>`}`;
  }

  protected override render(): TemplateResult {
    return html`<div class="bulk-fields">
      ${this.text('text', msg('Text in id, name or tag'), '')}${this.text('tag', msg('Tags of the installation'), msg('all of: alps, van'))}
      ${this.select('chemistry', msg('Chemistry'), chemistries().map(label => [label, label] as const))}
      ${this.select('installation', msg('Installation'), this.installations.map(each => [each.id, each.name ?? each.id] as const))}</div>
      ${trouble(this.refresh.trouble)}${this.count()}`;
  }
}

customElements.define('cf-chosen-packs', ChosenPacks);
