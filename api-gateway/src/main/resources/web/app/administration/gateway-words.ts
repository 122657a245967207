// What a gateway said of itself, in words.
import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { GatewayView, HeardView } from '../api/index.js';
import { MINUTE_MS } from '../core/time.js';
import { moment, span } from '../core/words.js';
import { qualityTag } from '../parts/tags.js';

const OFFLINE_MS = MINUTE_MS;

/** How long ago, by the clock of this machine: the server gives the time alone. */
const agoMs = (iso: string): number => Math.max(0, Date.now() - Date.parse(iso));

/**
 * When a gateway was heard last. It tells every 5 s how it is, and counts as offline after 60 s. Without a key nothing was
 * ever believed of it; of one with a key the server remembers no more than the last hours.
 */
export function heardTag({ heard, enrolledAt }: GatewayView): TemplateResult {
  if (heard === undefined) {
    return html`<span class="tag never">${enrolledAt === undefined ? msg('never heard') : msg('not heard lately')}</span>`;
  }
  const ago = agoMs(heard.at);
  return html`${ago > OFFLINE_MS ? html`<span class="tag silent">${msg('offline')}</span>` : qualityTag('live')}
    <span class="sub" title=${moment(heard.at)}>${msg(str`${span(ago)} ago`)}</span>`;
}

/** Records that wait on its disk to be sent. */
export const spoolWords = ({ waiting, oldestWaitedMs }: HeardView): string =>
  (waiting === 0 ? msg('nothing waits') : msg(str`${waiting} records wait, the oldest since ${span(oldestWaitedMs)}`));

const CLOCKS: Record<string, () => string> = {
  unset: () => msg('not set'),
  set: () => msg('set, by what is not known'),
  synchronised: () => msg('synchronised'),
};

/** How far the clock of a gateway may be believed, and how far it is off. */
export function clockWords({ clockQuality, clockAheadMs }: HeardView): string {
  const quality = CLOCKS[clockQuality ?? '']?.() ?? msg('it does not say');
  if (Math.abs(clockAheadMs) < 1000) {
    return quality;
  }
  return clockAheadMs > 0 ? msg(str`${quality}, ${span(clockAheadMs)} ahead`) : msg(str`${quality}, ${span(-clockAheadMs)} behind`);
}
