import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { api } from '../core/client.js';
import { eachPage } from '../core/each-page.js';
import { Part } from '../core/part.js';
import { Refresh } from '../core/refresh.js';
import { address } from '../core/route.js';
import { SEVERITIES, severityWords } from '../core/warnings.js';
import { count, day, UNKNOWN } from '../core/words.js';
import { awaited, heard, trouble } from '../parts/tags.js';
import { bar } from './bars.js';
import { countByDay, midnights, total, type Day, type Raised } from './days.js';

const DAYS = 30;
const EVERY_MS = 300_000;
const PAGE = '1000';
const MOST_PAGES = 10;

/** The warnings that were raised on each of the last 30 days. */
export class WarningHistory extends Part {
  static override properties = { days: { state: true } };

  declare private days: readonly Day[] | undefined;
  private readonly refresh = new Refresh(this, EVERY_MS, isOvertaken => this.look(isOvertaken));

  private async look(isOvertaken: () => boolean): Promise<void> {
    const borders = midnights(new Date(), DAYS);
    const [from, to] = [borders[0]!.toISOString(), borders[DAYS]!.toISOString()];
    const raised: Raised[] = [];
    let isCut = false;
    const pages = eachPage(after => api.warnings.getWarningsRaised({ from, to, limit: PAGE, after }), MOST_PAGES);
    for await (const { warnings, next } of pages) {
      if (isOvertaken()) {
        return;
      }
      raised.push(...warnings.map(({ raisedAt, severity }) => ({ atMs: Date.parse(raisedAt), severity })));
      isCut = next !== undefined;
    }
    const oldest = raised.at(-1);
    this.days = countByDay(borders, raised, !isCut || oldest === undefined ? undefined : new Date(oldest.atMs));
  }

  private words(of: Day): string {
    if (of.known === 'unknown') {
      return msg(str`${day(of.from)}: not counted`);
    }
    const raised = SEVERITIES.filter(severity => of.numbers[severity] > 0);
    const some = raised.map(severity => `${count(of.numbers[severity])} ${severityWords(severity)}`).join(', ') || msg('none');
    return of.known === 'part' ? msg(str`${day(of.from)}: at least ${some}`) : `${day(of.from)}: ${some}`;
  }

  private column(of: Day, most: number): TemplateResult {
    const link = address(['warnings'], { tab: 'raised', from: of.from.toISOString(), to: of.to.toISOString() });
    return html`<li class=${of.known}><a href=${link} title=${this.words(of)}>
      ${bar(SEVERITIES.map(name => ({ name, value: of.numbers[name] })), most)}${heard(this.words(of))}</a></li>`;
  }

  private table(days: readonly Day[]): TemplateResult {
    const cell = (of: Day, number: number): TemplateResult =>
      html`<td class="number">${of.known === 'unknown' ? UNKNOWN : of.known === 'part' ? `≥ ${count(number)}` : count(number)}</td>`;
    const heads = [msg('Day'), ...SEVERITIES.map(severityWords)];
    return html`<details><summary>${msg('As a table')}</summary><table>
      <caption>${msg('Warnings raised on each day, newest first')}</caption>
      <thead><tr>${heads.map(head => html`<th scope="col">${head}</th>`)}</tr></thead>
      <tbody>${[...days].reverse().map(of => html`<tr><th scope="row">${day(of.from)}</th>
        ${SEVERITIES.map(severity => cell(of, of.numbers[severity]))}</tr>`)}</tbody></table></details>`;
  }

  private summary(days: readonly Day[]): string {
    const all = days.reduce((sum, of) => sum + total(of), 0);
    const cut = days.findLast(of => of.known !== 'whole');
    if (cut !== undefined) {
      return msg(str`More than ${count(all)}: only the newest are counted, days before ${day(cut.to)} are not complete.`);
    }
    const [busiest] = [...days].sort((one, other) => total(other) - total(one));
    return all === 0 || busiest === undefined ? msg('None was raised.')
      : msg(str`${count(all)} were raised, most of them on ${this.words(busiest)}.`);
  }

  private chart(days: readonly Day[]): TemplateResult {
    const most = Math.max(1, ...days.map(total));
    return html`<p class="sub">${this.summary(days)}</p>
      <div class="history"><span class="most" aria-hidden="true">${count(most)}</span>
        <ol aria-labelledby="history-title">${days.map(of => this.column(of, most))}</ol>
        <span class="from" aria-hidden="true">${day(days[0]!.from)}</span><span class="to" aria-hidden="true">${msg('today')}</span></div>
      <ul class="legend" aria-hidden="true">${SEVERITIES.map(severity => html`<li class=${severity}>${severityWords(severity)}</li>`)}</ul>
      ${this.table(days)}`;
  }

  protected override render(): TemplateResult {
    return html`<section class="card" aria-labelledby="history-title">
      <h2 id="history-title">${msg('Warnings of the last 30 days')}</h2>
      ${trouble(this.refresh.trouble)}
      ${this.days !== undefined ? this.chart(this.days) : this.refresh.trouble === '' ? awaited() : nothing}
    </section>`;
  }
}

customElements.define('cf-warning-history', WarningHistory);
