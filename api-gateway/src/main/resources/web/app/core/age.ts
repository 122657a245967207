// Values age here too, between two answers and when none come any more.
import { msg } from '@lit/localize';

/** What is older may not be of now any more. */
export const STALE_MS = 20_000;
const SILENT_MS = 60_000;

/** The best first. */
export const QUALITIES = ['live', 'stale', 'silent', 'never'] as const;
export type Quality = (typeof QUALITIES)[number];

const WORDS: Record<Quality, () => string> = {
  live: () => msg('live'),
  stale: () => msg('stale'),
  silent: () => msg('silent'),
  never: () => msg('never heard'),
};

export const qualityWords = (of: Quality): string => WORDS[of]();

/** Something that an answer said, and when it was taken. */
export interface Taken<T> {
  readonly value: T;
  /** Of this machine's clock that only goes forward, ms. */
  readonly takenAtMs: number;
}

export const taken = <T>(value: T): Taken<T> => ({ value, takenAtMs: performance.now() });

/** ms since the newest frame was captured, now; undefined when none was heard. */
export function ageMs(aged: Taken<{ ageMs?: number }>): number | undefined {
  return aged.value.ageMs === undefined ? undefined : aged.value.ageMs + (performance.now() - aged.takenAtMs);
}

/** What the server said of it, or worse when time has passed since. */
export function quality(aged: Taken<{ ageMs?: number; quality?: string }>): Quality {
  const said = (aged.value.quality ?? 'never') as Quality;
  const age = ageMs(aged);
  if (said === 'never' || said === 'silent' || age === undefined) {
    return said;
  }
  if (age > SILENT_MS) {
    return 'silent';
  }
  return age > STALE_MS ? 'stale' : said;
}
