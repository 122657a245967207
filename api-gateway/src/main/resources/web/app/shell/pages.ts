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
  { path: 'administration', title: () => msg('Administration'), holds: ['administration', 'account'] },
];

function element(tag: string, properties: Record<string, unknown> = {}): HTMLElement {
  return Object.assign(document.createElement(tag), properties);
}

/** @param path of the address: "packs", "hut-1", "settings" */
export async function pageOf([place = '', id, view]: readonly string[]): Promise<HTMLElement> {
  switch (place) {
    case '':
      await import('../fleet/page.js');
      return element('cf-fleet-page');
    case 'map':
      await import('../map/page.js');
      return element('cf-map-page');
    case 'installations':
      if (id === undefined) {
        break;
      }
      await import('../installation/page.js');
      return element('cf-installation-page', { installationId: id });
    case 'packs':
      if (id === undefined) {
        break;
      }
      if (view === 'settings') {
        await import('../settings/page.js');
        return element('cf-pack-settings-page', { packId: id });
      }
      await import('../pack/page.js');
      return element('cf-pack-page', { packId: id });
    case 'charts':
      await import('../chart/page.js');
      return element('cf-chart-page');
    case 'warnings':
      await import('../warnings/page.js');
      return element('cf-warnings-page');
    case 'settings':
      await import('../bulk/page.js');
      return element('cf-bulk-page', { view: id ?? '', changeId: view });
    case 'administration':
      await import('../administration/page.js');
      return element('cf-administration-page', { view: id ?? '', objectId: view });
    case 'account':
      await import('../account/page.js');
      return element('cf-account-page', { view: id ?? '' });
    default:
  }
  await import('./not-found.js');
  return element('cf-not-found-page');
}
