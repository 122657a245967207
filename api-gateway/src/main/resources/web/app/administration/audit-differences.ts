// What a change changed, field by field.
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { AuditView } from '../api/index.js';
import { fact } from '../core/fact.js';
import { UNKNOWN } from '../core/words.js';

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
function differing(beforeAll: unknown, afterAll: unknown): Difference[] {
  const before = flat(beforeAll);
  const after = flat(afterAll);
  return [...new Set([...before.keys(), ...after.keys()])].sort()
    .map(field => ({ field, before: before.get(field), after: after.get(field) }))
    .filter(one => JSON.stringify(one.before) !== JSON.stringify(one.after));
}

/** A value as people read it: its field says the unit. */
function said(path: string, value: unknown): string {
  const [, text] = fact(path.split('.').at(-1) ?? path, value ?? '');
  return value === undefined ? UNKNOWN : text || msg('empty');
}

function line({ field, before, after }: Difference, isChange: boolean): TemplateResult {
  const [name] = fact(field.split('.').at(-1) ?? field, before ?? after);
  const change = isChange ? html`<del>${said(field, before)}</del> → <ins>${said(field, after)}</ins>` : said(field, after ?? before);
  return html`<dt>${name}</dt><dd>${change}</dd>`;
}

/** Before and after, readable: few at once, many behind a word. */
export function differences({ before, after }: AuditView): TemplateResult | typeof nothing {
  // One of them alone: it is new, or gone.
  const isChange = (before ?? null) !== null && (after ?? null) !== null;
  const all = differing(before, after);
  if (all.length === 0) {
    return nothing;
  }
  const list = html`<dl class="differences">${all.map(one => line(one, isChange))}</dl>`;
  if (all.length <= FEW) {
    return list;
  }
  return html`<details><summary>${isChange ? msg(str`${all.length} fields changed`) : msg(str`${all.length} fields`)}</summary>${list}</details>`;
}
