import { html, type TemplateResult } from 'lit';

/** Something that is chosen, in a list of the class "chips", with a button that takes it away. */
export const chip = (what: string | TemplateResult, takeAway: string, onTakeAway: () => void): TemplateResult =>
  html`<li>${what} <button type="button" aria-label=${takeAway} @click=${onTakeAway}>×</button></li>`;
