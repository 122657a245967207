// Which rows of a long list are drawn: those that are seen, and some around them.

/** Rows from `first` up to and without `end`. */
export interface Range {
  readonly first: number;
  readonly end: number;
}

export interface Seen {
  /** How far the list's beginning lies above the top of what is seen, px; negative: below it. */
  readonly scrolledPx: number;
  /** Height of what is seen, px. */
  readonly heightPx: number;
  readonly rowPx: number;
  /** Rows of the whole list. */
  readonly count: number;
}

// Drawn beyond each edge, so that a short scroll meets rows, and a tabulator a next link. Ranges begin and end at
// multiples of it: not every pixel of a scroll is another range.
const SPARE = 8;

export function rangeOf({ scrolledPx, heightPx, rowPx, count }: Seen): Range {
  const top = Math.floor(scrolledPx / rowPx);
  const bottom = Math.ceil((scrolledPx + heightPx) / rowPx);
  const first = Math.floor((top - SPARE) / SPARE) * SPARE;
  const end = Math.ceil((bottom + SPARE) / SPARE) * SPARE;
  // A list that lies below what is seen has its first rows drawn all the same: somebody is about to come to them.
  return { first: clamp(first, 0, Math.max(0, count - SPARE)), end: clamp(end, Math.min(count, 2 * SPARE), count) };
}

export const sameRange = (one: Range, other: Range): boolean => one.first === other.first && one.end === other.end;

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);
