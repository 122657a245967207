// What can be imported, and a table to begin with.
import { msg } from '@lit/localize';
import type { ImportsApi, ImportView, PostImportsPacksRequest } from '../api/index.js';

export interface ImportKind {
  /** As its place in administration. */
  readonly path: string;
  readonly title: string;
  readonly about: string;
  readonly template: string;
  readonly takesPin: boolean;
  send(imports: ImportsApi, request: PostImportsPacksRequest): Promise<ImportView>;
}

const table = (...lines: readonly string[]): string => lines.map(line => `${line}\n`).join('');

export const importKinds = (): readonly ImportKind[] => [
  {
    path: 'installations',
    title: msg('Installations'),
    about: msg('Needed are id, name and timeZone. Tags have semicolons between them. An empty cell takes the default.'),
    template: table('id,name,timeZone,latitude,longitude,tags,simulated', 'hut-1,Upper hut,Europe/Zurich,46.56,7.96,alps;hut,false'),
    takesPin: false,
    send: (imports, { packPin: _none, ...request }) => imports.postImportsInstallations(request),
  },
  {
    path: 'packs',
    title: msg('Packs'),
    about: msg('Needed are id, installationId, name, cellCount, chemistry and capacityWh. Every other setting may be a column too, by its name in the API.'),
    template: table(
      'id,installationId,name,gatewayId,unlinkedPolicy,cellCount,chemistry,capacityWh',
      'hut-1-1,hut-1,Upper hut,hut-gateway,local,16,LiFePO4,14336',
    ),
    takesPin: true,
    send: (imports, request) => imports.postImportsPacks(request),
  },
  {
    path: 'gateways',
    title: msg('Gateways'),
    about: msg('Needed are id and name. From then on their records must be signed: enrol each at once.'),
    template: table('id,name', 'hut-gateway,Upper hut'),
    takesPin: false,
    send: (imports, { packPin: _none, ...request }) => imports.postImportsGateways(request),
  },
];

export function importKind(path: string | null): ImportKind {
  const kinds = importKinds();
  return kinds.find(kind => kind.path === path) ?? kinds[0]!;
}
