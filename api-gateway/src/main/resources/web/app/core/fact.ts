// Fields of the API for whoever reads them as they are.
import { msg } from '@lit/localize';
import { degrees, signed } from './words.js';

const UNITS: Record<string, string> = { Kwh: 'kWh', Wh: 'Wh', W: 'W', Mv: 'mV', Mah: 'mAh', Percent: '%', Seconds: 's', Ms: 'ms' };
const FIELD = /^(.+?)(DeciC|Kwh|Wh|W|Mv|Mah|Percent|Seconds|Ms)?$/;

function words(field: string): string {
  const text = field.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
    .replace(/^([vt]) (min|max|balance)/, (_all, what: string, limit: string) => what.toUpperCase() + limit)
    .replace(/\bsoc\b/, 'SOC');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A field of the API, whose name carries the unit, as name and value for people. */
export function fact(field: string, value: unknown): [string, string] {
  const [, name = field, unit] = FIELD.exec(field) ?? [];
  if (typeof value === 'boolean') {
    return [words(field), value ? msg('yes') : msg('no')];
  }
  if (Array.isArray(value)) {
    return [words(field), value.join(', ') || msg('none')];
  }
  if (unit === undefined || typeof value !== 'number') {
    return [words(field), String(value)];
  }
  return [words(name), unit === 'DeciC' ? degrees(value) : `${signed(String(value))} ${UNITS[unit] ?? unit}`];
}
