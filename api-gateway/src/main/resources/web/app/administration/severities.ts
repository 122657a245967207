import { msg } from '@lit/localize';
import { PutRuleLeastSeverityEnum } from '../api/index.js';
import type { Choice } from './fields.js';

const MEANS: Record<PutRuleLeastSeverityEnum, () => string> = {
  info: () => msg('info: good to know'),
  warning: () => msg('warning: somebody should look, soon'),
  critical: () => msg('critical: a relay is off, or nobody knows whether it should be'),
};

/** The severities and what they mean, the least first. */
export const severityChoices = (): Choice[] => Object.values(PutRuleLeastSeverityEnum).map(value => ({ value, label: MEANS[value]() }));
