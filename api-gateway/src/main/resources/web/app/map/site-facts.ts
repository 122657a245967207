// A site in words: in a list beside the map, and in what opens from its mark.
import { html, nothing, type TemplateResult } from 'lit';
import { ageMs, quality } from '../core/age.js';
import { address } from '../core/route.js';
import { span, watts } from '../core/words.js';
import { qualityTag, simulated, soc } from '../parts/tags.js';
import { LETTERS, stateOf, stateWords, type Marked, type Site, type State } from './state.js';

const MOST_FACTS = 50;

export const glyph = (state: State): TemplateResult => html`<span class=${`mark ${state}`} aria-hidden="true"><span>${LETTERS[state]}</span></span>`;

/** A site in a list, and what can be done with it. */
export function entry({ site, state }: Marked, act: TemplateResult | typeof nothing = nothing): TemplateResult {
  const { value } = site;
  return html`<li class=${quality(site) === 'live' ? 'entry' : 'entry old'}>
    ${glyph(state)}
    <div><a href=${address(['installations', value.id])}>${value.name}</a> ${simulated(value)}<span class="sub">${stateWords(state)}</span></div>
    ${act}</li>`;
}

/** What is known of sites, in a few lines each. */
export function facts(sites: readonly Site[]): TemplateResult {
  return html`${sites.slice(0, MOST_FACTS).map(site => {
    const { value } = site;
    const [age, heard, state] = [ageMs(site), quality(site), stateOf(site)];
    return html`<div class=${heard === 'live' ? 'site-facts' : 'site-facts old'}>
      <h3>${glyph(state)} <a href=${address(['installations', value.id])}>${value.name}</a></h3>
      <p>${simulated(value)} ${qualityTag(heard)} ${age === undefined ? '' : span(age)}</p>
      <p>${stateWords(state)} · ${soc(value.socPercent, value.socCalibrated)} · ${watts(value.powerW)}</p></div>`;
  })}`;
}
