import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { api } from '../core/client.js';
import { Part } from '../core/part.js';
import { may } from '../core/session.js';
import { Acts } from '../parts/acts.js';
import { ask, reasonField, written } from '../parts/dialog.js';

/** Says that an installation's records wait, and lets an administrator release them. Sends "acted" when it took effect. */
export class Quarantine extends Part {
  static override properties = { installationId: {} };

  declare installationId: string;
  private readonly acts = new Acts(this, () => this.dispatchEvent(new Event('acted')));

  private release(): void {
    const id = this.installationId;
    ask({
      title: msg('Release from quarantine'),
      body: html`
        <p>${msg('Its records wait, in order, behind one that could not be digested. What should become of that one?')}</p>
        <label><input type="radio" name="skipRecord" value="no" checked> ${msg('Try it again (after an update that can digest it)')}</label>
        <label><input type="radio" name="skipRecord" value="yes"> ${msg('Leave it out: what it says is lost')}</label>
        ${reasonField()}`,
      act: msg('Release'),
      isDangerous: true,
      onAct: async fields => this.acts.follow(await api.actions.postInstallationActionsReleaseQuarantine({
        id,
        postRelease: { skipRecord: fields.get('skipRecord') === 'yes' },
        reason: written(fields, 'reason'),
      })),
    });
  }

  protected override render(): TemplateResult {
    return html`<h2>${msg('Quarantined')}</h2>
      <p>
        ${msg('A record of this installation could not be digested. What came after it waits, and nothing is decided about its packs until somebody releases it.')}
      </p>
      ${may('administrator')
        ? html`<p><button type="button" class="danger" @click=${() => this.release()}>${msg('Release…')}</button></p>`
        : html`<p class="sub">${msg('An administrator can release it.')}</p>`}
      ${this.acts.render()}`;
  }
}

customElements.define('cf-quarantine', Quarantine);
