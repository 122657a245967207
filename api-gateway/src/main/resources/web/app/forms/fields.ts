// A form as data: what is asked, and how what was written becomes what the API takes.

/** How a field is asked for, and what it gives: a text, a number, yes or no, one of some, several words, several of some. */
export type FieldKind = 'text' | 'lines' | 'password' | 'number' | 'check' | 'choice' | 'words' | 'choices';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface Field {
  /** As the API names it, with dots into objects: "settings.cellCount". What is wrong with it comes under this name. */
  readonly name: string;
  readonly label: string;
  readonly kind: FieldKind;
  readonly hint?: string;
  readonly isRequired?: boolean;
  /** Shown, but not to be changed. */
  readonly isFixed?: boolean;
  /** What there is to choose from; of a text: what is offered while one writes. */
  readonly choices?: readonly Choice[];
  /** Empty again after it was sent. */
  readonly isOnce?: boolean;
  /** The name of another field. Until somebody writes this one, it is made from that one. */
  readonly follows?: string;
  /** Fields of one group follow one another and can be folded away. */
  readonly group?: string;
  readonly autocomplete?: AutoFill;
}

/** By the names of the fields. Undefined: nothing was written. */
export type Values = Readonly<Record<string, unknown>>;

const words = (text: string): string[] => text.split(/[,;\n]/).map(word => word.trim()).filter(word => word !== '');

function value(field: Field, written: FormData): unknown {
  const text = String(written.get(field.name) ?? '');
  switch (field.kind) {
    case 'check':
      return written.has(field.name);
    case 'choices':
      return written.getAll(field.name).map(String);
    case 'words':
      return words(text);
    case 'number':
      return text.trim() === '' ? undefined : Number(text);
    case 'text':
      return text.trim() || undefined;
    case 'lines':
    case 'password':
    case 'choice':
      return text || undefined;
  }
}

/** What somebody wrote into a form. What cannot be changed is as it was. */
export function read(fields: readonly Field[], before: Values, form: HTMLFormElement): Values {
  const written = new FormData(form);
  return Object.fromEntries(fields.map(field => [field.name, field.isFixed === true ? before[field.name] : value(field, written)]));
}

/** Values as the API takes them: "settings.cellCount" is cellCount in settings. What is undefined is left out. */
export function body<T>(values: Values): T {
  const whole: Record<string, unknown> = {};
  for (const [name, one] of Object.entries(values)) {
    if (one !== undefined) {
      const steps = name.split('.');
      const last = steps.pop() ?? name;
      const within = steps.reduce((at, step) => (at[step] ??= {}) as Record<string, unknown>, whole);
      within[last] = one;
    }
  }
  return whole as T;
}

/** An id made of a name: small letters, digits and dashes. */
export const idOf = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim().replaceAll(' ', '-').slice(0, 63);
