// The rows of the warnings' table. On a narrow page each is a card; the roles are written out so that it stays a table.
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { FleetWarningView } from '../api/index.js';
import { address } from '../core/route.js';
import { warningTitle } from '../core/warnings.js';
import { moment, span, UNKNOWN } from '../core/words.js';
import { head } from '../parts/cards-table.js';
import { heard, severity, simulated } from '../parts/tags.js';
import { chartAround } from './chart-link.js';

/** What a row needs to know besides its warning. */
export interface Around {
  readonly isSimulated: boolean;
  readonly isFresh: boolean;
  readonly isSelected: boolean;
  /** Whether it was acknowledged, and its pack has not heard of it yet. */
  readonly isUnderWay: boolean;
  /** Whether the one who is signed in may acknowledge at all. */
  readonly mayAcknowledge: boolean;
  readonly onSelect: (one: FleetWarningView, isSelected: boolean) => void;
}

const lasted = (one: FleetWarningView, untilMs: number): string => span(Math.max(0, untilMs - Date.parse(one.raisedAt)));

/** Of one that stands the hint is read at once, of one that is over when somebody asks. */
function hint(one: FleetWarningView): TemplateResult | typeof nothing {
  if (!one.hint) {
    return nothing;
  }
  return one.active ? html`<span class="sub warnings-hint">${msg(str`Where to look: ${one.hint}`)}</span>`
    : html`<details class="warnings-hint"><summary>${msg('Where to look')}</summary>${one.hint}</details>`;
}

function what(one: FleetWarningView, around: Around): TemplateResult {
  return html`<td role="cell" class="warnings-what">
    ${severity(one.severity)} ${around.isFresh ? html`<span class="tag info">${msg('new')}</span>` : nothing} <b>${warningTitle(one.code)}</b>
    ${one.detail ? html`<span class="sub">${one.detail}</span>` : nothing}
    ${hint(one)}</td>`;
}

function where(one: FleetWarningView, around: Around): TemplateResult {
  const pack = one.packName === undefined ? html`${msg(str`${one.packId} (not registered any more)`)}`
    : html`<a href=${address(['packs', one.packId])}>${one.packName}</a>`;
  const site = one.installationName === undefined ? html`${one.installationId}`
    : html`<a href=${address(['installations', one.installationId])}>${one.installationName}</a>`;
  return html`<td role="cell" class="warnings-where">${pack} ${simulated({ simulated: around.isSimulated })}
    <span class="sub">${msg('Site')} ${site}</span></td>`;
}

function chart(one: FleetWarningView): TemplateResult {
  return html`<td role="cell" class="warnings-chart"><a href=${chartAround(one)}
    aria-label=${msg(str`Chart around ${warningTitle(one.code)}, ${one.packName ?? one.packId}`)}>${msg('Chart')}</a></td>`;
}

/** With a box to choose it, where it can still be acknowledged. */
function box(one: FleetWarningView, around: Around): TemplateResult | typeof nothing {
  if (!around.mayAcknowledge) {
    return nothing;
  }
  const isOpen = one.acknowledgedBy === undefined && !around.isUnderWay;
  return html`<td role="cell" class="warnings-box">${!isOpen ? nothing : html`<label><input type="checkbox" .checked=${around.isSelected}
    @change=${(event: Event) => around.onSelect(one, (event.target as HTMLInputElement).checked)}>
      ${heard(msg(str`Choose ${warningTitle(one.code)}, ${one.packName ?? one.packId}`))}</label>`}</td>`;
}

export function activeRow(one: FleetWarningView, around: Around): TemplateResult {
  const open = around.isUnderWay ? msg('on its way to the pack') : msg('not yet');
  const seen = one.acknowledgedBy === undefined ? html`<span class="quiet">${open}</span>`
    : html`${msg(str`by ${one.acknowledgedBy}`)}<span class="sub">${moment(one.acknowledgedAt)}</span>`;
  return html`<tr role="row" data-id=${one.id} class=${around.isFresh ? 'fresh' : ''}>
    ${box(one, around)} ${what(one, around)} ${where(one, around)}
    <td role="cell" data-label=${msg('Standing for')} class="number"><b>${lasted(one, Date.now())}</b>
      <span class="sub">${msg(str`since ${moment(one.raisedAt)}`)}</span></td>
    <td role="cell" data-label=${msg('Acknowledged')}>${seen}</td>
    ${chart(one)}</tr>`;
}

export function pastRow(one: FleetWarningView, around: Around): TemplateResult {
  const cleared = one.clearedAt;
  return html`<tr role="row" data-id=${one.id}>
    ${what(one, around)} ${where(one, around)}
    <td role="cell" data-label=${msg('Raised')} class="number">${moment(one.raisedAt)}</td>
    <td role="cell" data-label=${msg('Over')} class="number">${moment(cleared)}</td>
    <td role="cell" data-label=${msg('Lasted')} class="number">${cleared === undefined ? UNKNOWN : lasted(one, Date.parse(cleared))}</td>
    ${chart(one)}</tr>`;
}

export function raisedRow(one: FleetWarningView, around: Around): TemplateResult {
  return html`<tr role="row" data-id=${one.id}>
    ${what(one, around)} ${where(one, around)}
    <td role="cell" data-label=${msg('Raised')} class="number">${moment(one.raisedAt)}</td>
    <td role="cell" data-label=${msg('Now')}>${one.active ? msg('active') : html`<span class="quiet">${msg('over')}</span>`}</td>
    ${chart(one)}</tr>`;
}

export const activeHead = (mayAcknowledge: boolean): TemplateResult => head([
  ...(mayAcknowledge ? [heard(msg('Choose'))] : []),
  msg('Warning'), msg('Pack and site'), msg('Standing for'), msg('Acknowledged'), heard(msg('Chart')),
]);

export const raisedHead = (): TemplateResult => head([msg('Warning'), msg('Pack and site'), msg('Raised'), msg('Now'), heard(msg('Chart'))]);

export const pastHead = (): TemplateResult =>
  head([msg('Warning'), msg('Pack and site'), msg('Raised'), msg('Over'), msg('Lasted'), heard(msg('Chart'))]);
