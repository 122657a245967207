import { msg } from '@lit/localize';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { sentence } from '../core/client.js';
import { Refresh } from '../core/refresh.js';
import { awaited, trouble } from './tags.js';

/** A page of a list, and what is asked with to get the next one; absent: it is the last. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

const AT_ONCE = 100;
const MOST = 1000;

/** A list that comes page by page: as much as was asked for is looked at again and again. */
export class Pages<T> {
  items: readonly T[] | undefined;
  private isBusy = false;
  private next: string | undefined;
  private problem = '';
  private readonly refresh: Refresh;

  /**
   * @param everyMs between two looks; 0: only when asked
   * @param page asks for a page: after which, and how many
   * @param atOnce how many come at first, and with each further page
   */
  constructor(
    private readonly host: ReactiveControllerHost,
    everyMs: number,
    private readonly page: (after: string | undefined, limit: string) => Promise<Page<T>>,
    private readonly atOnce = AT_ONCE,
  ) {
    this.refresh = new Refresh(host, everyMs, isOvertaken => this.look(isOvertaken));
  }

  /** Whether there is more than is shown. */
  get hasMore(): boolean {
    return this.next !== undefined;
  }

  /** Forgets what there is and begins anew: something else is asked. */
  begin(): void {
    this.items = undefined;
    void this.refresh.now();
  }

  async again(): Promise<void> {
    await this.refresh.now();
  }

  private async look(isOvertaken: () => boolean): Promise<void> {
    const shown = this.items?.length ?? 0;
    // So many come in no single page: they stay as they are. What is being added to is left alone.
    if (shown > MOST || (shown > 0 && this.isBusy)) {
      return;
    }
    const page = await this.page(undefined, String(Math.max(this.atOnce, shown)));
    if (!isOvertaken()) {
      this.items = page.items;
      this.next = page.next;
    }
  }

  private async more(): Promise<void> {
    const before = this.items;
    this.isBusy = true;
    this.problem = '';
    this.host.requestUpdate();
    try {
      const page = await this.page(this.next, String(this.atOnce));
      if (this.items === before) {
        this.items = [...before ?? [], ...page.items];
        this.next = page.next;
      }
    } catch (problem) {
      this.problem = sentence(problem);
    } finally {
      this.isBusy = false;
      this.host.requestUpdate();
    }
  }

  /** Stands below the list: what went wrong, and what brings more. */
  foot(): TemplateResult {
    return html`${trouble(this.refresh.trouble || this.problem)}
      ${this.items === undefined && this.refresh.trouble === '' ? awaited() : nothing}
      ${!this.hasMore || this.items === undefined ? nothing : html`<p class="deeds"><button type="button"
        ?disabled=${this.isBusy} @click=${() => void this.more()}>${msg('Show more')}</button></p>`}`;
  }
}
