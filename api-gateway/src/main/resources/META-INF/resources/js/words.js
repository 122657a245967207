// Numbers and times as people read them. What is not known is a dash, never 0.

export const UNKNOWN = '–';
const MINUS = '\u2212';

function fixed(value, digits) {
  return value.toFixed(digits).replace('-', MINUS);
}

export const volts = (mv, digits = 2) => (mv === undefined ? UNKNOWN : `${fixed(mv / 1000, digits)} V`);
export const amperes = ma => (ma === undefined ? UNKNOWN : `${fixed(ma / 1000, Math.abs(ma) < 100000 ? 2 : 1)} A`);
export const milliamperes = ma => `${fixed(ma, 0)} mA`;
export const degrees = deciC => (deciC === undefined ? UNKNOWN : `${fixed(deciC / 10, 1)} °C`);
export const percent = value => (value === undefined ? UNKNOWN : `${fixed(value, 1)} %`);

export const kilowattHours = wh => (wh === undefined ? UNKNOWN : `${fixed(wh / 1000, 2)} kWh`);

export function watts(mv, ma) {
  if (mv === undefined || ma === undefined) {
    return UNKNOWN;
  }
  const w = (mv / 1000) * (ma / 1000);
  return Math.abs(w) < 1000 ? `${fixed(w, 0)} W` : `${fixed(w / 1000, 2)} kW`;
}

export function span(ms) {
  if (ms === undefined) {
    return UNKNOWN;
  }
  const s = Math.floor(ms / 1000);
  if (s < 120) {
    return `${s} s`;
  }
  if (s < 7200) {
    return `${Math.floor(s / 60)} min`;
  }
  return s < 172800 ? `${Math.floor(s / 3600)} h` : `${Math.floor(s / 86400)} days`;
}

const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

export const moment = iso => (iso === undefined ? UNKNOWN : MOMENT.format(new Date(iso)));

/** The lights of the device. */
export const LIGHTS = ['E', 'Vh', 'Vl', 'Th', 'Tl'];

export const WARNINGS = {
  E: 'communication',
  Vh: 'a cell voltage is too high',
  Vl: 'a cell voltage is too low',
  Th: 'a cell is too warm',
  Tl: 'a cell is too cold',
  sensorUnknown: 'a current sensor is missing',
  sensorReversed: 'a current sensor is the wrong way round',
  sensorSaturated: 'a current sensor is at the end of its range',
  deviceDisagrees: 'the device decides otherwise',
  deviceSettingsDiffer: 'the device has other settings',
  relayDoesNotFollow: 'a relay does not follow',
  calibrationOverdue: 'not full for 30 days',
  balancingHeat: 'warm because it balances',
  clock: 'the clock of the gateway cannot be trusted',
  gatewayOffline: 'gateway offline',
  quarantined: 'quarantined, its records wait',
};

/** A warning in words. One that this page does not know keeps its code. */
export const warning = code => WARNINGS[code] ?? code;

const REASONS = {
  cellVoltageAtOrAboveVMax: 'a cell voltage ≥ Vmax',
  allCellVoltagesAtOrAboveVBalance: 'all cell voltages ≥ Vbalance',
  cellVoltageAtOrBelowVMin: 'a cell voltage ≤ Vmin',
  cellTemperatureBelowTMin: 'a cell temperature < Tmin',
  cellTemperatureAboveTMax: 'a cell temperature > Tmax',
  noCellCommunication: 'no communication with the cells',
  notAllCellVoltagesBelowVBalance: 'not all cell voltages < Vbalance',
  notAllCellVoltagesBelowVMax: 'not all cell voltages < Vmax',
  notAllCellVoltagesAboveVMin: 'not all cell voltages > Vmin',
  socNotBelowChargeRestart: 'SOC not below charge restart',
  socBelowDischargeRestart: 'SOC below discharge restart',
  cellTemperatureNotAboveTMin: 'not all cell temperatures > Tmin',
  cellTemperatureNotBelowTMax: 'not all cell temperatures < Tmax',
  firstFrames: 'waiting for the first three frames',
  notRecoveredAfterVMin: 'cell voltages not recovered since one was ≤ Vmin',
  minimumOffTime: 'minimum off time after a voltage trip',
  notYetKnown: 'not known yet',
};

/** Why a relay is off, for people. A reason that this page does not know stays as it came. */
export const reasons = labels => labels.map(label => REASONS[label] ?? label).join('; ');

const UNITS = { Kwh: 'kWh', Wh: 'Wh', W: 'W', Mv: 'mV', Mah: 'mAh', Percent: '%', Seconds: 's', Ms: 'ms' };
const FIELD = /^(.+?)(DeciC|Kwh|Wh|W|Mv|Mah|Percent|Seconds|Ms)?$/;

function words(field) {
  const text = field.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().replace(/^([vt]) (min|max|balance)/, (all, what, limit) => what.toUpperCase() + limit).replace(/\bsoc\b/, 'SOC');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A field of the API, whose name carries the unit, as name and value for people. */
export function fact(field, value) {
  const [, name, unit] = FIELD.exec(field);
  if (typeof value === 'boolean') {
    return [words(field), value ? 'yes' : 'no'];
  }
  if (Array.isArray(value)) {
    return [words(field), value.join(', ') || 'none'];
  }
  if (unit === undefined || typeof value !== 'number') {
    return [words(field), String(value)];
  }
  return [words(name), unit === 'DeciC' ? degrees(value) : `${String(value).replace('-', MINUS)} ${UNITS[unit]}`];
}
