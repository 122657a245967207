import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { Part } from '../core/part.js';

/** Something to be taken along, with a button that copies it: a code in large letters, or lines of a file. */
export class Copyable extends Part {
  static override properties = { text: {}, label: {}, isLarge: { type: Boolean }, said: { state: true } };

  declare text: string;
  /** What it is, for whoever listens. */
  declare label: string;
  declare isLarge: boolean;
  declare private said: string;

  constructor() {
    super();
    this.text = '';
    this.label = '';
    this.isLarge = false;
    this.said = '';
  }

  /** Where the browser lets no page copy (no https), the text is chosen, to be copied by hand. */
  private async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text);
      this.said = msg('Copied.');
    } catch {
      const text = this.querySelector('pre');
      if (text !== null) {
        getSelection()?.selectAllChildren(text);
      }
      this.said = msg('Chosen: copy it with Ctrl+C.');
    }
  }

  protected override render(): TemplateResult {
    return html`<div class="copyable"><pre class=${this.isLarge ? 'large' : ''} tabindex="0" role="region" aria-label=${this.label}>${this.text}</pre>
      <button type="button" aria-label=${`${msg('Copy')}: ${this.label}`} @click=${() => void this.copy()}>${msg('Copy')}</button>
      <span role="status" class="said">${this.said}</span></div>`;
  }
}

customElements.define('cf-copyable', Copyable);
