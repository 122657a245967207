// Calls of the API. The cookie says who is calling.
import { msg, str } from '@lit/localize';
import {
  ActionsApi, AuditApi, Configuration, EventsApi, ExportsApi, FetchError, FleetApi, GatewaysApi, ImportsApi, InstallationsApi, NotificationsApi,
  PacksApi, PageApi, RankingsApi, SeriesApi, SettingsApi, SigningInApi, TenantsApi, WarningsApi,
} from '../api/index.js';
import type { ErrorContext, FetchAPI, HTTPQuery, Problem, ResponseContext } from '../api/index.js';
import { MINUTE_MS, SECOND_MS } from './time.js';

/** The server gives its own questions less. */
const LIMIT_MS = 30 * SECOND_MS;
/** What goes through very much at once, for which the server itself takes up to 10 minutes. */
const LONG = /^\/api\/v1\/(imports\/|settings-changes$|tenants\/[^/]+\/data$)/;
const LONG_MS = 11 * MINUTE_MS;

/** The API refused, and says why. */
export class Refused extends Error {
  constructor(readonly status: number, readonly problem: Problem) {
    super(problem.detail ?? msg(str`The server answered ${status}.`));
    this.name = 'Refused';
  }
}

/** Whoever wants to know how calls end: with an answer, without one, or because nobody is signed in. */
export type Ending = 'answered' | 'unreachable' | 'signedOut';

const listeners = new Set<(ending: Ending) => void>();

export function onEnding(listener: (ending: Ending) => void): void {
  listeners.add(listener);
}

export function ended(ending: Ending): void {
  listeners.forEach(listener => listener(ending));
}

/** @returns the answer; throws where it is a refusal */
async function judged(response: Response): Promise<Response> {
  if (response.ok) {
    ended('answered');
    return response;
  }

  const problem = await response.json().catch(() => ({})) as Problem;
  ended(response.status === 401 ? 'signedOut' : 'answered');
  throw new Refused(response.status, problem);
}

/** What its caller took back says nothing of the server. */
async function onError({ init: { signal } }: ErrorContext): Promise<void> {
  if (signal?.aborted !== true) {
    ended('unreachable');
  }
}

/**
 * A call that ends: one that hangs without a broken connection is given up. The answer is here to its end when this
 * comes back, so that one that stops in the middle is none.
 */
export const fetchInTime: FetchAPI = async (input, init = {}) => {
  const [path = ''] = String(input).split('?');
  const limit = AbortSignal.timeout(LONG.test(path) && init.method !== 'GET' ? LONG_MS : LIMIT_MS);
  const response = await fetch(input, { ...init, signal: init.signal == null ? limit : AbortSignal.any([init.signal, limit]) });
  const { status, statusText, headers } = response;
  const body = await response.arrayBuffer();
  return new Response(body.byteLength === 0 ? null : body, { status, statusText, headers });
};

/** Each value of a list is given under its name again, as the API wants them. What is undefined is left out. */
export function query(parameters: HTTPQuery): string {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    const values = value instanceof Set ? [...value] : Array.isArray(value) ? value : [value];
    values.filter(one => one !== undefined && one !== null).forEach(one => asked.append(name, String(one)));
  }
  return asked.toString();
}

/** Asks whether the API gives what is there, without taking it; a refusal is thrown as {@link Refused}. */
export async function check(path: string): Promise<void> {
  const enough = new AbortController();
  const response = await fetch(path, { signal: AbortSignal.any([enough.signal, AbortSignal.timeout(LIMIT_MS)]) })
    .catch((trouble: unknown) => {
      ended('unreachable');
      throw new FetchError(trouble as Error);
    });
  await judged(response);
  enough.abort();
}

const configuration = new Configuration({
  basePath: '', fetchApi: fetchInTime, queryParamsStringify: query,
  middleware: [{ post: ({ response }: ResponseContext) => judged(response), onError }],
});

/** The API, by the tags of its description. A refusal is thrown as {@link Refused}. */
export const api = {
  actions: new ActionsApi(configuration),
  audit: new AuditApi(configuration),
  events: new EventsApi(configuration),
  exports: new ExportsApi(configuration),
  fleet: new FleetApi(configuration),
  gateways: new GatewaysApi(configuration),
  imports: new ImportsApi(configuration),
  installations: new InstallationsApi(configuration),
  notifications: new NotificationsApi(configuration),
  packs: new PacksApi(configuration),
  page: new PageApi(configuration),
  rankings: new RankingsApi(configuration),
  series: new SeriesApi(configuration),
  settings: new SettingsApi(configuration),
  signingIn: new SigningInApi(configuration),
  tenants: new TenantsApi(configuration),
  warnings: new WarningsApi(configuration),
};

const isTimeOut = ({ name }: Error): boolean => name === 'TimeoutError';

/** What went wrong, as a sentence for people. */
export function sentence(trouble: unknown): string {
  if (trouble instanceof FetchError) {
    return isTimeOut(trouble.cause) ? msg('The server does not answer: it was waited for in vain.') : msg('The server cannot be reached.');
  }
  return trouble instanceof Error ? trouble.message : String(trouble);
}
