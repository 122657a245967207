// What a change changed, field by field.
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { AuditView } from '../api/index.js';
import { fact, UNKNOWN } from '../core/words.js';

/** More than so many are folded away. */
const FEW = 4;

interface Difference {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Fields of a tree by their path, "settings.vMaxMv". */
function flat(value: unknown, path = ''): Map<string, unknown> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return path === '' || value === null ? new Map() : new Map([[path, value]]);
  }
  return new Map(Object.entries(value).flatMap(([name, one]) => [...flat(one, path === '' ? name : `${path}.${name}`)]));
}

/** Only what differs; of something new or gone, all of it. */
export function differing(beforeAll: unknown, afterAll: unknown): Difference[] {
  const before = flat(beforeAll);
  const after = flat(afterAll);
  return [...new Set([...before.keys(), ...after.keys()])].sort()
    .map(field => ({ field, before: before.get(field), after: after.get(field) }))
    .filter(one => JSON.stringify(one.before) !== JSON.stringify(one.after));
}

function said(path: string, value: unknown): [string, string] {
  const [field = path] = path.split('.').slice(-1);
  const [name, text] = fact(field, value ?? '');
  return [name, value === undefined ? UNKNOWN : text || msg('empty')];
}

function line({ field, before, after }: Difference, hasBefore: boolean, hasAfter: boolean): TemplateResult {
  const [name, now] = said(field, after ?? (hasAfter ? undefined : before));
  const [, was] = said(field, before);
  const sign = after === undefined && hasAfter ? UNKNOWN : now;
  return html`<dt>${name}</dt><dd>${hasBefore && hasAfter ? html`<del>${was}</del> → <ins>${sign}</ins>` : sign}</dd>`;
}

/** Before and after, readable: few at once, many behind a word. */
export function differences({ before, after }: AuditView): TemplateResult | typeof nothing {
  const hasBefore = before !== undefined && before !== null;
  const hasAfter = after !== undefined && after !== null;
  const all = differing(before, after);
  if (all.length === 0) {
    return nothing;
  }
  const list = html`<dl class="differences">${all.map(one => line(one, hasBefore, hasAfter))}</dl>`;
  if (all.length <= FEW) {
    return list;
  }
  return html`<details><summary>${hasBefore && hasAfter ? msg(str`${all.length} fields changed`) : msg(str`${all.length} fields`)}</summary>${list}</details>`;
}
