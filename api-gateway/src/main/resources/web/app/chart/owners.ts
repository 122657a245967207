// The packs and sites of a view, by their names.
import { msg, str } from '@lit/localize';
import { api } from '../core/client.js';

/** A pack or a site that is shown. */
export interface Owner {
  readonly id: string;
  readonly name: string;
  readonly simulated: boolean;
  readonly timeZone: string | undefined;
}

/** A pack, and where it stands. */
export interface PackOwner extends Owner {
  readonly installationId: string;
  readonly relays: { readonly charge: Relay | undefined; readonly load: Relay | undefined };
}

export interface Relay {
  readonly on: boolean;
  readonly sinceMs: number | undefined;
  readonly blockedBy: readonly string[];
  /** Somebody holds it off, whatever the rules say. */
  readonly isHeld: boolean;
}

export interface Owners {
  /** Those that are asked for by themselves, and those of the sites. */
  readonly packs: ReadonlyMap<string, PackOwner>;
  readonly installations: ReadonlyMap<string, Owner>;
}

export const NOBODY: Owners = { packs: new Map(), installations: new Map() };

const MOST = '1000';
const COLUMNS_OF_PACK = 'name,simulated,installationId,charge,load';
const COLUMNS_OF_SITE = 'name,simulated,timeZone';

type Packs = Awaited<ReturnType<typeof api.packs.getPacks>>['packs'];

function relay(of: Packs[number]['charge']): Relay | undefined {
  return of === undefined ? undefined : {
    on: of.on, sinceMs: of.since === undefined ? undefined : Date.parse(of.since), blockedBy: of.blockedBy, isHeld: of.heldOff !== undefined,
  };
}

/** @returns those of them that are there */
export async function owners(packs: readonly string[], installations: readonly string[]): Promise<Owners> {
  const asked = { limit: MOST, columns: COLUMNS_OF_PACK };
  const none = Promise.resolve({ packs: [] as Packs });
  const [chosen, ofSites] = await Promise.all([
    packs.length === 0 ? none : api.packs.getPacks({ pack: [...packs], ...asked }),
    installations.length === 0 ? none : api.packs.getPacks({ installation: [...installations], ...asked }),
  ]);
  const all = [...chosen.packs, ...ofSites.packs];
  const siteIds = [...new Set([...installations, ...all.map(pack => pack.installationId)])];
  const { installations: sites } = siteIds.length === 0 ? { installations: [] }
    : await api.installations.getInstallations({ installation: siteIds, limit: MOST, columns: COLUMNS_OF_SITE });
  const zones = new Map(sites.map(site => [site.id, site.timeZone]));
  return {
    packs: new Map(all.map(pack => [pack.id, {
      id: pack.id, name: pack.name, simulated: pack.simulated, installationId: pack.installationId, timeZone: zones.get(pack.installationId),
      relays: { charge: relay(pack.charge), load: relay(pack.load) },
    }])),
    installations: new Map(sites.map(({ id, name, simulated, timeZone }) => [id, { id, name, simulated, timeZone }])),
  };
}

/** What somebody who is not there any more, or not seen, is called. */
export const nameOf = (of: ReadonlyMap<string, Owner>, id: string): string => of.get(id)?.name ?? msg(str`${id} (not there)`);
