// Numbers and times as people read them. What is not known is a dash, never 0.
import { msg, str } from '@lit/localize';
import { formatIn } from './time.js';

export const UNKNOWN = '–';
const MINUS = '\u2212';

/** With the minus of typesetters. */
export const signed = (number: string): string => number.replace('-', MINUS);

/** A bare number with so many decimals. */
export function fixed(value: number, digits: number): string {
  return signed(value.toFixed(digits));
}

/** A figure with as many digits as it needs, and at most so many behind the point. */
export const figure = (value: number, most: number): string => signed(value.toLocaleString('en-GB', { maximumFractionDigits: most }));

export const volts = (mv: number | undefined, digits = 2): string => (mv === undefined ? UNKNOWN : `${fixed(mv / 1000, digits)} V`);
export const amperes = (ma: number | undefined): string => (ma === undefined ? UNKNOWN : `${fixed(ma / 1000, Math.abs(ma) < 100000 ? 2 : 1)} A`);
export const milliamperes = (ma: number): string => `${fixed(ma, 0)} mA`;
export const degrees = (deciC: number | undefined): string => (deciC === undefined ? UNKNOWN : `${fixed(deciC / 10, 1)} °C`);
export const percent = (value: number | undefined): string => (value === undefined ? UNKNOWN : `${fixed(value, 1)} %`);

export const kilowattHours = (wh: number | undefined): string => (wh === undefined ? UNKNOWN : `${fixed(wh / 1000, 2)} kWh`);

/** Energy of many packs, in the unit in which it is short. */
export const energySum = (wh: number): string => (wh < 1e6 ? kilowattHours(wh) : `${fixed(wh / 1e6, 2)} MWh`);

export function watts(w: number | undefined): string {
  if (w === undefined) {
    return UNKNOWN;
  }
  if (Math.abs(w) < 1e3) {
    return `${fixed(w, 0)} W`;
  }
  return Math.abs(w) < 1e6 ? `${fixed(w / 1e3, 2)} kW` : `${fixed(w / 1e6, 2)} MW`;
}

/** Power of a pack, from what it measures. */
export const power = (mv: number | undefined, ma: number | undefined): string =>
  watts(mv === undefined || ma === undefined ? undefined : (mv / 1000) * (ma / 1000));

/** What a pack does by its current: plus is charging. */
export function direction(ma: number): string {
  if (ma === 0) {
    return msg('at rest');
  }
  return ma > 0 ? msg('charging') : msg('discharging');
}

/** A length of time: "90 s", "5 min". */
export function span(ms: number | undefined): string {
  if (ms === undefined) {
    return UNKNOWN;
  }
  const s = Math.floor(ms / 1000);
  if (s < 120) {
    return msg(str`${s} s`);
  }
  if (s < 7200) {
    return msg(str`${Math.floor(s / 60)} min`);
  }
  return s < 172800 ? msg(str`${Math.floor(s / 3600)} h`) : msg(str`${Math.floor(s / 86400)} days`);
}

const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

export const moment = (iso: string | undefined): string => (iso === undefined ? UNKNOWN : MOMENT.format(new Date(iso)));

/** What the clocks of a time zone show, with the day. */
export const clockIn = formatIn('en-GB', { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });

/** A day of this machine's calendar: "Sat, 28 Nov". */
export const day = (date: Date): string => DAY.format(date);

const COUNT = new Intl.NumberFormat('en-GB');

/** How many: "10,000". */
export const count = (number: number): string => COUNT.format(number);
