// A line as it stands in a panel.
import { msg } from '@lit/localize';
import type { Together } from './columns.js';
import type { Line } from './lines.js';
import { pieces, type Point } from './pieces.js';

export interface Pictured {
  readonly line: Line;
  /** Which of the colours, counted over all panels. */
  readonly colour: number;
  readonly name: string;
  readonly isHidden: boolean;
}

const known = new WeakMap<Line, Point[][]>();

/** As {@link pieces}, found out once for a line. */
export function piecesOf(line: Line): Point[][] {
  let found = known.get(line);
  if (found === undefined) {
    found = pieces(line);
    known.set(line, found);
  }
  return found;
}

/** How packs of a site are put together, in words. */
export function togetherWords(of: Together): string {
  return { sum: msg('sum of its packs'), mean: msg('mean of its packs'), min: msg('least of its packs'), max: msg('most of its packs') }[of];
}

export interface Extremes {
  readonly least: number;
  readonly most: number;
  readonly last: number;
}

/** Of what is drawn of a line within its range; undefined when that is nothing. */
export function extremes(line: Line): Extremes | undefined {
  let least = Infinity;
  let most = -Infinity;
  let last: number | undefined;
  line.value.forEach((value, i) => {
    if (value !== null) {
      least = Math.min(least, line.min?.[i] ?? value);
      most = Math.max(most, line.max?.[i] ?? value);
      last = value;
    }
  });
  return last === undefined ? undefined : { least, most, last };
}
