// What all drawings over the same time have in common: gestures that change it, a cursor, and a mark.
import { Gestures, type DragMode } from './gestures.js';
import { MARGINS } from './option.js';
import type { Range } from './view.js';

/** The detail of the events that a panel and the bands send about time. */
export interface Gesture {
  readonly range?: Range;
  readonly atMs?: number | undefined;
  readonly marked?: Range | undefined;
}

/** An element that draws something over time. */
interface Drawing extends HTMLElement {
  readonly range: Range;
  readonly mode: DragMode;
}

/** Listens to gestures on what an element has drawn: it sends "range", "cursor" and "mark". */
export function gestures(of: Drawing, drawing: HTMLElement): Gestures {
  const tell = (name: 'range' | 'cursor' | 'mark', detail: Gesture): void => { of.dispatchEvent(new CustomEvent(name, { detail })); };
  return new Gestures(drawing, {
    range: () => of.range, margins: MARGINS, mode: () => of.mode,
    onCursor: atMs => tell('cursor', { atMs }), onMark: marked => tell('mark', { marked }), onRange: range => tell('range', { range }),
  });
}

/** Puts cursor and mark beside a drawing to where they belong. */
export function place(drawing: HTMLElement, range: Range, cursorMs: number | undefined, marked: Range | undefined): void {
  const box = drawing.parentElement;
  const part = (atMs: number): number => Math.min(1, Math.max(0, (atMs - range.fromMs) / (range.toMs - range.fromMs)));
  box?.classList.toggle('pointed', cursorMs !== undefined && cursorMs >= range.fromMs && cursorMs <= range.toMs);
  box?.classList.toggle('marked', marked !== undefined);
  box?.style.setProperty('--cursor', String(part(cursorMs ?? range.fromMs)));
  box?.style.setProperty('--mark-from', String(part(marked?.fromMs ?? range.fromMs)));
  box?.style.setProperty('--mark-to', String(part(marked?.toMs ?? range.fromMs)));
}
