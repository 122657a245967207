// All sites, of as many pages as there are.
import { taken } from '../core/age.js';
import { api } from '../core/client.js';
import { eachPage } from '../core/each-page.js';
import type { Site } from './state.js';

const PAGE = '1000';
const COLUMNS = 'id,name,latitude,longitude,simulated,packIds,quality,ageMs,socPercent,socCalibrated,powerW,warnings,worst';

/** @returns undefined when another look has begun meanwhile */
export async function allSites(isOvertaken: () => boolean): Promise<Site[] | undefined> {
  const sites = new Map<string, Site>();
  const pages = eachPage(after => api.installations.getInstallations({ limit: PAGE, columns: COLUMNS, sort: 'name', after }));
  for await (const { installations } of pages) {
    if (isOvertaken()) {
      return undefined;
    }
    installations.forEach(site => sites.set(site.id, taken(site)));
  }
  return [...sites.values()];
}

/** Latitude and longitude; undefined where one of them is not known. */
export function placeOf({ value: { latitude, longitude } }: Site): [number, number] | undefined {
  return latitude === undefined || longitude === undefined ? undefined : [latitude, longitude];
}
