// Numbers and times as people read them. What is not known is a dash, never 0.

import { msg, str } from '@lit/localize';

export const UNKNOWN = '–';
const MINUS = '\u2212';

/** A bare number with so many decimals. */
export function fixed(value: number, digits: number): string {
  return value.toFixed(digits).replace('-', MINUS);
}

/** A figure with as many digits as it needs, and at most so many behind the point. */
export const figure = (value: number, most: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: most }).replace('-', MINUS);

export const volts = (mv: number | undefined, digits = 2): string => (mv === undefined ? UNKNOWN : `${fixed(mv / 1000, digits)} V`);
export const amperes = (ma: number | undefined): string => (ma === undefined ? UNKNOWN : `${fixed(ma / 1000, Math.abs(ma) < 100000 ? 2 : 1)} A`);
export const milliamperes = (ma: number): string => `${fixed(ma, 0)} mA`;
export const degrees = (deciC: number | undefined): string => (deciC === undefined ? UNKNOWN : `${fixed(deciC / 10, 1)} °C`);
export const percent = (value: number | undefined): string => (value === undefined ? UNKNOWN : `${fixed(value, 1)} %`);

export const kilowattHours = (wh: number | undefined): string => (wh === undefined ? UNKNOWN : `${fixed(wh / 1000, 2)} kWh`);

export function watts(w: number | undefined): string {
  if (w === undefined) {
    return UNKNOWN;
  }
  return Math.abs(w) < 1000 ? `${fixed(w, 0)} W` : `${fixed(w / 1000, 2)} kW`;
}

/** Power of a pack, from what it measures. */
export const power = (mv: number | undefined, ma: number | undefined): string =>
  watts(mv === undefined || ma === undefined ? undefined : (mv / 1000) * (ma / 1000));

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
export const clockIn = (timeZone: string, atMs: number): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(atMs);

const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });

/** A day of this machine's calendar: "Sat, 28 Nov". */
export const day = (date: Date): string => DAY.format(date);

const COUNT = new Intl.NumberFormat('en-GB');

/** How many: "10,000". */
export const count = (number: number): string => COUNT.format(number);

/** The lights of the device. */
export const LIGHTS: readonly string[] = ['E', 'Vh', 'Vl', 'Th', 'Tl'];

const WARNINGS: Record<string, () => string> = {
  E: () => msg('communication'),
  Vh: () => msg('a cell voltage is too high'),
  Vl: () => msg('a cell voltage is too low'),
  Th: () => msg('a cell is too warm'),
  Tl: () => msg('a cell is too cold'),
  sensorUnknown: () => msg('a current sensor is missing'),
  sensorReversed: () => msg('a current sensor is the wrong way round'),
  sensorSaturated: () => msg('a current sensor is at the end of its range'),
  deviceDisagrees: () => msg('the device decides otherwise'),
  deviceSettingsDiffer: () => msg('the device has other settings'),
  relayDoesNotFollow: () => msg('a relay does not follow'),
  calibrationOverdue: () => msg('not full for 30 days'),
  balancingHeat: () => msg('warm because it balances'),
  clock: () => msg('the clock of the gateway cannot be trusted'),
  gatewayOffline: () => msg('gateway offline'),
  quarantined: () => msg('quarantined, its records wait'),
};

/** The codes of all warnings that this page has words for. */
export const warningCodes = (): readonly string[] => Object.keys(WARNINGS);

/** A warning in words. One that this page does not know keeps its code. */
export const warning = (code: string): string => WARNINGS[code]?.() ?? code;

const REASONS: Record<string, () => string> = {
  cellVoltageAtOrAboveVMax: () => msg('a cell voltage ≥ Vmax'),
  allCellVoltagesAtOrAboveVBalance: () => msg('all cell voltages ≥ Vbalance'),
  cellVoltageAtOrBelowVMin: () => msg('a cell voltage ≤ Vmin'),
  cellTemperatureBelowTMin: () => msg('a cell temperature < Tmin'),
  cellTemperatureAboveTMax: () => msg('a cell temperature > Tmax'),
  noCellCommunication: () => msg('no communication with the cells'),
  notAllCellVoltagesBelowVBalance: () => msg('not all cell voltages < Vbalance'),
  notAllCellVoltagesBelowVMax: () => msg('not all cell voltages < Vmax'),
  notAllCellVoltagesAboveVMin: () => msg('not all cell voltages > Vmin'),
  socNotBelowChargeRestart: () => msg('SOC not below charge restart'),
  socBelowDischargeRestart: () => msg('SOC below discharge restart'),
  cellTemperatureNotAboveTMin: () => msg('not all cell temperatures > Tmin'),
  cellTemperatureNotBelowTMax: () => msg('not all cell temperatures < Tmax'),
  firstFrames: () => msg('waiting for the first three frames'),
  notRecoveredAfterVMin: () => msg('cell voltages not recovered since one was ≤ Vmin'),
  minimumOffTime: () => msg('minimum off time after a voltage trip'),
  notYetKnown: () => msg('not known yet'),
};

/** Why a relay is off, for people. A reason that this page does not know stays as it came. */
export const reasons = (labels: readonly string[]): string => labels.map(label => REASONS[label]?.() ?? label).join('; ');

const UNITS: Record<string, string> = { Kwh: 'kWh', Wh: 'Wh', W: 'W', Mv: 'mV', Mah: 'mAh', Percent: '%', Seconds: 's', Ms: 'ms' };
const FIELD = /^(.+?)(DeciC|Kwh|Wh|W|Mv|Mah|Percent|Seconds|Ms)?$/;

function words(field: string): string {
  const text = field.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().replace(/^([vt]) (min|max|balance)/, (_all, what: string, limit: string) => what.toUpperCase() + limit).replace(/\bsoc\b/, 'SOC');
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
  return [words(name), unit === 'DeciC' ? degrees(value) : `${String(value).replace('-', MINUS)} ${UNITS[unit] ?? unit}`];
}
