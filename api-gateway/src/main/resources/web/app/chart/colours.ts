// The colours of the page as they are now, for what is drawn on a canvas.

export interface Colours {
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly paper: string;
  readonly series: readonly string[];
}

export const SERIES = 10;
/** When there are more lines than colours they differ by how they are dashed. */
const DASHES = ['solid', 'dashed', 'dotted'] as const;

/** @param element within whose style they are looked up */
export function colours(element: HTMLElement): Colours {
  const style = getComputedStyle(element);
  const of = (name: string): string => style.getPropertyValue(name).trim();
  return {
    ink: of('--ink'), quiet: of('--quiet'), line: of('--line'), paper: of('--paper'),
    series: Array.from({ length: SERIES }, (_none, i) => of(`--series-${i + 1}`)),
  };
}

export const dash = (index: number): (typeof DASHES)[number] => DASHES[Math.floor(index / SERIES) % DASHES.length] ?? 'solid';
