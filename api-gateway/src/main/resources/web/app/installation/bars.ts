import { msg, str } from '@lit/localize';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { kilowattHours, UNKNOWN } from '../core/words.js';
import { longDate, shortDate, type Day } from './calendar.js';

const HEIGHT = 220;
const TOP = 14;
const BOTTOM = 34;
const LEFT = 46;
const LEAST_WH = 100;
const LABEL_PX = 46;
const TODAY_PX = 30;

/** The next round number: 1, 2 or 5 with zeros. */
function rounded(wh: number): number {
  const power = 10 ** Math.floor(Math.log10(wh));
  return ([1, 2, 5, 10].find(factor => factor * power >= wh) ?? 10) * power;
}

/** What a day brought and took, and of how many packs where some are missing. */
function words({ date, isToday, collectedWh, consumedWh, packs }: Day, allPacks: number): string {
  const day = isToday ? msg(str`${longDate(date)}, so far`) : longDate(date);
  const some = packs === undefined || packs >= allPacks ? '' : msg(str`, of ${packs} of ${allPacks} packs`);
  return msg(str`${day}: ${kilowattHours(collectedWh)} in, ${kilowattHours(consumedWh)} out${some}`);
}

const unknown = (x: number, y: number): TemplateResult => svg`<text x=${x} y=${y} text-anchor="middle">${UNKNOWN}</text>`;

/** In goes up, out goes down, so that nobody needs the colours. */
export function bars(days: readonly Day[], allPacks: number, width: number): TemplateResult {
  const mostWh = rounded(Math.max(LEAST_WH, ...days.flatMap(day => [day.collectedWh ?? 0, day.consumedWh ?? 0])));
  const middle = TOP + (HEIGHT - TOP - BOTTOM) / 2;
  const perWh = (HEIGHT - TOP - BOTTOM) / 2 / mostWh;
  const y = (wh: number): number => middle - wh * perWh;
  const step = (width - LEFT) / days.length;
  const thick = Math.min(step * 0.7, 40);
  const every = Math.max(1, Math.ceil(LABEL_PX / step));
  return html`<svg class="energy" viewBox="0 0 ${width} ${HEIGHT}" height=${HEIGHT} aria-hidden="true">
    ${[mostWh, mostWh / 2, -mostWh / 2, -mostWh].map(wh => svg`<line class="grid" x1=${LEFT} x2=${width} y1=${y(wh)} y2=${y(wh)} />`)}
    ${[mostWh, 0, -mostWh].map(wh => svg`<text x=${LEFT - 6} y=${y(wh) + 4} text-anchor="end">${Math.abs(wh) / 1000}</text>`)}
    ${days.map((day, i) => {
      const x = LEFT + i * step + (step - thick) / 2;
      const up = (day.collectedWh ?? 0) * perWh;
      const down = (day.consumedWh ?? 0) * perWh;
      const isPart = day.isToday || (day.packs !== undefined && day.packs < allPacks);
      const centre = x + thick / 2;
      const label = day.isToday
        ? svg`<text x=${Math.min(centre + TODAY_PX / 2, width)} y=${HEIGHT - 16} text-anchor="end">${msg('today')}</text>`
        : svg`<text x=${centre} y=${HEIGHT - 16} text-anchor="middle">${shortDate(day.date)}</text>`;
      return svg`<g class=${isPart ? 'part-day' : ''}><title>${words(day, allPacks)}</title>
        <rect class="whole" x=${LEFT + i * step} y=${TOP} width=${step} height=${HEIGHT - TOP - BOTTOM} />
        <rect class="in" x=${x} y=${middle - up} width=${thick} height=${up} />
        <rect class="out" x=${x} y=${middle} width=${thick} height=${down} />
        ${day.collectedWh === undefined ? unknown(centre, middle - 4) : nothing}
        ${day.consumedWh === undefined ? unknown(centre, middle + 10) : nothing}
        ${(days.length - 1 - i) % every === 0 ? label : nothing}
      </g>`;
    })}
    <line class="zero" x1=${LEFT} x2=${width} y1=${middle} y2=${middle} />
  </svg>`;
}
