// The columns that a chart can show, by the names of the API, which carry the unit.
import { msg, str } from '@lit/localize';
import { fact } from '../core/fact.js';
import { own } from '../core/own.js';
import { warning } from '../core/warnings.js';
import { QUANTITIES, type Quantity } from './quantities.js';

export type Table = 'minute' | 'hour' | 'day';
/** How packs of a site are put together. */
export type Together = 'sum' | 'mean' | 'min' | 'max';

/** What a table of sums holds for something: its mean, and the least and most where there are. */
export interface Sums {
  readonly value: string;
  readonly min?: string;
  readonly max?: string;
}

export interface Column {
  /** As in the address and in the API. */
  readonly name: string;
  readonly title: string;
  readonly quantity: Quantity;
  /** What puts the packs of a site together best. */
  readonly together: Together;
  /** True: single values are kept of it; false: sums only. */
  readonly hasValues: boolean;
  /** True: a frame tells it of one cell only, so that it comes less often. */
  readonly isOfCell: boolean;
  /** The tables that have it, finest first, and what they have. */
  readonly tables: readonly Table[];
  readonly sums?: Sums;
}

const ALL: readonly Table[] = ['minute', 'hour', 'day'];
const spread = (name: string): Sums => ({ value: `${name}Mean`, min: `${name}Min`, max: `${name}Max` });
const plain = (name: string): Sums => ({ value: name });

type Draft = readonly [title: () => string, quantity: Quantity, together: Together, sums?: Sums];

const VALUES: Record<string, Draft> = {
  socMilliPercent: [() => msg('State of charge'), QUANTITIES.soc, 'mean', spread('socMilliPercent')],
  packVoltageMv: [() => msg('Pack voltage'), QUANTITIES.packVoltage, 'mean'],
  currentMa: [() => msg('Current'), QUANTITIES.current, 'sum', spread('currentMa')],
  lowestCellMv: [() => msg('Lowest cell voltage'), QUANTITIES.cellVoltage, 'min', plain('cellMvMin')],
  highestCellMv: [() => msg('Highest cell voltage'), QUANTITIES.cellVoltage, 'max', plain('cellMvMax')],
  lowestTemperatureDeciC: [() => msg('Coldest cell'), QUANTITIES.temperature, 'min', plain('temperatureDeciCMin')],
  highestTemperatureDeciC: [() => msg('Warmest cell'), QUANTITIES.temperature, 'max', plain('temperatureDeciCMax')],
};

const SPREADS: Record<string, Draft> = {
  powerMw: [() => msg('Power'), QUANTITIES.power, 'sum'],
  spreadMv: [() => msg('Between lowest and highest cell'), QUANTITIES.spread, 'max'],
  socMilliPercent: [() => msg('State of charge'), QUANTITIES.soc, 'mean'],
  currentMa: [() => msg('Current'), QUANTITIES.current, 'sum'],
  cellMv: [() => msg('Cell voltages'), QUANTITIES.cellVoltage, 'mean'],
  temperatureDeciC: [() => msg('Cell temperatures'), QUANTITIES.temperature, 'mean'],
};

const TOTALS: Record<string, readonly [() => string, Quantity, readonly Table[]]> = {
  collectedWh: [() => msg('Energy in'), QUANTITIES.energy, ['hour', 'day']],
  consumedWh: [() => msg('Energy out'), QUANTITIES.energy, ['hour', 'day']],
  collectedTotalWh: [() => msg('Counter of energy in'), QUANTITIES.energy, ['minute']],
  consumedTotalWh: [() => msg('Counter of energy out'), QUANTITIES.energy, ['minute']],
  chargeOffMs: [() => msg('Charge relay off'), QUANTITIES.duration, ALL],
  loadOffMs: [() => msg('Load relay off'), QUANTITIES.duration, ALL],
  uncalibratedMs: [() => msg('State of charge not calibrated'), QUANTITIES.duration, ALL],
  coveredMs: [() => msg('Covered by records'), QUANTITIES.duration, ALL],
  frames: [() => msg('Frames'), QUANTITIES.count, ALL],
  rows: [() => msg('Records'), QUANTITIES.count, ['minute']],
  minutes: [() => msg('Minutes with records'), QUANTITIES.count, ['hour', 'day']],
};

