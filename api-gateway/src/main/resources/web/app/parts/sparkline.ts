import { svg, html, type TemplateResult } from 'lit';

const HEIGHT = 64;
const EDGE = 4;

/** A value at a time; what was not known is left out. */
export interface Point {
  readonly atMs: number;
  readonly value: number;
}

/** What a small line shows. */
export interface Line {
  readonly points: readonly Point[];
  readonly fromMs: number;
  readonly toMs: number;
  /** Points further apart than this have a gap between them. */
  readonly gapMs: number;
  /** Less than this between lowest and highest is drawn as rest, not blown up to the full height. */
  readonly leastRange: number;
}

function pieces({ points, gapMs }: Line): Point[][] {
  const found: Point[][] = [];
  let beforeMs = -Infinity;
  for (const point of points) {
    if (point.atMs - beforeMs > gapMs) {
      found.push([]);
    }
    found.at(-1)?.push(point);
    beforeMs = point.atMs;
  }
  return found;
}

/** A line without axes. A gap in the data is a gap in the line. It says nothing to a screen reader: words stand beside it. */
export function sparkline(line: Line, width: number): TemplateResult {
  const values = line.points.map(point => point.value);
  const middle = (Math.min(...values) + Math.max(...values)) / 2;
  const range = Math.max(line.leastRange, Math.max(...values) - Math.min(...values));
  const x = (atMs: number): number => ((atMs - line.fromMs) / (line.toMs - line.fromMs)) * width;
  const y = (value: number): number => HEIGHT / 2 - ((value - middle) / range) * (HEIGHT - 2 * EDGE);
  const at = ({ atMs, value }: Point): string => `${x(atMs).toFixed(1)},${y(value).toFixed(1)}`;
  return html`<svg class="sparkline" viewBox="0 0 ${width} ${HEIGHT}" height=${HEIGHT} aria-hidden="true">
    ${pieces(line).map(piece => (piece.length === 1
      ? svg`<circle cx=${x(piece[0]!.atMs)} cy=${y(piece[0]!.value)} r="2" />`
      : svg`<polyline points=${piece.map(at).join(' ')} />`))}
  </svg>`;
}
