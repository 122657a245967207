// The installations that are asked for: all of their ids in order, and the newest values of those that were looked at.
import type { InstallationShortView } from '../api/index.js';
import { taken, type Taken } from '../core/age.js';
import { api } from '../core/client.js';
import { eachPage } from '../core/each-page.js';
import { question, sameAsked, type Asked } from './asked.js';

const FIRST_PAGE = '100';
const LATER_PAGES = '1000';
// Of one request: its address must not become too long.
const IDS_AT_ONCE = 25;

/**
 * A page after the other gives the order, as ids alone; the values are asked for by id, of those rows only that are seen.
 * So the length is known, a scroll may go anywhere, and ten thousand installations cost as little as those on the screen.
 */
export class Listing {
  ids: readonly string[] = [];
  /** False while pages of the order are still coming. */
  isWhole = false;
  /** Of the installations that were looked at, by name; the same array until there are others. */
  tags: readonly string[] = [];
  private readonly values = new Map<string, Taken<InstallationShortView>>();
  private of: Asked | undefined;

  at(index: number): Taken<InstallationShortView> | undefined {
    return this.values.get(this.ids[index] ?? '');
  }

  /**
   * Asks for the order. What is asked for the first time is shown page by page as it comes; a later look at the same
   * replaces the order when it is whole, so that no row jumps twice.
   */
  async lookAtOrder(asked: Asked, isOvertaken: () => boolean, onPage: () => void): Promise<void> {
    const isNew = this.of === undefined || !sameAsked(this.of, asked);
    const ids = new Set<string>();
    const pages = eachPage(after => api.installations.getInstallations({
      ...question(asked), ...(after === undefined ? { limit: FIRST_PAGE } : { after, limit: LATER_PAGES, columns: 'id' }),
    }));
    for await (const page of pages) {
      if (isOvertaken()) {
        return;
      }
      if (ids.size === 0) {
        this.keep(page.installations);
      }
      // A value by which they are sorted may have changed between two pages: no installation comes twice.
      page.installations.forEach(({ id }) => ids.add(id));
      if (isNew || page.next === undefined) {
        this.of = asked;
        this.ids = [...ids];
        this.isWhole = page.next === undefined;
        onPage();
      }
    }
  }

  /** Asks for the values of these rows. */
  async lookAt(first: number, end: number): Promise<void> {
    const ids = this.ids.slice(first, end);
    const parts = Array.from({ length: Math.ceil(ids.length / IDS_AT_ONCE) }, (_none, nth) => ids.slice(nth * IDS_AT_ONCE, (nth + 1) * IDS_AT_ONCE));
    await Promise.all(parts.map(async installation =>
      this.keep((await api.installations.getInstallations({ installation, limit: String(IDS_AT_ONCE) })).installations)));
  }

  /** Whether the values of one of these rows were never asked for. */
  hasGaps(first: number, end: number): boolean {
    return this.ids.slice(first, end).some(id => !this.values.has(id));
  }

  private keep(views: readonly InstallationShortView[]): void {
    views.forEach(view => this.values.set(view.id, taken(view)));
    const tags = [...new Set([...this.values.values()].flatMap(({ value }) => value.tags))].sort();
    if (tags.join() !== this.tags.join()) {
      this.tags = tags;
    }
  }
}
