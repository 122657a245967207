// Which page an address shows. Each comes when it is first asked for.
import { msg } from '@lit/localize';

/** A place in the navigation, and the first words of the addresses that belong to it. */
interface Place {
  readonly path: string;
  readonly title: () => string;
  readonly holds: readonly string[];
}

export const PLACES: readonly Place[] = [
  { path: '', title: () => msg('Fleet'), holds: ['', 'installations', 'packs'] },
  { path: 'map', title: () => msg('Map'), holds: ['map'] },
  { path: 'warnings', title: () => msg('Warnings'), holds: ['warnings'] },
  { path: 'charts', title: () => msg('Charts'), holds: ['charts'] },
  { path: 'settings', title: () => msg('Settings'), holds: ['settings'] },
  { path: 'administration', title: () => msg('Administration'), holds: ['administration'] },
];

function element(tag: string, properties: Record<string, unknown> = {}): HTMLElement {
  return Object.assign(document.createElement(tag), properties);
}

/** The code of a page that shows settings comes with what settings may be. */
async function withRanges(code: Promise<unknown>): Promise<void> {
  const { learnRanges } = await import('../settings/ranges.js');
  await Promise.all([code, learnRanges()]);
}

type Shown = (id: string | undefined, view: string | undefined) => Promise<HTMLElement | undefined>;

/** By the first word of the address; each is undefined where the other words name nothing. */
const PAGES: Record<string, Shown> = {
  '': async () => {
    await import('../fleet/page.js');
    return element('cf-fleet-page');
  },
  map: async () => {
    await import('../map/page.js');
    return element('cf-map-page');
  },
  installations: async installationId => {
    await import('../installation/page.js');
    return installationId === undefined ? undefined : element('cf-installation-page', { installationId });
  },
  packs: async (packId, view) => {
    await (view === 'settings' ? withRanges(import('../settings/page.js')) : import('../pack/page.js'));
    return packId === undefined ? undefined : element(view === 'settings' ? 'cf-pack-settings-page' : 'cf-pack-page', { packId });
  },
  charts: async () => {
    await import('../chart/page.js');
    return element('cf-chart-page');
  },
  warnings: async () => {
    await import('../warnings/page.js');
    return element('cf-warnings-page');
  },
  settings: async (view = '', changeId) => {
    await withRanges(import('../bulk/page.js'));
    return element('cf-bulk-page', { view, changeId });
  },
  administration: async (view = '', objectId) => {
    await (view === 'packs' ? withRanges(import('../administration/page.js')) : import('../administration/page.js'));
    return element('cf-administration-page', { view, objectId });
  },
  account: async (view = '') => {
    await import('../account/page.js');
    return element('cf-account-page', { view });
  },
};

/** @param path of the address: "packs", "hut-1", "settings" */
export async function pageOf([place = '', id, view]: readonly string[]): Promise<HTMLElement> {
  const page = Object.hasOwn(PAGES, place) ? await PAGES[place]?.(id, view) : undefined;
  if (page !== undefined) {
    return page;
  }
  await import('./not-found.js');
  return element('cf-not-found-page');
}
