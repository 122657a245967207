// The columns of the list of installations.
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { InstallationShortView } from '../api/index.js';
import { ageMs, quality, type Taken } from '../core/age.js';
import { address, route, words } from '../core/route.js';
import { LIGHTS, warning } from '../core/warnings.js';
import { span, UNKNOWN, watts } from '../core/words.js';
import { lights, onOff, qualityTag, severity, simulated, soc } from '../parts/tags.js';
import type { Column } from '../parts/virtual-table.js';

type Row = Taken<InstallationShortView>;

// Read once for all links of an address: there are hundreds.
let read = { hash: '', parameters: {} as Record<string, string> };

/** The page that is shown, filtered otherwise; sort and columns stay. */
export function filtered(changed: Record<string, string>): string {
  if (read.hash !== location.hash) {
    read = { hash: location.hash, parameters: Object.fromEntries(route().parameters) };
  }
  return address([], { ...read.parameters, ...changed });
}

function packs({ packIds: [only, ...others] }: InstallationShortView): TemplateResult | string {
  if (only === undefined) {
    return msg('no pack');
  }
  return others.length === 0 ? html`<a href=${address(['packs', only])}>${only}</a>` : msg(str`${others.length + 1} packs`);
}

const tags = (list: readonly string[]): TemplateResult[] =>
  list.map(tag => html` <a class="tag chip" href=${filtered({ tag })} title=${msg(str`Only those with the tag ${tag}`)}>${tag}</a>`);

const site = ({ value }: Row): TemplateResult => html`
  <span class="name-line"><a href=${address(['installations', value.id])}>${value.name}</a> ${simulated(value)}</span>
  <span class="sub">${packs(value)}${tags(value.tags)}</span>`;

function warnings(row: Row): TemplateResult {
  const { value } = row;
  const others = value.warnings.filter(code => !LIGHTS.includes(code)).map(warning).join(', ');
  return html`${lights(value.warnings, quality(row))} ${value.worst === undefined ? nothing : severity(value.worst)}
    ${others === '' ? nothing : html`<span class="sub" title=${others}>${others}</span>`}`;
}

const place = ({ latitude, longitude }: InstallationShortView): string =>
  latitude === undefined || longitude === undefined ? UNKNOWN : `${latitude.toFixed(3)}, ${longitude.toFixed(3)}`;

export const COLUMNS: readonly Column<Row>[] = [
  { id: 'name', title: () => msg('Installation'), sort: 'name', width: 'minmax(0, 2.6fr)', cell: site },
  { id: 'warnings', title: () => msg('Warnings'), sort: 'warnings', width: 'minmax(0, 2.2fr)', isWide: true, cell: warnings },
  {
    id: 'soc', title: () => msg('SOC'), sort: 'socPercent', width: 'minmax(0, 1.3fr)',
    cell: ({ value }) => soc(value.socPercent, value.socCalibrated),
  },
  { id: 'power', title: () => msg('Power'), sort: 'powerW', width: 'minmax(0, .8fr)', cell: ({ value }) => watts(value.powerW) },
  { id: 'charge', title: () => msg('Charge'), width: 'minmax(0, .7fr)', cell: ({ value }) => onOff(value.chargeOn) },
  { id: 'load', title: () => msg('Load'), width: 'minmax(0, .7fr)', cell: ({ value }) => onOff(value.loadOn) },
  { id: 'quality', title: () => msg('State'), sort: 'quality', width: 'minmax(0, 1fr)', cell: row => qualityTag(quality(row)) },
  { id: 'age', title: () => msg('Age'), sort: 'ageMs', width: 'minmax(0, .6fr)', cell: row => span(ageMs(row)) },
  { id: 'id', title: () => msg('Id'), sort: 'id', width: 'minmax(0, 1.2fr)', cell: ({ value }) => value.id },
  { id: 'tenant', title: () => msg('Tenant'), sort: 'tenantId', width: 'minmax(0, 1fr)', cell: ({ value }) => value.tenantId },
  { id: 'place', title: () => msg('Place'), width: 'minmax(0, 1.2fr)', cell: ({ value }) => place(value) },
  { id: 'timeZone', title: () => msg('Time zone'), width: 'minmax(0, 1.2fr)', cell: ({ value }) => value.timeZone },
];

const PRESET = ['warnings', 'soc', 'power', 'charge', 'load', 'quality', 'age'];

/** The ids of the columns that the address asks for, beside the name. */
export function chosenIds(parameters: URLSearchParams = route().parameters): readonly string[] {
  return parameters.has('columns') ? words(parameters.get('columns')) : PRESET;
}

export function chosenColumns(ids: readonly string[]): readonly Column<Row>[] {
  return COLUMNS.filter((column, nth) => nth === 0 || ids.includes(column.id));
}

/** What the address says when these are chosen; empty: those that are shown anyway. */
export function columnsParameter(ids: readonly string[]): string {
  const list = COLUMNS.map(column => column.id).filter(id => ids.includes(id));
  return list.join() === PRESET.join() ? '' : list.join() || 'name';
}
