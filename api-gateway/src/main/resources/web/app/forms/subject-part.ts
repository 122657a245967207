import { html, type TemplateResult } from 'lit';
import { route } from '../core/route.js';
import { may } from '../core/session.js';
import type { Subject } from './subject.js';
import './collection.js';
import './object.js';

/** The list of a kind of objects, or the form of the one that the address names or wants to make. */
export function subjectPart(subject: Subject, id: string | undefined): TemplateResult {
  const isMade = route().parameters.has('make') && may(subject.changedBy);
  return id === undefined && !isMade ? html`<cf-collection .subject=${subject}></cf-collection>`
    : html`<cf-object-form .subject=${subject} .objectId=${id}></cf-object-form>`;
}
