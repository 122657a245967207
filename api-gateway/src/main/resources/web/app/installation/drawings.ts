// What the picture of an installation is drawn from. None says anything to a screen reader: the words stand beside it.
import { svg, html, type TemplateResult } from 'lit';

/** How strong a flow is: 0 nothing flows, 4 strong; undefined: not known. */
export type Level = 0 | 1 | 2 | 3 | 4 | undefined;

// Of the capacity in an hour. A battery of 10 kWh that gives 1 kW gives 0.1 of it.
const MODERATE = 0.02;
const BRISK = 0.1;
const STRONG = 0.3;

export function levelOf(powerW: number | undefined, capacityWh: number | undefined): Level {
  if (powerW === undefined || powerW === 0) {
    return powerW;
  }
  const share = powerW / (capacityWh || powerW / MODERATE);
  if (share < MODERATE) {
    return 1;
  }
  if (share < BRISK) {
    return 2;
  }
  return share < STRONG ? 3 : 4;
}

const named = (level: Level): string => (level === undefined ? 'unknown' : `level-${level}`);

export function sunPicture(level: Level): TemplateResult {
  const rays = Array.from({ length: 12 }, (_none, i) => i * 30);
  return html`<svg class=${`drawing sun ${named(level)}`} viewBox="0 0 96 96" aria-hidden="true">
    ${rays.map(turn => svg`<line x1="48" y1="8" x2="48" y2="19" transform=${`rotate(${turn} 48 48)`} />`)}
    <circle cx="48" cy="48" r="22" />
  </svg>`;
}

const TOP = 16;
const HEIGHT = 70;

/** Filled as far as it is charged; empty with a question mark where nobody knows. */
export function batteryPicture(socPercent: number | undefined): TemplateResult {
  const filled = ((socPercent ?? 0) / 100) * HEIGHT;
  const colour = socPercent !== undefined && socPercent < 20 ? 'low' : 'well';
  return html`<svg class="drawing cell-drawing" viewBox="0 0 96 96" aria-hidden="true">
    <rect class="pole" x="38" y="5" width="20" height="9" rx="2" />
    <rect class=${`fill ${colour}`} x="25" y=${TOP + HEIGHT - filled} width="46" height=${filled} />
    <rect class="case" x="23" y="14" width="50" height="74" rx="6" />
    ${socPercent === undefined ? svg`<text x="48" y="62" text-anchor="middle">?</text>` : ''}
  </svg>`;
}

export function bulbPicture(level: Level): TemplateResult {
  return html`<svg class=${`drawing bulb ${named(level)}`} viewBox="0 0 96 96" aria-hidden="true">
    <path class="glass" d="M48 10 a27 27 0 0 1 15 49 q-3 3 -3 9 h-24 q0 -6 -3 -9 a27 27 0 0 1 15 -49 z" />
    <path class="socket" d="M37 74 h22 M38 80 h20 M42 86 h12" />
    <path class="wire" d="M40 66 l-4 -22 l7 6 l5 -6 l5 6 l7 -6 l-4 22" />
  </svg>`;
}

/** From one to the next; the stronger the flow, the thicker and the faster. */
export function arrow(level: Level): TemplateResult {
  return html`<svg class=${`flow ${named(level)}`} viewBox="0 0 90 40" aria-hidden="true">
    <line class="pipe" x1="4" y1="20" x2="72" y2="20" />
    <line class="stream" x1="4" y1="20" x2="72" y2="20" />
    <path class="tip" d="M70 8 L86 20 L70 32 Z" />
    ${level === undefined ? svg`<text x="38" y="26" text-anchor="middle">?</text>` : ''}
  </svg>`;
}
