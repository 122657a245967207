// The map itself: land, marks, and what opens from them. Knows Leaflet, which no other file does.
import L from 'leaflet';
import type { Layer, Map as LeafletMap, Popup } from 'leaflet';
import { count } from '../core/words.js';
import { clustersOf, type Cluster } from './clusters.js';
import { LETTERS, stateWords, worstOf, type Marked, type Site, type State } from './state.js';
import { placeOf } from './sites.js';

const NEAR_PX = 60;
// The outlines say nothing below that.
const MOST_ZOOM = 12;
const MOST_TILES_ZOOM = 19;
const FIRST_ZOOM = 8;

export interface View {
  readonly latitude: number;
  readonly longitude: number;
  readonly zoom: number;
}

/** A map in an element. `onMoved` is told where it looks; `onOpened` which sites somebody wants to know of. */
export class WorldMap {
  private readonly map: LeafletMap;
  private readonly marks = new Map<string, Layer>();
  private readonly popup: Popup;
  private readonly resized: ResizeObserver;
  private placed: readonly Marked[] = [];
  private readonly moved = (): void => {
    this.draw();
    this.onMoved(this.view());
  };

  constructor(
    element: HTMLElement,
    land: unknown,
    tileUrl: string | undefined,
    private readonly onMoved: (view: View) => void,
    private readonly onOpened: (sites: readonly Site[]) => HTMLElement,
  ) {
    this.map = L.map(element, {
      attributionControl: false, minZoom: 0, maxZoom: tileUrl === undefined ? MOST_ZOOM : MOST_TILES_ZOOM, zoomSnap: 0.5,
      maxBounds: L.latLngBounds([[-90, -220], [90, 220]]), maxBoundsViscosity: 1,
    });
    this.map.setView([20, 10], 2);
    L.geoJSON(land, { interactive: false, style: feature => ({ className: feature.properties.what, weight: 1 }) }).addTo(this.map);
    if (tileUrl !== undefined) {
      L.tileLayer(tileUrl, { maxZoom: MOST_TILES_ZOOM }).addTo(this.map);
    }
    // The list beside the map says the same to whoever does not see it.
    this.map.getPane('markerPane')?.setAttribute('aria-hidden', 'true');
    this.popup = L.popup({ minWidth: 200, maxHeight: 280 });
    this.map.on('moveend', this.moved);
    this.resized = new ResizeObserver(() => this.map.invalidateSize());
    this.resized.observe(element);
  }

  remove(): void {
    this.resized.disconnect();
    // A movement that is under way ends also when its map is gone.
    this.map.off('moveend', this.moved);
    this.map.remove();
  }

  view(): View {
    const { lat, lng } = this.map.getCenter();
    return { latitude: lat, longitude: lng, zoom: this.map.getZoom() };
  }

  look({ latitude, longitude, zoom }: View): void {
    this.map.setView([latitude, longitude], zoom);
  }

  /** Looks where these are. */
  fit(sites: readonly Site[]): void {
    const places = sites.map(placeOf).filter(place => place !== undefined);
    if (places.length > 0) {
      this.map.fitBounds(L.latLngBounds(places), { padding: [40, 40], maxZoom: FIRST_ZOOM });
    }
  }

  /** @param placed those that have a place */
  show(placed: readonly Marked[]): void {
    this.placed = placed;
    this.draw();
  }

  inView(): Marked[] {
    const bounds = this.map.getBounds();
    return this.placed.filter(({ site }) => bounds.contains(placeOf(site)!));
  }

  /** Opens what is known of sites, over the first of them. */
  open(sites: readonly Site[]): void {
    const place = sites[0] === undefined ? undefined : placeOf(sites[0]);
    if (place !== undefined) {
      this.popup.setLatLng(place).setContent(this.onOpened(sites)).openOn(this.map);
    }
  }

  /** Only marks that are new or look different are made: nothing flickers. */
  private draw(): void {
    const zoom = this.map.getZoom();
    const bounds = this.map.getBounds().pad(0.2);
    const dots = this.placed.map(of => ({ of, place: placeOf(of.site)! })).filter(({ place }) => bounds.contains(place))
      .map(({ of, place }) => ({ ...pixels(this.map.project(place, zoom)), of }));
    const wanted = new Map(clustersOf(dots, NEAR_PX).map(cluster => [keyOf(cluster, zoom), cluster]));
    this.marks.forEach((mark, key) => {
      if (!wanted.has(key)) {
        mark.remove();
        this.marks.delete(key);
      }
    });
    wanted.forEach((cluster, key) => {
      if (!this.marks.has(key)) {
        this.marks.set(key, this.mark(cluster, zoom).addTo(this.map));
      }
    });
  }

  private mark({ x, y, members }: Cluster<Marked>, zoom: number): Layer {
    const state = worstOf(members.map(each => each.state));
    const [only] = members;
    const isOne = members.length === 1;
    const { lat, lng } = this.map.unproject([x, y], zoom);
    const icon = isOne ? L.divIcon({ className: `mark ${state}`, html: face('', LETTERS[state]), iconSize: [26, 26] })
      : L.divIcon({ className: 'many', html: crowd(members.length, state, numberOf(members, state)), iconSize: [66, 26] });
    const title = isOne ? `${only!.site.value.name}: ${stateWords(state)}` : `${members.length}; ${stateWords(state)}: ${numberOf(members, state)}`;
    return L.marker([lat, lng], { icon, keyboard: false, title, zIndexOffset: state === 'critical' ? 1000 : 0 })
      .on('click', () => this.click(members.map(each => each.site)));
  }

  /** One site opens; many are looked at from nearer, as long as that takes them apart. */
  private click(members: readonly Site[]): void {
    const places = members.map(site => placeOf(site)!);
    const areTogether = places.every(([lat, lon]) => lat === places[0]![0] && lon === places[0]![1]);
    if (members.length === 1 || areTogether || this.map.getZoom() >= this.map.getMaxZoom()) {
      this.open(members);
    } else {
      this.map.fitBounds(L.latLngBounds(places), { padding: [60, 60] });
    }
  }
}

const pixels = ({ x, y }: { x: number; y: number }): { x: number; y: number } => ({ x, y });

/** Two clusters of the same key look the same. */
function keyOf({ x, y, members }: Cluster<Marked>, zoom: number): string {
  const state = worstOf(members.map(each => each.state));
  return members.length === 1 ? `${members[0]!.site.value.id} ${state}`
    : `${zoom} ${Math.round(x)} ${Math.round(y)} ${members.length} ${state} ${numberOf(members, state)}`;
}

const numberOf = (members: readonly Marked[], state: State): number => members.filter(each => each.state === state).length;

function face(className: string, text: string): HTMLElement {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = text;
  return element;
}

/** How many lie together, and beside it how many of them are in the worst state that one of them has. */
function crowd(size: number, state: State, number: number): HTMLElement {
  const element = face('', '');
  element.append(face('size', count(size)), face(`mark ${state}`, number === size ? LETTERS[state] : `${count(number)} ${LETTERS[state]}`));
  return element;
}
