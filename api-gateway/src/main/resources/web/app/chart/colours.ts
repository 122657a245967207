// The colours of the page as they are now, for what is drawn on a canvas.

export interface Colours {
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly paper: string;
  readonly on: string;
  readonly off: string;
  readonly critical: string;
  readonly warning: string;
  readonly info: string;
  readonly simulated: string;
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
    on: of('--cell-green'), off: of('--cell-red'), critical: of('--cell-red'), warning: of('--cell-yellow'), info: of('--chart'),
    simulated: of('--simulated'),
    series: Array.from({ length: SERIES }, (_none, i) => of(`--series-${i + 1}`)),
  };
}

export const dash = (index: number): (typeof DASHES)[number] => DASHES[Math.floor(index / SERIES) % DASHES.length] ?? 'solid';
