import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { Part } from '../core/part.js';

const DISMISSED = 'cellfleet.simulatedNoticeDismissed';

/** Says that no batteries stand here, until somebody has read it. */
export class SimulatedNotice extends Part {
  static override properties = { isDismissed: { state: true } };

  declare private isDismissed: boolean;

  constructor() {
    super();
    this.isDismissed = localStorage.getItem(DISMISSED) === 'yes';
  }

  private dismiss(): void {
    localStorage.setItem(DISMISSED, 'yes');
    this.isDismissed = true;
  }

  protected override render(): TemplateResult | typeof nothing {
    return this.isDismissed ? nothing : html`<aside class="notice simulated-notice" aria-label=${msg('Simulated')}>
      <p><b>${msg('All packs here are simulated.')}</b> ${msg('No batteries stand behind them: look around, nothing can break.')}</p>
      <button type="button" @click=${() => this.dismiss()}>${msg('Understood')}</button>
    </aside>`;
  }
}

customElements.define('cf-simulated-notice', SimulatedNotice);
