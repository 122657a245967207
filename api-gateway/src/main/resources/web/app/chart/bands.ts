// Warnings and relay states over the time of a chart.
import { msg, str } from '@lit/localize';
import { api } from '../core/client.js';
import { eachPage } from '../core/each-page.js';
import { LIGHTS, reasons, severityWords, warning, warningTitle } from '../core/warnings.js';
import type { FleetEventView, FleetWarningView } from '../api/index.js';
import { DAY_MS, iso } from '../core/time.js';
import { type Owners, type PackOwner, type Relay } from './owners.js';
import type { Range } from './view.js';

export type Tone = 'on' | 'off' | 'critical' | 'warning' | 'info';

/** For how long something was so. */
export interface Band {
  /** Before the range when it began earlier. */
  readonly fromMs: number;
  /** Undefined: it still is so. */
  readonly toMs: number | undefined;
  readonly tone: Tone;
  /** Short, for inside the band. */
  readonly mark: string;
  readonly words: string;
}

/** Bands about the same. */
export interface BandRow {
  readonly packName: string;
  readonly title: string;
  readonly bands: readonly Band[];
}

export interface Bands {
  readonly rows: readonly BandRow[];
  /** True: there were more than can be shown. */
  readonly isCut: boolean;
}

const PAGE = '1000';
const MOST_PAGES = 3;
/** So far back is looked for how a relay stood at the beginning. */
const BEFORE_MS = 30 * DAY_MS;
const EARLIER_EVENTS = '200';

interface All<T> {
  readonly found: T[];
  readonly isCut: boolean;
}

async function all<P extends { next?: string }, T>(ask: (after: string | undefined) => Promise<P>, items: (page: P) => T[]): Promise<All<T>> {
  const found: T[] = [];
  let isCut = false;
  for await (const page of eachPage(ask, MOST_PAGES)) {
    found.push(...items(page));
    isCut = page.next !== undefined;
  }
  return { found, isCut };
}

/** Those that stood at some time of the range: cleared since it began, or standing. */
async function warnings(pack: string[], range: Range, nowMs: number): Promise<All<FleetWarningView>> {
  const [past, standing] = await Promise.all([
    all(after => api.warnings.getWarningsPast({ pack, from: iso(range.fromMs), to: iso(Math.max(range.toMs, nowMs)), limit: PAGE, after }),
      page => page.warnings),
    api.warnings.getWarnings({ pack, limit: PAGE }),
  ]);
  const found = [...past.found, ...standing.warnings].filter(one => Date.parse(one.raisedAt) < range.toMs);
  return { found, isCut: past.isCut || standing.next !== undefined };
}

async function relayEvents(pack: string[], range: Range): Promise<All<FleetEventView>> {
  const type = ['relayChanged', 'overrideBegan', 'overrideEnded'];
  const [within, before] = await Promise.all([
    all(after => api.events.getEvents({ pack, type, from: iso(range.fromMs), to: iso(range.toMs), limit: PAGE, after }), page => page.events),
    api.events.getEvents({ pack, type, from: iso(range.fromMs - BEFORE_MS), to: iso(range.fromMs), limit: EARLIER_EVENTS }),
  ]);
  return { found: [...within.found, ...before.events].reverse(), isCut: within.isCut };
}

/** Where there is one pack only, its name says nothing. */
const titled = (pack: PackOwner, isOnly: boolean, text: string): string =>
  (isOnly ? text.charAt(0).toUpperCase() + text.slice(1) : `${pack.name}: ${text}`);

/** Its name, how severe it was, and what was said of it, as far as it is known. */
const warningWords = ({ code, severity, detail }: FleetWarningView): string =>
  [warningTitle(code), severity === undefined ? undefined : severityWords(severity), detail].filter(part => part !== undefined).join(', ');

function warningRows(pack: PackOwner, isOnly: boolean, all: readonly FleetWarningView[]): BandRow[] {
  const codes = [...new Set(all.map(one => one.code))].sort((a, b) => (LIGHTS.indexOf(b) - LIGHTS.indexOf(a)) || a.localeCompare(b));
  return codes.map(code => ({
    packName: pack.name,
    title: titled(pack, isOnly, `${LIGHTS.includes(code) ? `${code}, ` : ''}${warning(code)}`),
    bands: all.filter(one => one.code === code).map((one): Band => ({
      fromMs: Date.parse(one.raisedAt),
      toMs: one.clearedAt === undefined ? undefined : Date.parse(one.clearedAt),
      tone: one.severity ?? 'warning',
      mark: LIGHTS.includes(code) ? code : '!',
      words: warningWords(one),
    })).sort((a, b) => a.fromMs - b.fromMs),
  }));
}

