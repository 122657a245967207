// A site in words: in a list beside the map, and in what opens from its mark.
import { html, nothing, type TemplateResult } from 'lit';
import { ageMs, quality } from '../core/age.js';
import { address } from '../core/route.js';
import { span, watts } from '../core/words.js';
import { qualityTag, simulated, soc } from '../parts/tags.js';
import { LETTERS, stateOf, stateWords, type Site, type State } from './state.js';

const MOST_FACTS = 50;

export const glyph = (state: State): TemplateResult => html`<span class=${`mark ${state}`} aria-hidden="true"><span>${LETTERS[state]}</span></span>`;

/** A site in a list, and what can be done with it. */
export function entry(site: Site, act: TemplateResult | typeof nothing = nothing): TemplateResult {
  const { value } = site;
  const state = stateOf(site);
  return html`<li class=${quality(site) === 'live' ? 'entry' : 'entry old'}>
    ${glyph(state)}
    <div><a href=${address(['installations', value.id])}>${value.name}</a> ${simulated(value)}<span class="sub">${stateWords(state)}</span></div>
    ${act}</li>`;
}

/** What is known of sites, in a few lines each. */
export function facts(sites: readonly Site[]): TemplateResult {
  return html`${sites.slice(0, MOST_FACTS).map(site => {
    const { value } = site;
    const age = ageMs(site);
    return html`<div class=${quality(site) === 'live' ? 'site-facts' : 'site-facts old'}>
      <h3>${glyph(stateOf(site))} <a href=${address(['installations', value.id])}>${value.name}</a></h3>
      <p>${simulated(value)} ${qualityTag(quality(site))} ${age === undefined ? '' : span(age)}</p>
      <p>${stateWords(stateOf(site))} · ${soc(value.socPercent, value.socCalibrated)} · ${watts(value.powerW)}</p></div>`;
  })}`;
}
