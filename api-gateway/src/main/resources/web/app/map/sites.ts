// All sites, of as many pages as there are.
import { taken } from '../core/age.js';
import { api } from '../core/client.js';
import type { Site } from './state.js';

const PAGE = '1000';
const COLUMNS = 'id,name,latitude,longitude,simulated,packIds,quality,ageMs,socPercent,socCalibrated,powerW,warnings,worst';

/** @returns undefined when another look has begun meanwhile */
export async function allSites(isOvertaken: () => boolean): Promise<Site[] | undefined> {
  const sites = new Map<string, Site>();
  let after: string | undefined;
  do {
    const page = await api.installations.getInstallations({ limit: PAGE, columns: COLUMNS, sort: 'name', after });
    if (isOvertaken()) {
      return undefined;
    }
    page.installations.forEach(site => sites.set(site.id, taken(site)));
    after = page.next;
  } while (after !== undefined);
  return [...sites.values()];
}

/** Latitude and longitude; undefined where one of them is not known. */
export function placeOf({ value: { latitude, longitude } }: Site): [number, number] | undefined {
  return latitude === undefined || longitude === undefined ? undefined : [latitude, longitude];
}
