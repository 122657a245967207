// Calls of the API. The cookie says who is calling.
import { msg, str } from '@lit/localize';
import {
  ActionsApi, AuditApi, Configuration, EventsApi, ExportsApi, FetchError, FleetApi, GatewaysApi, ImportsApi, InstallationsApi, NotificationsApi,
  PacksApi, PageApi, RankingsApi, SeriesApi, SettingsApi, SigningInApi, TenantsApi, WarningsApi,
} from '../api/index.js';
import type { HTTPQuery, Problem, ResponseContext } from '../api/index.js';

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

async function post({ response }: ResponseContext): Promise<Response> {
  if (response.ok) {
    ended('answered');
    return response;
  }

  const problem = await response.json().catch(() => ({})) as Problem;
  ended(response.status === 401 ? 'signedOut' : 'answered');
  throw new Refused(response.status, problem);
}

async function onError(): Promise<void> {
  ended('unreachable');
}

/** Each value of a list is given under its name again, as the API wants them. What is undefined is left out. */
export function query(parameters: HTTPQuery): string {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    const values = value instanceof Set ? [...value] : Array.isArray(value) ? value : [value];
    values.filter(one => one !== undefined && one !== null).forEach(one => asked.append(name, String(one)));
  }
  return asked.toString();
}

const configuration = new Configuration({ basePath: '', middleware: [{ post, onError }], queryParamsStringify: query });

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

/** What went wrong, as a sentence for people. */
export function sentence(trouble: unknown): string {
  if (trouble instanceof FetchError) {
    return msg('The server cannot be reached.');
  }
  return trouble instanceof Error ? trouble.message : String(trouble);
}
