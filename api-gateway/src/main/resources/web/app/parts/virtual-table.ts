import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Part } from '../core/part.js';
import { rangeOf, sameRange, type Range } from './window.js';

/** A column of a {@link VirtualTable}. The first one names the row. */
export interface Column<Row> {
  readonly id: string;
  readonly title: () => string;
  /** What its rows are sorted by when its head is clicked; absent: they cannot be. */
  readonly sort?: string;
  /** Of the table's width, as a track of a CSS grid. */
  readonly width: string;
  /** On a phone, where a row is a card of three columns: takes a line of its own. */
  readonly isWide?: boolean;
  readonly cell: (row: Row) => TemplateResult | typeof nothing | string;
}

/** "seen" tells which rows are drawn, so that whoever has them looks again at these only. */
export class SeenEvent extends Event {
  constructor(readonly range: Range) {
    super('seen');
  }
}

/** "sorted" tells how the rows are wanted: a column's sort, with - before it for the greatest first. */
export class SortedEvent extends Event {
  constructor(readonly sort: string) {
    super('sorted');
  }
}

const PHONE = '(max-width: 900px)';
const ROW_REM = 3.6;
const CARD_HEAD_REM = 4;
const CARD_LINE_REM = 2.5;
const CARD_WIDE_REM = 3;
const CARD_COLUMNS = 3;

/** Height of a row as a card, rem: the name, then lines of three cells, then what takes a line of its own. */
function cardRem(columns: readonly Pick<Column<never>, 'isWide'>[]): number {
  const wide = columns.slice(1).filter(column => column.isWide === true).length;
  return CARD_HEAD_REM + CARD_WIDE_REM * wide + CARD_LINE_REM * Math.ceil((columns.length - 1 - wide) / CARD_COLUMNS);
}

/**
 * A table of any length. The page scrolls it, and only the rows that are seen are in it, all of the same height; where
 * the screen is narrow a row is a card. Roles are written out: what is laid out as a grid is still heard as a table.
 */
export class VirtualTable<Row = unknown> extends Part {
  static override properties = {
    caption: {}, columns: {}, count: {}, rowAt: {}, keyAt: {}, rowClass: {}, sort: {}, range: { state: true }, isPhone: { state: true },
  };

  /** Names the table for whoever listens. */
  declare caption: string;
  declare columns: readonly Column<Row>[];
  /** How many rows there are. */
  declare count: number;
  /** The row with this index; undefined while it is not known. */
  declare rowAt: (index: number) => Row | undefined;
  /** What names the row with this index for ever. */
  declare keyAt: (index: number) => string;
  declare rowClass: (row: Row) => string;
  declare sort: string;
  declare private range: Range;
  declare private isPhone: boolean;

  private readonly phone = matchMedia(PHONE);
  private frame = 0;
  private rowPx = 0;
  private readonly onScroll = (): void => {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.measure());
  };

  constructor() {
    super();
    this.caption = '';
    this.columns = [];
    this.count = 0;
    this.rowAt = () => undefined;
    this.keyAt = String;
    this.rowClass = () => '';
    this.sort = '';
    this.range = { first: 0, end: 0 };
    this.isPhone = this.phone.matches;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('scroll', this.onScroll, { passive: true });
    addEventListener('resize', this.onScroll);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('scroll', this.onScroll);
    removeEventListener('resize', this.onScroll);
    cancelAnimationFrame(this.frame);
  }

  private measure(): void {
    this.isPhone = this.phone.matches;
    const body = this.querySelector('tbody');
    if (body === null) {
      return;
    }

    const { rowPx, count } = this;
    const range = rangeOf({ scrolledPx: -body.getBoundingClientRect().top, heightPx: innerHeight, rowPx, count });
    if (!sameRange(range, this.range)) {
      this.range = range;
    }
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (this.rowPx === 0 || changed.has('columns') || changed.has('isPhone')) {
      // So many px that the text's size, which the reader chooses, fits.
      const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
      this.rowPx = rem * (this.isPhone ? cardRem(this.columns) : ROW_REM);
    }
  }

  protected override updated(changed: PropertyValues): void {
    const { rowPx, range, count } = this;
    const { style } = this.querySelector('table')!;
    style.setProperty('--row', `${rowPx}px`);
    style.setProperty('--before', `${range.first * rowPx}px`);
    style.setProperty('--after', `${Math.max(0, count - range.end) * rowPx}px`);
    style.setProperty('--tracks', this.columns.map(column => column.width).join(' '));
    if (changed.has('range')) {
      this.dispatchEvent(new SeenEvent(range));
    }
    // What stands above the table may have grown or shrunk since.
    this.onScroll();
  }

  private head(column: Column<Row>): TemplateResult {
    const { sort = '' } = column;
    if (sort === '') {
      return html`<th role="columnheader" scope="col">${column.title()}</th>`;
    }
    const isUp = this.sort === sort;
    const isDown = this.sort === `-${sort}`;
    // Names begin with A; of everything else the greatest is what somebody looks for. A second click turns it round.
    const next = isUp || (!isDown && column !== this.columns[0]) ? `-${sort}` : sort;
    return html`<th role="columnheader" scope="col" aria-sort=${isUp ? 'ascending' : isDown ? 'descending' : nothing}>
      <button type="button" class="sorter" @click=${() => this.dispatchEvent(new SortedEvent(next))}>
        ${column.title()}<span class="arrow" aria-hidden="true">${isUp ? '▲' : isDown ? '▼' : ''}</span></button></th>`;
  }

  private row(index: number): TemplateResult {
    const row = this.rowAt(index);
    const [name, ...others] = this.columns;
    if (row === undefined || name === undefined) {
      return html`<tr role="row" aria-rowindex=${index + 2} class="awaited"><th role="rowheader" scope="row">${this.keyAt(index)}</th></tr>`;
    }
    return html`<tr role="row" aria-rowindex=${index + 2} class=${this.rowClass(row)}>
      <th role="rowheader" scope="row">${name.cell(row)}</th>
      ${others.map(column => html`<td role="cell" class=${column.isWide === true ? 'wide' : ''}
        data-label=${column.title()}>${column.cell(row)}</td>`)}
    </tr>`;
  }

  protected override render(): TemplateResult {
    const end = Math.min(this.range.end, this.count);
    const indexes = Array.from({ length: Math.max(0, end - this.range.first) }, (_none, nth) => this.range.first + nth);
    return html`<table class="virtual" role="table" aria-rowcount=${this.count + 1} aria-label=${this.caption}>
      <thead role="rowgroup"><tr role="row" aria-rowindex="1">${this.columns.map(column => this.head(column))}</tr></thead>
      <tbody role="rowgroup">${repeat(indexes, index => this.keyAt(index), index => this.row(index))}</tbody>
    </table>`;
  }
}

customElements.define('cf-virtual-table', VirtualTable);
