// Fields that forms of several kinds have.
import { msg } from '@lit/localize';
import { PutRuleLeastSeverityEnum } from '../api/index.js';
import type { Choice, Field } from './fields.js';

/** A short name in addresses and on gateways; it cannot be changed later. */
export const idField = (isNew: boolean): Field => ({
  name: 'id', label: msg('Id'), kind: 'text', isRequired: true, isFixed: !isNew, follows: 'name',
  hint: isNew ? msg('Small letters, digits and dashes. It cannot be changed later.') : msg('It cannot be changed.'),
});

export const whyField = (): Field =>
  ({ name: 'reason', label: msg('Why'), kind: 'text', isOnce: true, hint: msg('In your words; kept with the change.') });

const MEANS: Record<PutRuleLeastSeverityEnum, () => string> = {
  info: () => msg('info: good to know'),
  warning: () => msg('warning: somebody should look, soon'),
  critical: () => msg('critical: a relay is off, or nobody knows whether it should be'),
};

/** The severities and what they mean, the least first. */
export const severityChoices = (): Choice[] => Object.values(PutRuleLeastSeverityEnum).map(value => ({ value, label: MEANS[value]() }));
