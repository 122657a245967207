// One field of a form, with its label, its hint and what is wrong with it.
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Choice, Field } from './fields.js';

/** What every box says of itself. */
interface Box {
  readonly field: Field;
  readonly id: string;
  readonly value: unknown;
  readonly isWrong: boolean;
  readonly describedBy: string | undefined;
}

const text = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value ?? ''));

const TYPES: Partial<Record<Field['kind'], string>> = { password: 'password', number: 'number' };

function input({ field, id, value, isWrong, describedBy }: Box): TemplateResult {
  const offered = field.choices === undefined ? undefined : `${id}-offered`;
  return html`<input id=${id} name=${field.name} type=${TYPES[field.kind] ?? 'text'}
    .value=${text(value)} ?required=${field.isRequired} ?disabled=${field.isFixed}
    step=${ifDefined(field.kind === 'number' ? 'any' : undefined)} list=${ifDefined(offered)} autocomplete=${field.autocomplete ?? 'off'}
    spellcheck="false" aria-invalid=${isWrong} aria-describedby=${ifDefined(describedBy)}>
    ${offered === undefined ? nothing : html`<datalist id=${offered}>${field.choices?.map(one =>
      html`<option value=${one.value}>${one.label}</option>`)}</datalist>`}`;
}

function lines({ field, id, value, isWrong, describedBy }: Box): TemplateResult {
  return html`<textarea id=${id} name=${field.name} rows="3" .value=${text(value)} ?required=${field.isRequired} ?disabled=${field.isFixed}
    aria-invalid=${isWrong} aria-describedby=${ifDefined(describedBy)}></textarea>`;
}

function choice({ field, id, value, isWrong, describedBy }: Box): TemplateResult {
  const isOpen = field.isRequired !== true || value === undefined;
  const hasEmpty = field.choices?.some(one => one.value === '') ?? false;
  return html`<select id=${id} name=${field.name} ?required=${field.isRequired} ?disabled=${field.isFixed}
    aria-invalid=${isWrong} aria-describedby=${ifDefined(describedBy)}>
    ${isOpen && !hasEmpty ? html`<option value="" ?selected=${value === undefined}>${msg('please choose')}</option>` : nothing}
    ${field.choices?.map(one => html`<option value=${one.value} ?selected=${one.value === text(value)}>${one.label}</option>`)}
  </select>`;
}

function check(field: Field, id: string, isOn: boolean, describedBy: string | undefined): TemplateResult {
  return html`<label class="check"><input type="checkbox" id=${id} name=${field.name} ?checked=${isOn} ?disabled=${field.isFixed}
    aria-describedby=${ifDefined(describedBy)}> ${field.label}</label>`;
}

function choices(field: Field, id: string, chosen: readonly string[], describedBy: string | undefined): TemplateResult {
  return html`<fieldset id=${id} aria-describedby=${ifDefined(describedBy)}><legend>${field.label}</legend>
    ${field.choices?.map((one: Choice) => html`<label class="check"><input type="checkbox" name=${field.name} value=${one.value}
      ?checked=${chosen.includes(one.value)}> ${one.label}</label>`)}</fieldset>`;
}

function boxed(box: Box): TemplateResult {
  const { field, id, value, describedBy } = box;
  switch (field.kind) {
    case 'check':
      return check(field, id, value === true, describedBy);
    case 'choices':
      return choices(field, id, (value ?? []) as readonly string[], describedBy);
    case 'choice':
      return choice(box);
    case 'lines':
      return lines(box);
    default:
      return input(box);
  }
}

/** @param wrong what is wrong with it; undefined: nothing is known */
export function drawn(field: Field, value: unknown, id: string, wrong: string | undefined): TemplateResult {
  const hint = field.hint === undefined ? undefined : `${id}-hint`;
  const problem = wrong === undefined ? undefined : `${id}-wrong`;
  const describedBy = [hint, problem].filter(one => one !== undefined).join(' ') || undefined;
  const isLabelled = field.kind === 'check' || field.kind === 'choices';
  return html`<div class=${`field ${field.kind}`}>
    ${isLabelled ? nothing : html`<label for=${id}>${field.label}${field.isRequired === true || field.isFixed === true ? nothing
      : html` <span class="optional">${msg('optional')}</span>`}</label>`}
    ${boxed({ field, id, value, isWrong: wrong !== undefined, describedBy })}
    ${hint === undefined ? nothing : html`<small id=${hint}>${field.hint}</small>`}
    ${problem === undefined ? nothing : html`<strong class="wrong" id=${problem}>${wrong}</strong>`}
  </div>`;
}
