import { msg, str } from '@lit/localize';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { volts } from '../core/words.js';
import type { AgedCell } from './cell-words.js';
import { part, type Scale } from './scale.js';

const HEIGHT = 150;
const TOP = 12;
const BOTTOM = 16;
const RIGHT = 100;
const WIDEST = 44;
const NUMBERS_FROM_PX = 17;

/** Every how many bars a number still fits under them. */
function every(step: number): number {
  return [1, 5, 10, 20, 50].find(count => count * step >= (count === 1 ? NUMBERS_FROM_PX : 24)) ?? 50;
}

function bar(cell: AgedCell, x: number, width: number, scale: Scale, y: (mv: number) => number): TemplateResult {
  if (cell.voltageMv === undefined) {
    return svg`<text class="none" x=${x + width / 2} y=${HEIGHT - BOTTOM - 3} text-anchor="middle">–</text>`;
  }
  // One that is at the lower end is still seen, and so is one that is not green, however narrow the bars are.
  const height = Math.max(2, part(scale, cell.voltageMv) * (HEIGHT - TOP - BOTTOM));
  return svg`<rect class=${cell.colour} x=${x} y=${Math.min(y(cell.voltageMv), HEIGHT - BOTTOM - 2)}
    width=${cell.colour === 'green' ? width : Math.max(2, width)} height=${height}>
    <title>${msg(str`Cell ${cell.number}`)}: ${volts(cell.voltageMv, 3)}</title></rect>`;
}

/** Limits that lie close together: the name of the upper one stands above its line, others below theirs. */
function line({ name, mv }: { name: string; mv: number }, right: number, y: number): TemplateResult {
  return svg`<line class="limit" x1="0" x2=${right} y1=${y} y2=${y} />
    <text x=${right + 4} y=${name === 'Vmax' ? y - 1 : y + 9}>${name} ${volts(mv)}</text>`;
}

/**
 * All cells side by side between the same limits, so that the one that differs stands out.
 *
 * @param onCell is told which cell was clicked
 */
export function strip(cells: readonly AgedCell[], scale: Scale, width: number, onCell: (number: number) => void): TemplateResult {
  const right = width - RIGHT;
  const step = Math.min(right / cells.length, WIDEST);
  const gap = step > 6 ? 3 : step > 3 ? 1 : 0;
  const y = (mv: number): number => TOP + (1 - part(scale, mv)) * (HEIGHT - TOP - BOTTOM);
  const numbered = every(step);
  const choose = (event: MouseEvent): void => {
    const box = (event.currentTarget as SVGElement).getBoundingClientRect();
    const cell = cells[Math.floor((((event.clientX - box.left) / box.width) * width) / step)];
    if (cell !== undefined) {
      onCell(cell.number);
    }
  };
  return html`<svg class="strip" viewBox="0 0 ${width} ${HEIGHT}" height=${HEIGHT} aria-hidden="true" @click=${choose}>
    ${cells.map((cell, i) => bar(cell, i * step + gap / 2, Math.max(0.6, step - gap), scale, y))}
    ${scale.limits.map(limit => line(limit, right, y(limit.mv)))}
    ${ends(scale, right)}
    ${cells.map((cell, i) => (cell.number % numbered === 0 || (numbered > 1 && cell.number === 1)
      ? svg`<text x=${(i + 0.5) * step} y=${HEIGHT - 4} text-anchor="middle">${cell.number}</text>` : nothing))}
  </svg>`;
}

/** Where no limit lies within, the ends say between which voltages one is. */
function ends(scale: Scale, right: number): TemplateResult | typeof nothing {
  return scale.limits.length > 1 ? nothing : svg`<text x=${right + 4} y=${TOP + 4}>${volts(scale.mostMv, 3)}</text>
    <text x=${right + 4} y=${HEIGHT - BOTTOM}>${volts(scale.leastMv, 3)}</text>`;
}
