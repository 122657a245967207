// Which warnings are asked for, as the address says it.
import { keep, route, times, words, type Times } from '../core/route.js';
import type { GetWarningsPastRequest, GetWarningsRequest } from '../api/index.js';
import { DAY_MS, iso } from '../core/time.js';
import { SEVERITIES } from '../core/warnings.js';

/** Those that stand, those that are over by when they were cleared, and all by when they were raised. */
export const TABS = ['active', 'past', 'raised'] as const;
export type Tab = (typeof TABS)[number];

export interface Filter {
  readonly tab: Tab;
  readonly text: string;
  readonly tag: string;
  readonly code: string;
  /** Of active ones only. */
  readonly severity: string;
  /** "true", "false" or empty; of active ones only. */
  readonly acknowledged: string;
  readonly installations: readonly string[];
  readonly packs: readonly string[];
  /** Of active ones only. */
  readonly sort: string;
  /** But for active ones: how many days back, where no times are given. */
  readonly days: number;
  /** But for active ones: cleared, or raised, since and until then; undefined: the last {@link days}. */
  readonly between: Times | undefined;
}

/** The first is taken where none is asked for. */
export const SORTS = ['-severity', '-raisedAt', 'raisedAt', 'code', 'packId', 'installationId'] as const;
export const DAYS: readonly number[] = [1, 7, 30, 365];
const PRESET_DAYS = 7;

/** The filter that the address asks for. What it says in a way that cannot be understood is as if it were not there. */
export function asked(): Filter {
  const { parameters } = route();
  const of = (name: string): string => parameters.get(name) ?? '';
  const one = (name: string, known: readonly string[]): string => (known.includes(of(name)) ? of(name) : '');
  const between = times(parameters);
  const tab = one('tab', TABS);
  return {
    tab: tab === '' ? (between === undefined ? 'active' : 'past') : tab as Tab,
    text: of('text'), tag: of('tag'), code: of('code'),
    severity: one('severity', SEVERITIES), acknowledged: one('acknowledged', ['true', 'false']),
    installations: words(parameters.get('installation')), packs: words(parameters.get('pack')),
    sort: one('sort', SORTS) || SORTS[0], days: Number(one('days', DAYS.map(String)) || PRESET_DAYS), between,
  };
}

/** Writes the filter into the address. */
export function remember(filter: Filter): void {
  const isTimed = filter.tab !== 'active';
  keep({
    tab: isTimed ? filter.tab : '', text: filter.text, tag: filter.tag, code: filter.code, severity: filter.severity,
    acknowledged: filter.acknowledged, installation: filter.installations.join(','), pack: filter.packs.join(','), sort: filter.sort === SORTS[0] ? '' : filter.sort,
    days: isTimed && filter.days !== PRESET_DAYS ? filter.days : '',
    from: isTimed ? filter.between?.from : '', to: isTimed ? filter.between?.to : '',
  });
}

const orNone = (text: string): string | undefined => (text === '' ? undefined : text);

type Common = Pick<GetWarningsRequest, 'text' | 'warning' | 'tag' | 'installation' | 'pack'>;

function common(filter: Filter): Common {
  return {
    text: orNone(filter.text), warning: orNone(filter.code), tag: filter.tag === '' ? undefined : [filter.tag],
    installation: [...filter.installations], pack: [...filter.packs],
  };
}

export const activeRequest = (filter: Filter): GetWarningsRequest =>
  ({ ...common(filter), severity: orNone(filter.severity), acknowledged: orNone(filter.acknowledged), sort: filter.sort });

/** The same for those that are over, and for all that were raised. */
export function timedRequest(filter: Filter): GetWarningsPastRequest {
  const nowMs = Date.now();
  return { ...common(filter), ...filter.between ?? { from: iso(nowMs - filter.days * DAY_MS), to: iso(nowMs) } };
}

/** Whether anything is left out that would be there without the filter. */
export const isNarrow = ({ text, tag, code, tab, severity, acknowledged, installations, packs }: Filter): boolean =>
  [text, tag, code, ...(tab === 'active' ? [severity, acknowledged] : [])].some(word => word !== '') || installations.length + packs.length > 0;

export const NO_LIMITS: Partial<Filter> = { text: '', tag: '', code: '', severity: '', acknowledged: '', installations: [], packs: [] };
