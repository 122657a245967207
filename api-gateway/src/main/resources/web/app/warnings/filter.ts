// Which warnings are asked for, as the address says it.
import { keep, route } from '../core/route.js';
import type { GetWarningsPastRequest, GetWarningsRequest } from '../api/index.js';
import { DAY_MS, iso } from '../core/time.js';
import { SEVERITIES } from '../core/warnings.js';

export type Tab = 'active' | 'past';

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
  /** Of past ones: how many days back, where no times are given. */
  readonly days: number;
  /** Of past ones: cleared since and until then; undefined: the last {@link days}. */
  readonly between: { readonly from: string; readonly to: string } | undefined;
}

export const SORTS = ['-raisedAt', 'raisedAt', '-severity', 'code', 'packId', 'installationId'] as const;
export const DAYS: readonly number[] = [1, 7, 30, 365];
const PRESET_DAYS = 7;

const list = (text: string | null): string[] => (text ?? '').split(',').filter(word => word !== '');

function between(parameters: URLSearchParams): Filter['between'] {
  const from = Date.parse(parameters.get('from') ?? '');
  const to = Date.parse(parameters.get('to') ?? '');
  return from < to ? { from: iso(from), to: iso(to) } : undefined;
}

/** The filter that the address asks for. What it says in a way that cannot be understood is as if it were not there. */
export function asked(): Filter {
  const { parameters } = route();
  const of = (name: string): string => parameters.get(name) ?? '';
  const one = (name: string, known: readonly string[]): string => (known.includes(of(name)) ? of(name) : '');
  const times = between(parameters);
  const tab = one('tab', ['active', 'past']);
  return {
    tab: tab === '' ? (times === undefined ? 'active' : 'past') : tab as Tab,
    text: of('text'), tag: of('tag'), code: of('code'),
    severity: one('severity', SEVERITIES), acknowledged: one('acknowledged', ['true', 'false']),
    installations: list(parameters.get('installation')), packs: list(parameters.get('pack')),
    sort: one('sort', SORTS) || SORTS[0], days: Number(one('days', DAYS.map(String)) || PRESET_DAYS), between: times,
  };
}

/** Writes the filter into the address. */
export function remember(filter: Filter): void {
  const isPast = filter.tab === 'past';
  keep({
    tab: isPast ? 'past' : '', text: filter.text, tag: filter.tag, code: filter.code, severity: filter.severity, acknowledged: filter.acknowledged,
    installation: filter.installations.join(','), pack: filter.packs.join(','), sort: filter.sort === SORTS[0] ? '' : filter.sort,
    days: isPast && filter.days !== PRESET_DAYS ? filter.days : '',
    from: isPast ? filter.between?.from : '', to: isPast ? filter.between?.to : '',
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

export function pastRequest(filter: Filter): GetWarningsPastRequest {
  const nowMs = Date.now();
  const times = filter.between ?? { from: iso(nowMs - filter.days * DAY_MS), to: iso(nowMs) };
  return { ...common(filter), ...times };
}

/** Whether anything is left out that would be there without the filter. */
export const isNarrow = ({ text, tag, code, tab, severity, acknowledged, installations, packs }: Filter): boolean =>
  [text, tag, code, ...(tab === 'active' ? [severity, acknowledged] : [])].some(word => word !== '') || installations.length + packs.length > 0;

export const NO_LIMITS: Partial<Filter> = { text: '', tag: '', code: '', severity: '', acknowledged: '', installations: [], packs: [] };
