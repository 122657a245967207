import type { ReactiveControllerHost } from 'lit';
import { api } from '../core/client.js';
import { Refresh } from '../core/refresh.js';
import { MINUTE_MS } from '../core/time.js';
import { bands, type Bands } from './bands.js';
import { load, type Answer } from './lines.js';
import { NOBODY, owners, type Owners } from './owners.js';
import { isEmpty, rangeOf, type Range, type View } from './view.js';

const LOOK_MS = 3000;
const SLOWEST_LOOK_MS = MINUTE_MS;
const BANDS_MS = 10_000;
const MOST_PACKS_FOR_CELLS = 5;

interface Shown extends ReactiveControllerHost {
  view(): View;
  /** Of the drawing, px. */
  width(): number;
}

/** Brings what a view shows, and brings it again while its end is now. */
export class Loader {
  answer: Answer | undefined;
  told: Bands = { rows: [], isCut: false };
  owners: Owners = NOBODY;
  /** Of the pack with the most; 0: not known. */
  cells = 0;
  /** The end of what goes on. */
  nowMs = Date.now();
  isLoading = false;
  private isChanged = true;
  private lookedAtMs = 0;
  private bandsAtMs = 0;
  private ownersFor = '';
  private readonly refresh: Refresh;

  constructor(private readonly host: Shown) {
    this.refresh = new Refresh(host, LOOK_MS, isOvertaken => this.look(isOvertaken));
  }

  /** What the last look met; empty when all is well. */
  get trouble(): string {
    return this.refresh.trouble;
  }

  /** Whether it asks again only when somebody wants it: what is shown cannot be had. */
  get isOver(): boolean {
    return this.refresh.isOver;
  }

  /** Something else is to be shown. */
  changed(): void {
    this.isChanged = true;
    this.bandsAtMs = 0;
    void this.refresh.now();
  }

  /** What came last, or what is asked for while it comes. */
  range(): Range {
    return rangeOf(this.host.view(), this.nowMs);
  }

  /** Something may have been added: its end is now, and a value stands for so long that another one may be there. */
  private isDue(range: Range, nowMs: number): boolean {
    const finestMs = Math.min(...this.answer?.questions.map(question => question.bucketMs) ?? [0]);
    return range.toMs > this.lookedAtMs && nowMs - this.lookedAtMs >= Math.min(SLOWEST_LOOK_MS, Math.max(LOOK_MS, finestMs / 2)) - LOOK_MS / 2;
  }

  private async look(isOvertaken: () => boolean): Promise<void> {
    const view = this.host.view();
    const nowMs = Date.now();
    const range = rangeOf(view, nowMs);
    if (isEmpty(view)) {
      this.answer = undefined;
      this.told = { rows: [], isCut: false };
      return;
    }
    if (!this.isChanged && !this.isDue(range, nowMs)) {
      return;
    }
    this.isLoading = this.isChanged && this.trouble === '';
    this.host.requestUpdate();
    let isNew = false;
    try {
      isNew = await this.known(view);
      const answer = await load(view, range, this.host.width());
      if (isOvertaken()) {
        return;
      }
      [this.answer, this.nowMs, this.lookedAtMs, this.isChanged] = [answer, nowMs, nowMs, false];
    } finally {
      if (!isOvertaken()) {
        this.isLoading = false;
        this.host.requestUpdate();
      }
    }
    await this.lookAtBands(view, range, nowMs, isNew, isOvertaken);
  }

  /** Who they are is asked once for a choice of packs; @returns whether it was now. */
  private async known(view: View): Promise<boolean> {
    const key = JSON.stringify([view.packs, view.installations]);
    if (key === this.ownersFor) {
      return false;
    }
    this.owners = await owners(view.packs, view.installations);
    this.ownersFor = key;
    const some = [...this.owners.packs.keys()].slice(0, MOST_PACKS_FOR_CELLS);
    const all = await Promise.all(some.map(id => api.packs.getPackCells({ id })));
    this.cells = Math.max(0, ...all.map(one => one.cells.length));
    return true;
  }

  /** @param areNew whether the owners were asked for just now */
  private async lookAtBands(view: View, range: Range, nowMs: number, areNew: boolean, isOvertaken: () => boolean): Promise<void> {
    if (nowMs - this.bandsAtMs < BANDS_MS) {
      return;
    }
    // How relays stand is newer than the names.
    const fresh = areNew ? this.owners : await owners(view.packs, view.installations);
    const told = await bands(fresh, range, nowMs);
    if (!isOvertaken()) {
      [this.owners, this.told, this.bandsAtMs] = [fresh, told, nowMs];
    }
  }
}
