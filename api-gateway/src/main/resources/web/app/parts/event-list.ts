import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { FleetEventView, GetEventsRequest } from '../api/index.js';
import { api } from '../core/client.js';
import { eventWords } from '../core/events.js';
import { Part } from '../core/part.js';
import { address, keep, route } from '../core/route.js';
import { DAY_MS, iso, MINUTE_MS } from '../core/time.js';
import { Turned } from '../core/turned.js';
import { moment } from '../core/words.js';
import { head } from './cards-table.js';
import { options } from './options.js';
import { Pages } from './pages.js';

const PAGE = 25;
const LOOK_AGAIN_MS = 30_000;
const AHEAD_MS = MINUTE_MS;

/** A choice in a select, by the word that stands for it in the address. */
interface Choice<T> {
  readonly title: () => string;
  readonly value: T;
}

const RANGES: Record<string, Choice<number>> = {
  '1d': { title: () => msg('24 hours'), value: DAY_MS },
  '7d': { title: () => msg('7 days'), value: 7 * DAY_MS },
  '30d': { title: () => msg('30 days'), value: 30 * DAY_MS },
  '365d': { title: () => msg('365 days'), value: 365 * DAY_MS },
};

const KINDS: Record<string, Choice<string[]>> = {
  all: { title: () => msg('everything'), value: [] },
  warnings: { title: () => msg('warnings'), value: ['warningRaised', 'warningCleared', 'warningAcknowledged'] },
  relays: { title: () => msg('relays'), value: ['relayChanged', 'relayReported', 'installationRelayChanged', 'overrideBegan', 'overrideEnded'] },
  people: {
    title: () => msg('what people asked for'),
    value: ['actionApplied', 'actionRefused', 'warningAcknowledged', 'overrideBegan', 'settingsApplied'],
  },
  days: { title: () => msg('energy of the days'), value: ['dayClosed'] },
};

const PRESET_RANGE = '1d';
const PRESET_KIND = 'all';

const key = (one: FleetEventView): string => `${one.packId} ${one.event.id}`;

/** What happened to a pack or at an installation, newest first, page by page. Range and kind stand in the address. */
export class EventList extends Part {
  static override properties = {
    packId: {}, installationId: {}, names: { attribute: false }, range: { state: true }, kind: { state: true },
  };

  /** Of one pack, or of an installation. */
  declare packId: string | undefined;
  declare installationId: string | undefined;
  /** Names of the packs by id: where they are given, each event says whose it is. */
  declare names: Record<string, string> | undefined;
  declare private range: string;
  declare private kind: string;
  private readonly pages = new Pages<FleetEventView>(this, LOOK_AGAIN_MS, async (after, limit) => {
    const { events, next } = await api.events.getEvents({ ...this.question(), after, limit });
    return { items: events, next };
  }, PAGE);

  constructor() {
    super();
    this.take();
    new Turned(this, () => {
      const { range, kind } = this;
      this.take();
      if (range !== this.range || kind !== this.kind) {
        this.pages.begin();
      }
    });
  }

  /** Takes range and kind from the address. */
  private take(): void {
    const { parameters } = route();
    const range = parameters.get('events') ?? '';
    const kind = parameters.get('kind') ?? '';
    this.range = range in RANGES ? range : PRESET_RANGE;
    this.kind = kind in KINDS ? kind : PRESET_KIND;
  }

  /** Looks for what is new. */
  now(): void {
    void this.pages.again();
  }

  private question(): GetEventsRequest {
    const now = Date.now();
    const type = KINDS[this.kind]?.value ?? [];
    return {
      from: iso(now - (RANGES[this.range]?.value ?? DAY_MS)),
      // The clock of a gateway may be a little ahead of ours.
      to: iso(now + AHEAD_MS),
      type: type.length === 0 ? undefined : type,
      pack: this.packId === undefined ? undefined : [this.packId],
      installation: this.installationId === undefined ? undefined : [this.installationId],
    };
  }

  private choose(changed: { range?: string; kind?: string }): void {
    this.range = changed.range ?? this.range;
    this.kind = changed.kind ?? this.kind;
    keep({ events: this.range === PRESET_RANGE ? '' : this.range, kind: this.kind === PRESET_KIND ? '' : this.kind });
    this.pages.begin();
  }

  private select<T>(id: string, label: string, choices: Record<string, Choice<T>>, chosen: string, onChoose: (word: string) => void): TemplateResult {
    return html`<label for=${id}>${label}</label>
      <select id=${id} @change=${(event: Event) => onChoose((event.target as HTMLSelectElement).value)}>
        ${options(Object.entries(choices).map(([word, { title }]) => [word, title()]), chosen)}
      </select>`;
  }

  /** The roles are written out: on a phone it is drawn as lines, which would take them away. */
  private row({ packId, event }: FleetEventView): TemplateResult {
    return html`<tr role="row">
      <td role="cell" class="number">${moment(event.at)}</td>
      ${this.names === undefined ? nothing : html`<td role="cell"><a href=${address(['packs', packId])}>${this.names[packId] ?? packId}</a></td>`}
      <td role="cell">${eventWords(event)}${event.hint === undefined ? nothing : html`<span class="sub">${event.hint}</span>`}</td>
    </tr>`;
  }

  private table(events: readonly FleetEventView[]): TemplateResult {
    if (events.length === 0) {
      return html`<p>${msg('Nothing happened in this time.')}</p>`;
    }
    return html`<table class="events" role="table">
      <caption>${this.pages.hasMore ? msg(str`The newest ${events.length} events.`)
        : msg(str`${events.length} events, newest first.`)}</caption>
      ${head([msg('When'), ...(this.names === undefined ? [] : [msg('Pack')]), msg('What')])}
      <tbody role="rowgroup">${repeat(events, key, one => this.row(one))}</tbody>
    </table>`;
  }

  protected override render(): TemplateResult {
    const { items } = this.pages;
    return html`
      <div class="bar">
        <h2>${msg('Events')}</h2>
        ${this.select('events-range', msg('of the last'), RANGES, this.range, range => this.choose({ range }))}
        ${this.select('events-kind', msg('Show'), KINDS, this.kind, kind => this.choose({ kind }))}
      </div>
      ${items === undefined ? nothing : this.table(items)}
      ${this.pages.foot()}`;
  }
}

customElements.define('cf-event-list', EventList);
