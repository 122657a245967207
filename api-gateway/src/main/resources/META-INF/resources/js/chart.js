// A line over time with the range of each bucket behind it. A gap in the data is a gap in the line.
import { el, svg } from './dom.js';

const HEIGHT = 130;
const LEFT = 52;
const RIGHT = 10;
const TOP = 8;
const BOTTOM = 20;
const GAP_BUCKETS = 3;

const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

function ticks(least, most, wanted) {
  const rough = (most - least) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map(factor => factor * power).find(candidate => candidate >= rough);
  const found = [];
  for (let value = Math.ceil(least / step) * step; value <= most + step / 1e6; value += step) {
    found.push(value);
  }
  return { found, digits: Math.max(0, -Math.floor(Math.log10(step) + 1e-9)) };
}

function pieces(points, gapMs) {
  const found = [];
  let piece = [];
  points.forEach((point, i) => {
    if (i > 0 && point.atMs - points[i - 1].atMs > gapMs) {
      found.push(piece);
      piece = [];
    }
    piece.push(point);
  });
  found.push(piece);
  return found.filter(each => each.length > 0);
}

/**
 * @param {{title: string, unit: string, factor: number, fromMs: number, toMs: number, bucketMs: number,
 *   column: {atMs: number[], value: number[], min: number[], max: number[]}, width: number}} what width in px
 */
export function chart({ title, unit, factor, fromMs, toMs, bucketMs, column, width }) {
  const points = column.atMs.map((atMs, i) => ({
    atMs,
    mean: column.value[i] * factor,
    min: column.min[i] * factor,
    max: column.max[i] * factor,
  }));
  if (points.length === 0) {
    return el('figure', { class: 'chart' }, el('figcaption', {}, `${title} `, el('span', { text: 'nothing in this time' })));
  }
  let least = Math.min(...points.map(point => point.min));
  let most = Math.max(...points.map(point => point.max));
  const margin = (most - least) * 0.08 || Math.max(1, Math.abs(most) * 0.02);
  least -= margin;
  most += margin;
  const x = atMs => LEFT + ((atMs - fromMs) / (toMs - fromMs)) * (width - LEFT - RIGHT);
  const y = value => TOP + ((most - value) / (most - least)) * (HEIGHT - TOP - BOTTOM);
  const at = (atMs, value) => `${x(atMs).toFixed(1)},${y(value).toFixed(1)}`;

  const { found, digits } = ticks(least, most, 3);
  const grid = found.flatMap(value => [
    svg('line', { class: 'grid', x1: LEFT, x2: width - RIGHT, y1: y(value), y2: y(value) }),
    svg('text', { x: LEFT - 6, y: y(value) + 4, 'text-anchor': 'end' }, value.toFixed(digits).replace('-', '\u2212')),
  ]);
  const times = (width < 600 ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1]).map(part => {
    const atMs = fromMs + part * (toMs - fromMs);
    const anchor = part === 0 ? 'start' : part === 1 ? 'end' : 'middle';
    return svg('text', { x: x(atMs), y: HEIGHT - 5, 'text-anchor': anchor }, CLOCK.format(atMs));
  });
  const lines = pieces(points, GAP_BUCKETS * bucketMs).flatMap(piece => {
    if (piece.length === 1) {
      return [svg('circle', { class: 'dot', cx: x(piece[0].atMs), cy: y(piece[0].mean), r: 2 })];
    }
    const upper = piece.map(point => at(point.atMs, point.max));
    const lower = piece.map(point => at(point.atMs, point.min)).reverse();
    return [
      svg('polygon', { class: 'band', points: [...upper, ...lower].join(' ') }),
      svg('polyline', { class: 'mean', points: piece.map(point => at(point.atMs, point.mean)).join(' ') }),
    ];
  });

  const last = points.at(-1);
  const text = value => `${value.toFixed(Math.max(digits, 1)).replace('-', '\u2212')} ${unit}`;
  const lowest = text(Math.min(...points.map(point => point.min)));
  const highest = text(Math.max(...points.map(point => point.max)));
  const readout = el('span', { text: `lowest ${lowest}, highest ${highest}, last ${text(last.mean)}` });
  const resting = readout.textContent;
  const picture = svg(
    'svg',
    { viewBox: `0 0 ${width} ${HEIGHT}`, role: 'img', 'aria-label': `${title}: ${resting}` },
    ...grid, ...times, ...lines,
  );
  picture.addEventListener('pointermove', event => {
    const box = picture.getBoundingClientRect();
    const atMs = fromMs + (((event.clientX - box.left) / box.width) * width - LEFT) / (width - LEFT - RIGHT) * (toMs - fromMs);
    const nearest = points.reduce((best, point) => (Math.abs(point.atMs - atMs) < Math.abs(best.atMs - atMs) ? point : best));
    readout.textContent = `${CLOCK.format(nearest.atMs)}: ${text(nearest.mean)} (${text(nearest.min)} to ${text(nearest.max)})`;
  });
  picture.addEventListener('pointerleave', () => {
    readout.textContent = resting;
  });
  return el('figure', { class: 'chart' }, el('figcaption', {}, `${title} `, readout), picture);
}
