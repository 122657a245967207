// What all drawings over the same time have in common: gestures that change it, a cursor, and a mark.
import { html, nothing, svg, type TemplateResult } from 'lit';
import { Gestures, type DragMode } from './gestures.js';
import { MARGINS } from './option.js';
import type { Range } from './view.js';
import { following, type Watched } from './watched.js';

/** Where the pointer is, over whichever drawing. */
export interface Pointed {
  /** Undefined: nowhere. */
  readonly atMs?: number;
  /** What is being marked; undefined: nothing. */
  readonly marked?: Range;
}

/** An element that draws something over time. */
interface Drawing extends HTMLElement {
  readonly range: Range;
  readonly mode: DragMode;
  readonly pointer: Watched<Pointed>;
}

/** Listens to gestures on what an element has drawn: it says where the pointer is, and sends "range". */
export function gestures(of: Drawing, drawing: HTMLElement): Gestures {
  const point = (changed: Pointed): void => { of.pointer.value = { ...of.pointer.value, ...changed }; };
  return new Gestures(drawing, {
    range: () => of.range, margins: MARGINS, mode: () => of.mode,
    onCursor: atMs => point({ atMs }), onMark: marked => point({ marked }),
    onRange: detail => { of.dispatchEvent(new CustomEvent<Range>('range', { detail })); },
  });
}

/** Cursor and mark, for beside a drawing. */
export function pointed(pointer: Watched<Pointed>, range: Range): TemplateResult {
  const part = (atMs: number): number => Math.min(1, Math.max(0, (atMs - range.fromMs) / (range.toMs - range.fromMs)));
  const share = (of: number): string => `${100 * of}%`;
  const cursor = (atMs: number): TemplateResult => svg`<line x1=${share(part(atMs))} x2=${share(part(atMs))} y1="0" y2="100%"></line>`;
  const mark = ({ fromMs, toMs }: Range): TemplateResult =>
    svg`<rect x=${share(part(fromMs))} width=${share(part(toMs) - part(fromMs))} height="100%"></rect>`;
  return html`<svg class="chart-pointed" aria-hidden="true">${following(pointer, ({ atMs, marked }) => svg`
    ${atMs === undefined || atMs < range.fromMs || atMs > range.toMs ? nothing : cursor(atMs)}${marked === undefined ? nothing : mark(marked)}`)}</svg>`;
}
