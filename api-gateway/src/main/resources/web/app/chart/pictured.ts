// A line as it stands in a panel.
import { msg } from '@lit/localize';
import type { Together } from './columns.js';
import type { Line } from './lines.js';
import { pieces, type Point } from './pieces.js';

export interface Pictured {
  readonly line: Line;
  /** Which of the colours. */
  readonly colour: number;
  readonly name: string;
  readonly isHidden: boolean;
}

const knownPieces = new WeakMap<Line, Point[][]>();

/** As {@link pieces}, found out once for a line. */
export function piecesOf(line: Line): Point[][] {
  let found = knownPieces.get(line);
  if (found === undefined) {
    found = pieces(line);
    knownPieces.set(line, found);
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

const knownExtremes = new WeakMap<Line, { readonly found: Extremes | undefined }>();

/** Of what is drawn of a line within its range, found out once for a line; undefined when that is nothing. */
export function extremes(line: Line): Extremes | undefined {
  const known = knownExtremes.get(line) ?? { found: extremesOf(line) };
  knownExtremes.set(line, known);
  return known.found;
}

function extremesOf(line: Line): Extremes | undefined {
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
