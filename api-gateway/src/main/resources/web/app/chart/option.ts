// A panel as ECharts wants it told.
import type { CustomSeriesRenderItem } from 'echarts';
import type { EChartsCoreOption } from 'echarts/core';
import { fixed } from '../core/words.js';
import { dash, SERIES, type Colours } from './colours.js';
import { extremes, piecesOf, type Pictured } from './pictured.js';
import { scale, timeTicks, type Scale } from './ticks.js';
import type { Range } from './view.js';
import type { Clock } from './zone.js';

/** Px beside the drawing, the same for all panels so that their times stand above each other. */
export const MARGINS = { left: 58, right: 14 };
const TOP = 10;
const BOTTOM = 24;
const PX_A_TIME = 90;
const PX_A_VALUE = 42;
const ROUND = 1e9;

export interface Panel {
  readonly lines: readonly Pictured[];
  readonly factor: number;
  readonly range: Range;
  readonly clock: Clock;
  readonly colours: Colours;
  readonly font: string;
  readonly width: number;
  readonly height: number;
  /** What is heard instead of seen. */
  readonly description: string;
}

const colourOf = (panel: Panel, of: Pictured): string => panel.colours.series[of.colour % SERIES] ?? panel.colours.ink;

function line(panel: Panel, of: Pictured): object {
  const { value } = of.line;
  const data = piecesOf(of.line).flatMap((piece, i) => {
    const points = piece.map(({ atMs, index }) => [atMs, (value[index] ?? 0) * panel.factor]);
    // A value that stands alone has no line: it is a dot.
    const drawn = points.length === 1 ? [{ value: points[0], symbol: 'circle', symbolSize: 4 }] : points;
    return i === 0 ? drawn : [[piece[0]?.atMs, null], ...drawn];
  });
  const color = colourOf(panel, of);
  return {
    type: 'line', data, silent: true, symbol: 'none', showSymbol: true, connectNulls: false, z: 3,
    lineStyle: { color, width: 1.6, type: dash(of.colour) }, itemStyle: { color },
  };
}

/** From the least to the most of each bucket, behind its mean. */
function spread(panel: Panel, of: Pictured): object[] {
  const { min, max } = of.line;
  if (min === undefined || max === undefined) {
    return [];
  }
  const all = piecesOf(of.line);
  const render: CustomSeriesRenderItem = (params, api) => {
    const piece = all[params.dataIndex] ?? [];
    const edge = (values: readonly (number | null)[]): number[][] =>
      piece.map(({ atMs, index }) => api.coord([atMs, (values[index] ?? of.line.value[index] ?? 0) * panel.factor]));
    return { type: 'polygon', shape: { points: [...edge(max), ...edge(min).reverse()] }, style: { fill: colourOf(panel, of), opacity: 0.18 } };
  };
  return [{ type: 'custom', data: all.map(piece => [piece[0]?.atMs, 0]), renderItem: render, silent: true, clip: true, z: 2 }];
}

function valueScale(panel: Panel): Scale {
  const found = panel.lines.map(each => extremes(each.line)).filter(each => each !== undefined);
  const least = found.length === 0 ? 0 : Math.min(...found.map(each => each.least)) * panel.factor;
  const most = found.length === 0 ? 1 : Math.max(...found.map(each => each.most)) * panel.factor;
  return scale(least, most, Math.max(2, (panel.height - TOP - BOTTOM) / PX_A_VALUE));
}

export function option(panel: Panel): EChartsCoreOption {
  const { colours, range } = panel;
  const shown = panel.lines.filter(each => !each.isHidden);
  const values = valueScale({ ...panel, lines: shown });
  const times = timeTicks(range, panel.clock, Math.max(2, (panel.width - MARGINS.left - MARGINS.right) / PX_A_TIME));
  const words = new Map(times.map(tick => [tick.atMs, tick.text]));
  const quiet = { color: colours.line };
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: panel.font, color: colours.quiet },
    aria: { enabled: true, label: { description: panel.description } },
    grid: { ...MARGINS, top: TOP, bottom: BOTTOM, containLabel: false, outerBoundsMode: 'none' },
    xAxis: {
      type: 'value', min: range.fromMs, max: range.toMs,
      axisLine: { onZero: false, lineStyle: quiet }, splitLine: { lineStyle: { ...quiet, opacity: 0.5 } },
      axisTick: { customValues: times.map(tick => tick.atMs), lineStyle: quiet },
      axisLabel: {
        customValues: times.map(tick => tick.atMs), formatter: (atMs: number) => words.get(atMs) ?? '', color: colours.quiet, hideOverlap: true,
      },
    },
    yAxis: {
      type: 'value', min: values.least, max: values.most,
      axisLine: { show: false }, splitLine: { lineStyle: quiet },
      axisTick: { show: false, customValues: values.ticks.map(tick => Math.round(tick * ROUND) / ROUND) },
      axisLabel: { customValues: values.ticks, formatter: (value: number) => fixed(value, values.digits), color: colours.quiet },
    },
    series: shown.flatMap(each => [...spread(panel, each), line(panel, each)]),
  };
}
