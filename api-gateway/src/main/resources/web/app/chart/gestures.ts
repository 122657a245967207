// Zooming and moving in time by pointer, wheel and fingers, over a drawing whose left and right edges stand for a range.
import type { Range } from './view.js';

export type DragMode = 'zoom' | 'move';

/** What the gestures work on. */
export interface Target {
  range(): Range;
  /** Px at the left and right that are not time. */
  readonly margins: { readonly left: number; readonly right: number };
  mode(): DragMode;
  /** The pointer is there; undefined: it has left. */
  onCursor(atMs: number | undefined): void;
  /** A stretch is being marked; undefined: not any more. */
  onMark(marked: Range | undefined): void;
  onRange(range: Range): void;
}

const LEAST_DRAG_PX = 5;
const WHEEL_BASE = 1.0015;
const LEAST_SPAN_MS = 5000;

/** The range with its length multiplied, around a moment that stays where it is. */
export function zoomed(range: Range, factor: number, aroundMs: number): Range {
  const spanMs = Math.max(LEAST_SPAN_MS, (range.toMs - range.fromMs) * factor);
  const part = (aroundMs - range.fromMs) / (range.toMs - range.fromMs);
  const fromMs = Math.round(aroundMs - part * spanMs);
  return { fromMs, toMs: Math.round(fromMs + spanMs) };
}

export const moved = (range: Range, byMs: number): Range => ({ fromMs: Math.round(range.fromMs + byMs), toMs: Math.round(range.toMs + byMs) });

interface Held {
  x: number;
  readonly startX: number;
}

/** Listens on an element until {@link end}. */
export class Gestures {
  private readonly held = new Map<number, Held>();
  private begun: Range | undefined;
  private isMarking = false;
  private readonly ending = new AbortController();

  constructor(private readonly element: HTMLElement, private readonly target: Target) {
    const { signal } = this.ending;
    element.addEventListener('pointerdown', event => this.down(event), { signal });
    element.addEventListener('pointermove', event => this.move(event), { signal });
    element.addEventListener('pointerup', event => this.up(event), { signal });
    element.addEventListener('pointercancel', event => this.cancel(event), { signal });
    element.addEventListener('pointerleave', () => target.onCursor(undefined), { signal });
    element.addEventListener('wheel', event => this.wheel(event), { signal, passive: false });
  }

  end(): void {
    this.ending.abort();
  }

  private width(): number {
    return Math.max(1, this.element.clientWidth - this.target.margins.left - this.target.margins.right);
  }

  private x(event: MouseEvent): number {
    return event.clientX - this.element.getBoundingClientRect().left - this.target.margins.left;
  }

  private at(x: number, range: Range): number {
    return Math.round(range.fromMs + (Math.min(Math.max(x, 0), this.width()) / this.width()) * (range.toMs - range.fromMs));
  }

  private down(event: PointerEvent): void {
    if (event.pointerType === 'mouse' && event.button !== 0) {
      return;
    }
    this.element.setPointerCapture(event.pointerId);
    this.held.set(event.pointerId, { x: this.x(event), startX: this.x(event) });
    this.begun = this.target.range();
    this.isMarking = event.pointerType !== 'touch' && (this.target.mode() === 'zoom') !== event.shiftKey;
    if (this.held.size > 1) {
      // The second finger begins a pinch from here.
      this.held.forEach((each, id) => this.held.set(id, { x: each.x, startX: each.x }));
      this.isMarking = false;
    }
  }

  private move(event: PointerEvent): void {
    const held = this.held.get(event.pointerId);
    const { begun } = this;
    if (held === undefined || begun === undefined) {
      this.target.onCursor(this.at(this.x(event), this.target.range()));
      return;
    }
    held.x = this.x(event);
    if (this.held.size === 2) {
      this.pinch(begun);
    } else if (Math.abs(held.x - held.startX) >= LEAST_DRAG_PX) {
      if (this.isMarking) {
        this.target.onMark(this.marked(held, begun));
      } else {
        this.target.onRange(moved(begun, ((held.startX - held.x) / this.width()) * (begun.toMs - begun.fromMs)));
      }
    }
  }

  private marked(held: Held, begun: Range): Range {
    const [fromMs = 0, toMs = 0] = [this.at(held.startX, begun), this.at(held.x, begun)].sort((a, b) => a - b);
    return { fromMs, toMs };
  }

  /** What was between two fingers stays between them. */
  private pinch(begun: Range): void {
    const [a, b] = [...this.held.values()];
    if (a === undefined || b === undefined) {
      return;
    }
    const factor = Math.max(10, Math.abs(a.startX - b.startX)) / Math.max(10, Math.abs(a.x - b.x));
    const begunMiddle = (a.startX + b.startX) / 2;
    const bigger = zoomed(begun, factor, this.at(begunMiddle, begun));
    this.target.onRange(moved(bigger, ((begunMiddle - (a.x + b.x) / 2) / this.width()) * (bigger.toMs - bigger.fromMs)));
  }

  private up(event: PointerEvent): void {
    const held = this.held.get(event.pointerId);
    if (held !== undefined && this.isMarking && this.begun !== undefined && Math.abs(held.x - held.startX) >= LEAST_DRAG_PX) {
      const { fromMs, toMs } = this.marked(held, this.begun);
      this.target.onRange(toMs - fromMs >= LEAST_SPAN_MS ? { fromMs, toMs } : zoomed({ fromMs, toMs: fromMs + 1 }, LEAST_SPAN_MS, fromMs));
    }
    this.cancel(event);
  }

  private cancel(event: PointerEvent): void {
    this.held.delete(event.pointerId);
    this.begun = undefined;
    this.isMarking = false;
    this.target.onMark(undefined);
  }

  /** With Ctrl, or once somebody has clicked into the drawing: the wheel alone belongs to the page. */
  private wheel(event: WheelEvent): void {
    const range = this.target.range();
    const isMine = event.ctrlKey || event.metaKey || this.element.matches(':focus, :focus-within');
    if (!isMine) {
      return;
    }
    event.preventDefault();
    if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      this.target.onRange(moved(range, (event.deltaX / this.width()) * (range.toMs - range.fromMs)));
    } else {
      this.target.onRange(zoomed(range, WHEEL_BASE ** event.deltaY, this.at(this.x(event), range)));
    }
  }
}