const PARTS: Record<string, () => string> = { Min: () => msg('least'), Max: () => msg('most') };

function ofValues(name: string, [title, quantity, together, sums]: Draft): Column {
  return { name, title: title(), quantity, together, hasValues: true, isOfCell: false, tables: sums === undefined ? [] : ALL, sums };
}

// Their numbers are a byte in the frame.
const CELL = /^(cellVoltageMv|cellTemperatureDeciC)\.([1-9]\d?|1\d\d|2[0-4]\d|25[0-5])$/;
const LIGHT = /^warning(E|Vh|Vl|Th|Tl)Ms$/;
const SPREAD = /^(.+?)(Min|Mean|Max)$/;

function ofCell(name: string, what: string, number: string): Column {
  const isVoltage = what === 'cellVoltageMv';
  return {
    name, title: isVoltage ? msg(str`Cell ${number} voltage`) : msg(str`Cell ${number} temperature`),
    quantity: isVoltage ? QUANTITIES.cellVoltage : QUANTITIES.temperature,
    together: 'mean', hasValues: true, isOfCell: true, tables: [],
  };
}

function ofSums(name: string): Column {
  const common = { name, hasValues: false, isOfCell: false };
  const [, stem = '', part = ''] = SPREAD.exec(name) ?? [];
  const draft = own(SPREADS, stem);
  if (draft !== undefined) {
    const [title, quantity, together] = draft;
    return part === 'Mean'
      ? { ...common, title: title(), quantity, together, tables: ALL, sums: spread(stem) }
      : { ...common, title: `${title()}, ${PARTS[part]?.()}`, quantity, together: part === 'Min' ? 'min' : 'max', tables: ALL, sums: plain(name) };
  }
  const total = own(TOTALS, name);
  if (total !== undefined) {
    const [title, quantity, tables] = total;
    return { ...common, title: title(), quantity, together: 'sum', tables, sums: plain(name) };
  }
  const [, light] = LIGHT.exec(name) ?? [];
  const title = light === undefined ? fact(name, 0)[0] : `${light}: ${warning(light)}`;
  const quantity = name.endsWith('Ms') ? QUANTITIES.duration : name.endsWith('Wh') ? QUANTITIES.energy : QUANTITIES.count;
  return { ...common, title, quantity, together: 'sum', tables: light === undefined ? ['hour', 'day'] : ALL, sums: plain(name) };
}

/** What a column of an address is. One that this page does not know is asked for as sums: the server says whether there is one. */
export function column(name: string): Column {
  const draft = own(VALUES, name);
  if (draft !== undefined) {
    return ofValues(name, draft);
  }
  const [, what, number] = CELL.exec(name) ?? [];
  return what === undefined || number === undefined ? ofSums(name) : ofCell(name, what, number);
}

/** Whether this page has words for a column; the server may have more. */
export const isKnown = (name: string): boolean => own(VALUES, name) !== undefined || own(TOTALS, name) !== undefined
  || own(SPREADS, SPREAD.exec(name)?.[1] ?? '') !== undefined || CELL.test(name) || LIGHT.test(name);

export const PRESET: readonly string[] = ['socMilliPercent', 'packVoltageMv', 'currentMa'];

/** What is offered to choose from, beside each cell. */
export const OFFERED: readonly { readonly title: () => string; readonly names: readonly string[] }[] = [
  { title: () => msg('Pack'), names: [...PRESET, 'powerMwMean'] },
  { title: () => msg('Cells'), names: ['lowestCellMv', 'highestCellMv', 'spreadMvMean', 'lowestTemperatureDeciC', 'highestTemperatureDeciC'] },
  { title: () => msg('Energy'), names: ['collectedWh', 'consumedWh', 'collectedTotalWh', 'consumedTotalWh'] },
  {
    title: () => msg('How long'),
    names: ['chargeOffMs', 'loadOffMs', 'warningEMs', 'warningVhMs', 'warningVlMs', 'warningThMs', 'warningTlMs', 'uncalibratedMs', 'coveredMs'],
  },
];
