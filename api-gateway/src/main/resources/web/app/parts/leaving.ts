import { msg } from '@lit/localize';
import { html, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { route } from '../core/route.js';
import { ask } from './dialog.js';

const onPage = new Set<Leaving>();

/** Holds the reader back while something on the page is not saved: asks before another page, or none, is shown. */
export class Leaving implements ReactiveController {
  private isFree = false;

  constructor(host: ReactiveControllerHost, private readonly hasUnsaved: () => boolean) {
    host.addController(this);
  }

  hostConnected(): void {
    onPage.add(this);
    addEventListener('beforeunload', this.onUnload);
  }

  hostDisconnected(): void {
    onPage.delete(this);
    removeEventListener('beforeunload', this.onUnload);
  }

  get isHolding(): boolean {
    return !this.isFree && this.hasUnsaved();
  }

  /** Lets the reader go: what is not saved is lost. */
  release(): void {
    this.isFree = true;
  }

  private readonly onUnload = (event: BeforeUnloadEvent): void => {
    if (this.isHolding) {
      event.preventDefault();
    }
  };
}

const isHeld = (): boolean => [...onPage].some(each => each.isHolding);

function askToLeave(title: string, act: string, go: () => Promise<void>): void {
  ask({
    title, act, isDangerous: true,
    body: html`<p>${msg('What you have changed here is not saved, and is lost when you leave.')}</p>`,
    onAct: async () => {
      onPage.forEach(each => each.release());
      await go();
    },
  });
}

/** Signs out; asks before while something is not saved. */
export async function leaveBySigningOut(signOut: () => Promise<void>): Promise<void> {
  if (isHeld()) {
    askToLeave(msg('Sign out without saving?'), msg('Sign out without saving'), signOut);
  } else {
    await signOut();
  }
}

/** Which page it is; the form of a new thing is one of its own. */
function pageAt(hash: string): string {
  const { path, parameters } = route(hash);
  return [...path, parameters.has('make') ? '+' : ''].join('/');
}

/** Whether the reader is held back; he is then asked, and the address is as it was before. */
export function heldBack({ oldURL, newURL }: HashChangeEvent): boolean {
  const [from, to] = [new URL(oldURL).hash, new URL(newURL).hash];
  if (pageAt(from) === pageAt(to) || !isHeld()) {
    return false;
  }
  history.replaceState(null, '', from === '' ? '#/' : from);
  askToLeave(msg('Leave without saving?'), msg('Leave without saving'), async () => {
    location.hash = to;
  });
  return true;
}