/** How a relay stood for a while. */
export interface Stand {
  readonly fromMs: number;
  readonly toMs: number | undefined;
  /** What the rules said; undefined: it is not known. */
  readonly on: boolean | undefined;
  /** Somebody held it off, whatever the rules said. */
  readonly isHeld: boolean;
  readonly blockedBy: readonly string[];
}

type RelayEvent = Pick<FleetEventView['event'], 'type' | 'at' | 'on' | 'blockedBy'>;

/**
 * How one relay stood from each event to the next. Where nothing is known of it, nothing is said.
 *
 * @param events of this relay, the earliest first
 */
export function stands(events: readonly RelayEvent[]): Stand[] {
  const all: Stand[] = [];
  let last: Pick<Stand, 'on' | 'isHeld' | 'blockedBy'> = { on: undefined, isHeld: false, blockedBy: [] };
  events.forEach((event, nth) => {
    const next = events[nth + 1]?.at;
    last = event.type === 'relayChanged' ? { ...last, on: event.on === true, blockedBy: event.blockedBy ?? [] }
      : { ...last, isHeld: event.type === 'overrideBegan' };
    if (last.on !== undefined || last.isHeld) {
      all.push({ ...last, fromMs: Date.parse(event.at), toMs: next === undefined ? undefined : Date.parse(next) });
    }
  });
  return all;
}

function stand(title: string, { fromMs, toMs, on, isHeld, blockedBy }: Stand): Band {
  const isOn = on === true && !isHeld;
  const why = [
    ...(isHeld ? [msg('held off by an operator')] : []),
    ...(blockedBy.length === 0 ? [] : [msg(str`blocked by: ${reasons(blockedBy)}`)]),
  ];
  return {
    fromMs, toMs, tone: isOn ? 'on' : 'off', mark: isOn ? msg('on') : msg('off'),
    words: [`${title} ${isOn ? msg('on') : msg('off')}`, ...why].join(', '),
  };
}

/** How a relay stood. Before the first that is known of it, nothing is said. */
function relayRow(pack: PackOwner, isOnly: boolean, name: 'charge' | 'load', events: readonly FleetEventView[], range: Range): BandRow {
  const now: Relay | undefined = pack.relays[name];
  const title = name === 'charge' ? msg('Charge relay') : msg('Load relay');
  const own = events.filter(({ packId, event }) => packId === pack.id && event.relay === name).map(({ event }) => event);
  const bands = stands(own).filter(({ toMs }) => toMs === undefined || toMs > range.fromMs).map(of => stand(title, of));
  if (bands.length === 0 && now?.sinceMs !== undefined && now.sinceMs < range.toMs) {
    bands.push(stand(title, { fromMs: now.sinceMs, toMs: undefined, on: now.on, isHeld: now.isHeld, blockedBy: now.blockedBy }));
  }
  return { packName: pack.name, title: titled(pack, isOnly, title.toLowerCase()), bands };
}

/** What is to be told of these packs in this time. */
export async function bands(of: Owners, range: Range, nowMs: number): Promise<Bands> {
  const ids = [...of.packs.keys()];
  if (ids.length === 0) {
    return { rows: [], isCut: false };
  }
  const [raised, events] = await Promise.all([warnings(ids, range, nowMs), relayEvents(ids, range)]);
  const rows = [...of.packs.values()].flatMap(pack => [
    ...warningRows(pack, ids.length === 1, raised.found.filter(one => one.packId === pack.id)),
    relayRow(pack, ids.length === 1, 'charge', events.found, range),
    relayRow(pack, ids.length === 1, 'load', events.found, range),
  ]);
  return { rows: rows.filter(row => row.bands.length > 0), isCut: raised.isCut || events.isCut };
}

/** Where a band begins and ends within the range. What still is so goes on until now. */
export function shownPart(band: Band, range: Range, nowMs: number): Range {
  return { fromMs: Math.max(band.fromMs, range.fromMs), toMs: Math.min(band.toMs ?? Math.max(nowMs, band.fromMs), range.toMs) };
}
