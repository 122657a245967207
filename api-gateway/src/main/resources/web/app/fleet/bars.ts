// Bars of small charts, as SVG: heights are attributes, which the page's security policy allows.
import { svg, html, type TemplateResult } from 'lit';

export interface Piece {
  readonly name: string;
  readonly value: number;
}

// What is not nothing must be seen.
const LEAST = 4;

/** A bar of pieces that stand on each other, the first one at the bottom; `most` fills the height. */
export function bar(pieces: readonly Piece[], most: number): TemplateResult {
  let top = 100;
  const rects = pieces.filter(piece => piece.value > 0).map(piece => {
    const height = Math.max(LEAST, (piece.value / most) * 100);
    top -= height;
    return svg`<rect class=${piece.name} x="0" y=${Math.max(0, top)} width="10" height=${height}></rect>`;
  });
  return html`<svg class="bar-of" viewBox="0 0 10 100" preserveAspectRatio="none" aria-hidden="true">${rects}</svg>`;
}
