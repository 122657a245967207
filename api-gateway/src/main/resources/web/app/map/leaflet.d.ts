// What the map page uses of Leaflet 1.9: its package has no types.
declare module 'leaflet' {
  export interface LatLng { readonly lat: number; readonly lng: number }
  export interface Point { readonly x: number; readonly y: number }

  export interface LatLngBounds {
    contains(place: [number, number]): boolean;
    pad(part: number): LatLngBounds;
  }

  export interface Layer {
    addTo(map: Map): this;
    remove(): this;
    on(type: string, listener: () => void): this;
  }

  export interface Popup extends Layer {
    setLatLng(place: [number, number]): this;
    setContent(content: HTMLElement): this;
    openOn(map: Map): this;
  }

  export interface Map {
    setView(center: [number, number], zoom: number): this;
    fitBounds(bounds: LatLngBounds, options?: { padding?: [number, number]; maxZoom?: number }): this;
    getBounds(): LatLngBounds;
    getCenter(): LatLng;
    getZoom(): number;
    getMaxZoom(): number;
    getPane(name: string): HTMLElement | undefined;
    project(place: [number, number], zoom?: number): Point;
    unproject(point: [number, number], zoom?: number): LatLng;
    invalidateSize(): this;
    on(types: string, listener: () => void): this;
    off(types: string, listener: () => void): this;
    remove(): this;
  }

  export interface MapOptions {
    attributionControl?: boolean;
    minZoom?: number;
    maxZoom?: number;
    zoomSnap?: number;
    maxBounds?: LatLngBounds;
    maxBoundsViscosity?: number;
  }

  interface Leaflet {
    map(element: HTMLElement, options?: MapOptions): Map;
    tileLayer(url: string, options?: { maxZoom?: number }): Layer;
    geoJSON(data: unknown, options?: { interactive?: boolean; style?: (feature: { properties: { what: string } }) => Record<string, unknown> }): Layer;
    marker(place: [number, number], options?: { icon?: unknown; keyboard?: boolean; title?: string; zIndexOffset?: number }): Layer;
    divIcon(options: { className: string; html: HTMLElement; iconSize: [number, number] }): unknown;
    popup(options?: { minWidth?: number; maxHeight?: number }): Popup;
    latLngBounds(places: readonly [number, number][]): LatLngBounds;
  }

  const L: Leaflet;
  export default L;
}
