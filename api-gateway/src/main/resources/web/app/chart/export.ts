// What is shown, as files.
import { msg, str } from '@lit/localize';
import { query } from '../core/client.js';
import { iso } from '../core/time.js';
import { download } from '../parts/download.js';
import { SERIES, type Colours } from './colours.js';
import { apiColumns, type Answer } from './lines.js';
import type { Pictured } from './pictured.js';
import type { Question } from './plan.js';

/** A link to rows of the API. */
export interface CsvLink {
  readonly href: string;
  readonly text: string;
}

const EXPORTED = ['minute', 'hour', 'day'];

interface Wanted extends Pick<Question, 'kind' | 'ids' | 'resolution'> {
  readonly columns: readonly string[];
}

/** What a row of a file stands for. */
function resolutionTitle(resolution: string): string {
  switch (resolution) {
    case 'minute':
      return msg('by minute');
    case 'hour':
      return msg('by hour');
    case 'day':
      return msg('by day');
    default:
      return msg('each value');
  }
}

/** CSV of what is shown: sums as they are shown, single values as they came, of sites each pack. */
export function csvLinks({ questions, range }: Answer): CsvLink[] {
  const links = new Map<string, Wanted>();
  for (const question of questions) {
    const resolution = EXPORTED.includes(question.resolution) ? question.resolution : 'raw';
    const key = `${question.kind} ${resolution}`;
    const columns = [...new Set([...links.get(key)?.columns ?? [], ...apiColumns(question)])];
    links.set(key, { kind: question.kind, resolution, ids: question.ids, columns });
  }
  return [...links.values()].map(({ kind, resolution, ids, columns }) => {
    const what = resolutionTitle(resolution);
    return {
      href: `/api/v1/exports/series?${query({
        [kind]: [...ids], columns: columns.join(','), resolution, format: 'csv', from: iso(range.fromMs), to: iso(range.toMs),
      })}`,
      text: kind === 'pack' ? msg(str`CSV, ${what}`) : msg(str`CSV, ${what}, each pack of the sites`),
    };
  });
}

/** One panel of a picture. */
export interface PicturePanel {
  readonly title: string;
  readonly lines: readonly Pictured[];
  readonly canvas: HTMLCanvasElement;
}

export interface Picture {
  readonly title: string;
  /** Below the title: times, zone, resolution. */
  readonly notes: readonly string[];
  readonly panels: readonly PicturePanel[];
  /** Warnings and relays; undefined: there are none. */
  readonly bands: HTMLCanvasElement | undefined;
  readonly width: number;
  readonly colours: Colours;
  readonly font: string;
}

/** Px of a picture for one of the screen. */
export const RATIO = 2;
const PAD = 16;
const LINE = 18;

/** Draws a picture from top to bottom. */
class Painter {
  private y = PAD;
  private readonly canvas = document.createElement('canvas');
  private readonly pen: CanvasRenderingContext2D;

  constructor(private readonly picture: Picture) {
    this.canvas.width = (picture.width + 2 * PAD) * RATIO;
    this.canvas.height = this.height() * RATIO;
    const pen = this.canvas.getContext('2d');
    if (pen === null) {
      throw new Error(msg('This browser cannot draw the picture.'));
    }
    this.pen = pen;
    pen.scale(RATIO, RATIO);
    pen.fillStyle = picture.colours.paper;
    pen.fillRect(0, 0, this.canvas.width, this.canvas.height);
  }

  paint(): HTMLCanvasElement {
    const { title, notes, panels, bands, colours } = this.picture;
    this.text(title, colours.ink, `600 18px ${this.picture.font}`, 26);
    notes.forEach(note => this.text(note, colours.quiet, `13px ${this.picture.font}`, LINE));
    for (const panel of panels) {
      this.y += LINE / 2;
      this.text(panel.title, colours.ink, `600 14px ${this.picture.font}`, LINE);
      panel.lines.filter(each => !each.isHidden).forEach(each => this.legend(each));
      this.drawing(panel.canvas);
    }
    if (bands !== undefined) {
      this.y += LINE / 2;
      this.drawing(bands);
    }
    return this.canvas;
  }

  private height(): number {
    const { notes, panels, bands } = this.picture;
    const ofPanels = panels.reduce((sum, { lines, canvas }) =>
      sum + LINE * (1.5 + lines.filter(line => !line.isHidden).length) + canvas.height / RATIO, 0);
    return 2 * PAD + 26 + notes.length * LINE + ofPanels + LINE + (bands?.height ?? 0) / RATIO;
  }

  private text(text: string, colour: string, font: string, height: number, x = PAD): void {
    this.pen.fillStyle = colour;
    this.pen.font = font;
    this.pen.textBaseline = 'middle';
    this.pen.fillText(text, x, this.y + height / 2, this.picture.width);
    this.y += height;
  }

  private legend(of: Pictured): void {
    this.pen.fillStyle = this.picture.colours.series[of.colour % SERIES] ?? this.picture.colours.ink;
    this.pen.fillRect(PAD, this.y + LINE / 2 - 2, 20, 4);
    this.text(of.name, this.picture.colours.ink, `13px ${this.picture.font}`, LINE, PAD + 28);
  }

  private drawing(canvas: HTMLCanvasElement): void {
    const height = canvas.height / RATIO;
    this.pen.drawImage(canvas, PAD, this.y, canvas.width / RATIO, height);
    this.y += height;
  }
}

/** Gives the picture to the browser as a file. */
export async function savePng(picture: Picture, fileName: string): Promise<void> {
  const canvas = new Painter(picture).paint();
  const blob = await new Promise<Blob | null>(resolve => { canvas.toBlob(resolve, 'image/png'); });
  if (blob === null) {
    throw new Error(msg('This browser cannot draw the picture.'));
  }
  download(fileName, blob);
}
