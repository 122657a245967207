// Sites that would lie on each other are put together, so that ten thousand of them can be read.

export interface Dot<T> {
  /** On the map at its zoom, px. */
  readonly x: number;
  readonly y: number;
  readonly of: T;
}

export interface Cluster<T> {
  /** The middle of its dots. */
  readonly x: number;
  readonly y: number;
  readonly members: readonly T[];
}

interface Growing<T> {
  /** Where its first dot lies: what comes near is put to it. */
  readonly x: number;
  readonly y: number;
  sumX: number;
  sumY: number;
  readonly members: T[];
}

/** Each dot is put to a cluster that began nearer than `nearPx`, or begins one. */
export function clustersOf<T>(dots: readonly Dot<T>[], nearPx: number): Cluster<T>[] {
  const squares = new Map<number, Growing<T>[]>();
  const all: Growing<T>[] = [];
  for (const { x, y, of } of dots) {
    const square = squareOf(x, y, nearPx);
    const near = nearest(squares, square, x, y, nearPx);
    if (near !== undefined) {
      near.sumX += x;
      near.sumY += y;
      near.members.push(of);
    } else {
      const begun: Growing<T> = { x, y, sumX: x, sumY: y, members: [of] };
      all.push(begun);
      squares.set(square, [...squares.get(square) ?? [], begun]);
    }
  }
  return all.map(({ sumX, sumY, members }) => ({ x: sumX / members.length, y: sumY / members.length, members }));
}

// Squares are numbered row by row: more of them fit into a row than any map is wide.
const ROW = 2 ** 24;
const AROUND = [-1, 0, 1].flatMap(down => [-1, 0, 1].map(right => down * ROW + right));

const squareOf = (x: number, y: number, sidePx: number): number => Math.floor(y / sidePx) * ROW + Math.floor(x / sidePx);

/** A cluster that began near, in this square or one of its eight neighbours. */
function nearest<T>(squares: ReadonlyMap<number, Growing<T>[]>, square: number, x: number, y: number, nearPx: number): Growing<T> | undefined {
  for (const step of AROUND) {
    const found = squares.get(square + step)?.find(one => Math.hypot(one.x - x, one.y - y) < nearPx);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
