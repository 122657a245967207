// The newest short status of every pack, as the live stream gives it. Ages go on counting while nothing comes.

const STALE_MS = 20_000;
const SILENT_MS = 60_000;

/** @type {Map<string, {pack: object, takenAt: number}>} */
const packs = new Map();
const listeners = new Set();
let source = null;

export const everything = () => [...packs.values()].map(({ pack }) => pack);
export const byId = id => packs.get(id)?.pack;

/** ms since the newest frame was captured, now; undefined when none was heard. */
export function age(pack) {
  const known = packs.get(pack.id);
  return pack.ageMs === undefined || known === undefined
    ? pack.ageMs
    : pack.ageMs + (performance.now() - known.takenAt);
}

/** What the server said, or worse when time has passed since. */
export function quality(pack) {
  const ageMs = age(pack);
  if (pack.quality === 'never' || pack.quality === 'silent' || ageMs === undefined) {
    return pack.quality;
  }
  if (ageMs > SILENT_MS) {
    return 'silent';
  }
  return ageMs > STALE_MS ? 'stale' : pack.quality;
}

/** @returns {() => void} stops listening */
export function listen(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * @param {(state: 'connected'|'lost') => void} onState
 */
export function connect(onState) {
  source = new EventSource('/api/v1/live');
  source.onmessage = event => {
    onState('connected');
    const takenAt = performance.now();
    const changed = JSON.parse(event.data).packs;
    changed.forEach(pack => packs.set(pack.id, { pack, takenAt }));
    listeners.forEach(listener => listener(changed));
  };
  source.onerror = () => {
    onState('lost');
    if (source !== null && source.readyState === EventSource.CLOSED) {
      const closed = source;
      setTimeout(() => {
        if (source === closed) {
          connect(onState);
        }
      }, 3000);
    }
  };
}

export function disconnect() {
  source?.close();
  source = null;
  packs.clear();
}
