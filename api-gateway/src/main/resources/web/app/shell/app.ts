import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { onEnding, sentence } from '../core/client.js';
import { Part } from '../core/part.js';
import { route } from '../core/route.js';
import { begin, forget, signOut, whoIsSignedIn } from '../core/session.js';
import { heldBack, leaveBySigningOut } from '../parts/leaving.js';
import { pageOf, PLACES } from './pages.js';
import './sign-in.js';
import '../parts/dialog.js';

// When the page was last loaded anew because code was missing, ms since 1970.
const LOADED_ANEW = 'loaded-anew';
const LOADED_ANEW_EVERY_MS = 60_000;

/** The frame around every page: where one can go, who is signed in, and whether the server answers. */
export class App extends Part {
  static override properties = { isLost: { state: true }, notice: { state: true }, isReady: { state: true } };

  /** The last call had no answer. */
  declare private isLost: boolean;
  declare private notice: string;
  declare private isReady: boolean;
  private shown: HTMLElement | undefined;
  /** Undefined: none, or it could not be loaded. */
  private shownPath: string | undefined;

  constructor() {
    super();
    this.isLost = false;
    this.notice = '';
    this.isReady = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.replaceChildren();
    addEventListener('hashchange', event => (heldBack(event) ? undefined : void this.turn()));
    onEnding(ending => {
      if (ending === 'signedOut') {
        if (whoIsSignedIn() !== null) {
          this.notice = msg('Please sign in again.');
          forget();
        }
        void this.turn();
      } else {
        this.isLost = ending === 'unreachable';
        if (!this.isLost && this.isReady && this.shownPath === undefined && whoIsSignedIn() !== null) {
          void this.turn();
        }
      }
    });
    void this.first();
  }

  private async first(): Promise<void> {
    try {
      await begin();
    } catch (trouble) {
      this.notice = sentence(trouble);
    }
    this.isReady = true;
    await this.turn();
  }

  /** Shows the page that the address names. Within one page only its parameters changed: it hears that by itself. */
  private async turn(): Promise<void> {
    if (whoIsSignedIn() === null) {
      this.shown = undefined;
      this.shownPath = undefined;
      this.requestUpdate();
      return;
    }

    this.notice = '';
    const { path } = route();
    const wanted = path.join('/');
    if (wanted === this.shownPath) {
      return;
    }

    this.shownPath = wanted;
    const page = await pageOf(path).catch(() => undefined);
    if (wanted !== this.shownPath) {
      return;
    }
    if (page === undefined) {
      await this.withoutCode();
      return;
    }
    this.shown = page;
    this.requestUpdate();
    await this.updateComplete;
    scrollTo(0, 0);
  }

  /**
   * The code of a page did not come. Where the server answers nevertheless it is that of another release, and the page as
   * it is now is loaded; otherwise the code is asked for again when there is an answer.
   */
  private async withoutCode(): Promise<void> {
    this.shownPath = undefined;
    const answers = await fetch('./', { cache: 'no-store' }).then(answer => answer.ok, () => false);
    if (answers && Date.now() - Number(sessionStorage.getItem(LOADED_ANEW)) > LOADED_ANEW_EVERY_MS) {
      sessionStorage.setItem(LOADED_ANEW, String(Date.now()));
      location.reload();
    } else {
      this.isLost = true;
    }
  }

  private navigation(): TemplateResult {
    const [place = ''] = route().path;
    return html`<nav aria-label=${msg('Pages')}>${PLACES.map(each =>
      html`<a href=${`#/${each.path}`} aria-current=${each.holds.includes(place) ? 'page' : 'false'}>${each.title()}</a>`)}</nav>`;
  }

  private linkState(): TemplateResult {
    return html`<p id="link-state" role="status" class=${this.isLost ? 'lost' : ''}>${this.isLost ? msg('Connection lost: values grow old') : ''}</p>`;
  }

  private async leave(): Promise<void> {
    try {
      await signOut();
    } catch (trouble) {
      this.notice = sentence(trouble);
    }
    await this.turn();
  }

  private skip(event: Event): void {
    event.preventDefault();
    this.querySelector<HTMLElement>('#main')?.focus();
  }

  protected override render(): TemplateResult {
    const me = whoIsSignedIn();
    return html`
      <a class="skip" href="#main" @click=${(event: Event) => this.skip(event)}>${msg('Skip to content')}</a>
      <header class="top">
        <a class="brand" href="#/"><img src="icon.svg" alt="" width="28" height="28"> Cellfleet</a>
        ${me === null ? nothing : this.navigation()}
        ${this.linkState()}
        ${me === null ? nothing : html`<div id="who">
          <a href="#/account" aria-current=${route().path[0] === 'account' ? 'page' : 'false'}>${me.name}</a>
          <a href="/api/docs/">API</a>
          <button type="button" @click=${() => void leaveBySigningOut(() => this.leave())}>${msg('Sign out')}</button>
        </div>`}
      </header>
      <main id="main" tabindex="-1">
        ${me !== null ? this.shown : nothing}
        ${me !== null || !this.isReady ? nothing : html`<cf-sign-in .notice=${this.notice} @signed-in=${() => void this.turn()}></cf-sign-in>`}
      </main>
      <cf-dialog></cf-dialog>`;
  }
}

customElements.define('cf-app', App);
