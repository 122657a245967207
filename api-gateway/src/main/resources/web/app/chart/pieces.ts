// Where a line is broken: nothing is drawn over a time in which nothing is known.
import type { Line } from './lines.js';

/** A pack is silent after this (rule W2): longer is no interval between frames. */
const SILENCE_MS = 20_000;
const CELL_ROUNDS = 3;

function median(steps: readonly number[]): number {
  return [...steps].sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
}

/** The longest time between two values of this line that are connected. */
function longestMs(line: Line): number {
  const steps = line.atMs.slice(1).map((atMs, i) => atMs - (line.atMs[i] ?? atMs));
  const oneRoundMs = line.column.isOfCell ? CELL_ROUNDS * median(steps) : 0;
  const own = line.column.hasValues ? Math.max(1.5 * line.bucketMs, line.bucketMs + SILENCE_MS) : 1.5 * line.bucketMs;
  return Math.max(own, oneRoundMs);
}

/** A point: when and which of the line's values. */
export interface Point {
  readonly atMs: number;
  readonly index: number;
}

/** Points that belong together, one piece after the other. */
export function pieces(line: Line): Point[][] {
  const longest = longestMs(line);
  const found: Point[][] = [];
  let piece: Point[] = [];
  let gap = 0;
  line.atMs.forEach((atMs, index) => {
    const before = piece.at(-1);
    if (before !== undefined) {
      const endMs = before.atMs + line.bucketMs;
      while (gap < line.gaps.length && (line.gaps[gap]?.toMs ?? 0) <= endMs) {
        gap += 1;
      }
      const missing = line.gaps[gap];
      const isMissing = missing !== undefined && Math.min(missing.toMs, atMs) - Math.max(missing.fromMs, endMs) >= SILENCE_MS;
      if (isMissing || atMs - before.atMs > longest || line.value[index] === null) {
        found.push(piece);
        piece = [];
      }
    }
    if (line.value[index] !== null) {
      piece.push({ atMs, index });
    }
  });
  found.push(piece);
  return found.filter(each => each.length > 0);
}

/** The value that is drawn at or before a time, if the line is drawn there. */
export function indexAt(line: Line, all: readonly Point[][], atMs: number): number | undefined {
  const reachMs = Math.max(line.bucketMs, SILENCE_MS / 2);
  for (const piece of all) {
    const first = piece[0];
    const last = piece.at(-1);
    if (first !== undefined && last !== undefined && atMs >= first.atMs - reachMs / 2 && atMs <= last.atMs + reachMs) {
      const next = piece.findIndex(point => point.atMs > atMs);
      return (next === -1 ? last : piece[Math.max(0, next - 1)])?.index;
    }
  }
  return undefined;
}
