import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { showTheSame } from '../core/time.js';

/** Says whose clock the times of a page are, where it shows another time than those of the site. */
export function timesOf(siteZone: string): TemplateResult | typeof nothing {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return showTheSame(timeZone, siteZone, Date.now()) ? nothing : html`<span class="sub">${msg(str`Times of this browser: ${timeZone}`)}</span>`;
}
