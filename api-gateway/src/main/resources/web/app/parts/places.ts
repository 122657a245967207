import { html, type TemplateResult } from 'lit';

/** A part of a page with an address of its own. */
export interface Place {
  readonly address: string;
  readonly title: string;
  readonly isShown: boolean;
}

/** Where one can go within a page. */
export const placesBar = (label: string, places: readonly Place[]): TemplateResult =>
  html`<nav class="places-bar" aria-label=${label}>${places.map(place =>
    html`<a href=${place.address} aria-current=${place.isShown ? 'page' : 'false'}>${place.title}</a>`)}</nav>`;
