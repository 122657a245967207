import type { TemplateResult } from 'lit';
import type { Role } from '../core/session.js';
import type { Field, Values } from './fields.js';
import type { Page } from '../parts/pages.js';

/** What a change says beside its body: which revision was seen, or that there must be none yet; and why. */
export interface Change {
  readonly ifMatch?: string;
  readonly ifNoneMatch?: string;
  readonly reason?: string;
}

/** A column of a list. What the first one says links to the object; what stands beside it does not. */
export interface Column<L> {
  readonly title: string;
  cell(listed: L): TemplateResult | string;
  beside?(listed: L): TemplateResult;
}

/**
 * One kind of thing that is administered: how it is listed, what is asked to make or change one, and what stands beside.
 * L is such a thing in the list, T the thing alone.
 */
export interface Subject<L = unknown, T = unknown> {
  /** The words of its address: ["administration", "packs"]. */
  readonly place: readonly [string, string];
  readonly title: string;
  /** Over the form of a new one. */
  readonly newTitle: string;
  /** What it is, in one or two sentences. */
  readonly about: string;
  /** Who may look, and who may make and change. */
  readonly seenBy: Role;
  readonly changedBy: Role;
  /** Whether the list can be searched; absent: not. */
  readonly isSearched?: boolean;
  /** Said where the list is empty; absent: that there is none yet. */
  readonly none?: string;
  /** How often the list is looked at again. */
  readonly everyMs: number;

  /** The field of a form that says which one; absent: "id". */
  readonly keyField?: string;

  columns(): readonly Column<L>[];
  page(after: string | undefined, limit: string, text: string | undefined): Promise<Page<L>>;
  /** By which one is found. */
  key(listed: L): string;
  find(key: string): Promise<T>;
  name(of: T): string;
  revision(of: T): number;

  /** @param of undefined: a new one */
  fields(of: T | undefined): Promise<readonly Field[]>;
  /** @param asked of the address, for a new one */
  values(of: T | undefined, asked: URLSearchParams): Values;
  put(key: string, values: Values, change: Change, of: T | undefined): Promise<unknown>;

  /** What stands over the list; absent: nothing. */
  over?(): TemplateResult;

  /** What PUT answered and is shown this once; undefined: nothing. */
  once?(answer: unknown): TemplateResult | undefined;

  /**
   * What stands beside the form of one that is there.
   *
   * @param again looks at it again
   */
  beside?(of: T, again: () => void): TemplateResult;
}
