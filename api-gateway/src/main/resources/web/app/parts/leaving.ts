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

/** Whether the reader is held back; he is then asked, and the address is as it was before. */
export function heldBack({ oldURL, newURL }: HashChangeEvent): boolean {
  const [from, to] = [new URL(oldURL).hash, new URL(newURL).hash];
  if (route(from).path.join('/') === route(to).path.join('/') || ![...onPage].some(each => each.isHolding)) {
    return false;
  }
  history.replaceState(null, '', from === '' ? '#/' : from);
  ask({
    title: msg('Leave without saving?'),
    body: html`<p>${msg('What you have changed here is not saved, and is lost when you leave.')}</p>`,
    act: msg('Leave without saving'),
    isDangerous: true,
    onAct: async () => {
      onPage.forEach(each => each.release());
      location.hash = to;
    },
  });
  return true;
}
