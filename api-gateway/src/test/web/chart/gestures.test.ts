import { deepStrictEqual, strictEqual } from 'node:assert';
import { Gestures, moved, zoomed, type DragMode } from './gestures.js';
import type { Range } from './view.js';

/** 1 px is 1 s. */
const SHOWN: Range = { fromMs: 0, toMs: 1_000_000 };

for (const [factor, aroundMs, expected, because] of [
  [0.5, 500_000, { fromMs: 250_000, toMs: 750_000 }, 'half as long around the middle'],
  [2, 500_000, { fromMs: -500_000, toMs: 1_500_000 }, 'twice as long around the middle'],
  [0.5, 0, { fromMs: 0, toMs: 500_000 }, 'the left edge stays where it is'],
  [0.5, 1_000_000, { fromMs: 500_000, toMs: 1_000_000 }, 'and so does the right one'],
  [0.1, 200_000, { fromMs: 180_000, toMs: 280_000 }, 'what is at a fifth stays at a fifth'],
  [0.000001, 500_000, { fromMs: 497_500, toMs: 502_500 }, 'five seconds are the shortest'],
] as const) {
  Deno.test(`zooming: ${because}`, () => deepStrictEqual(zoomed(SHOWN, factor, aroundMs), expected));
}

Deno.test('moving keeps the length', () => deepStrictEqual(moved(SHOWN, -250_000.4), { fromMs: -250_000, toMs: 750_000 }));

/** A drawing of 1000 px between margins of 58 and 14, as far as gestures know it. */
class Drawing extends EventTarget {
  readonly clientWidth = 1072;
  range = SHOWN;
  asked: Range | undefined;
  marked: Range | undefined;
  cursorMs: number | undefined;
  isFocused = false;

  constructor(mode: DragMode = 'zoom') {
    super();
    new Gestures(this as unknown as HTMLElement, {
      range: () => this.range, margins: { left: 58, right: 14 }, mode: () => mode,
      onCursor: atMs => { this.cursorMs = atMs; }, onMark: range => { this.marked = range; }, onRange: range => { this.asked = range; },
    });
  }

  getBoundingClientRect(): { left: number } {
    return { left: 0 };
  }

  setPointerCapture(): void {
    // A test's pointer does not leave.
  }

  matches(): boolean {
    return this.isFocused;
  }

  /** @param x px from where time begins */
  tell(type: string, x: number, more: object = {}): Event {
    const event = Object.assign(new Event(type, { cancelable: true }), { clientX: 58 + x, pointerId: 1, pointerType: 'mouse', button: 0, ...more });
    this.dispatchEvent(event);
    return event;
  }

  drag(from: number, to: number, more: object = {}): void {
    this.tell('pointerdown', from, more);
    this.tell('pointermove', to, more);
    this.tell('pointerup', to, more);
  }
}

Deno.test('the pointer is at a time, until it leaves', () => {
  const drawing = new Drawing();
  drawing.tell('pointermove', 250);
  strictEqual(drawing.cursorMs, 250_000);
  drawing.tell('pointermove', 2000);
  strictEqual(drawing.cursorMs, 1_000_000, 'beside the drawing it is at its edge');
  drawing.tell('pointerleave', 2000);
  strictEqual(drawing.cursorMs, undefined);
});

Deno.test('what is dragged over is marked and then shown, in either direction', () => {
  const drawing = new Drawing();
  drawing.tell('pointerdown', 600);
  drawing.tell('pointermove', 200);
  deepStrictEqual(drawing.marked, { fromMs: 200_000, toMs: 600_000 });
  strictEqual(drawing.asked, undefined, 'not before the button is released');
  drawing.tell('pointerup', 200);
  deepStrictEqual(drawing.asked, { fromMs: 200_000, toMs: 600_000 });
  strictEqual(drawing.marked, undefined);
});

for (const [pixels, isDrag] of [[4, false], [5, true]] as const) {
  Deno.test(`a press that slips ${pixels} px is ${isDrag ? 'a drag' : 'a click'}`, () => {
    const drawing = new Drawing();
    drawing.drag(100, 100 + pixels);
    strictEqual(drawing.asked !== undefined, isDrag);
  });
}

for (const [mode, shiftKey, expected] of [
  ['zoom', false, { fromMs: 300_000, toMs: 400_000 }],
  ['zoom', true, { fromMs: -100_000, toMs: 900_000 }],
  ['move', false, { fromMs: -100_000, toMs: 900_000 }],
  ['move', true, { fromMs: 300_000, toMs: 400_000 }],
] as const) {
  Deno.test(`dragging to ${mode}${shiftKey ? ' with Shift does the other' : ''}`, () => {
    const drawing = new Drawing(mode);
    drawing.drag(300, 400, { shiftKey });
    deepStrictEqual(drawing.asked, expected);
  });
}

Deno.test('another button of the mouse does nothing', () => {
  const drawing = new Drawing();
  drawing.drag(300, 400, { button: 2 });
  strictEqual(drawing.asked, undefined);
});

Deno.test('a finger moves, and two of them spread what is between them', () => {
  const drawing = new Drawing();
  const finger = (pointerId: number): object => ({ pointerId, pointerType: 'touch' });
  drawing.drag(300, 400, finger(1));
  deepStrictEqual(drawing.asked, { fromMs: -100_000, toMs: 900_000 });

  drawing.tell('pointerdown', 400, finger(1));
  drawing.tell('pointerdown', 600, finger(2));
  drawing.tell('pointermove', 300, finger(1));
  drawing.tell('pointermove', 700, finger(2));
  deepStrictEqual(drawing.asked, { fromMs: 250_000, toMs: 750_000 }, 'twice as far apart: half the time, around the middle of them');
});

Deno.test('the wheel belongs to the page, but with Ctrl, or where somebody has clicked', () => {
  const drawing = new Drawing();
  const turn = (more: object): boolean => drawing.tell('wheel', 500, { deltaX: 0, deltaY: -100, ...more }).defaultPrevented;
  strictEqual(turn({}), false);
  strictEqual(drawing.asked, undefined);
  strictEqual(turn({ ctrlKey: true }), true);
  drawing.isFocused = true;
  strictEqual(turn({}), true);
  const asked = drawing.asked as Range | undefined;
  strictEqual(asked !== undefined && asked.fromMs > 0 && asked.toMs < 1_000_000, true, 'turned away from oneself it comes nearer');
});
