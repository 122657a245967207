// What a column measures: how it is called, its unit, and how its numbers are said.
import { msg } from '@lit/localize';
import { MINUTE_MS } from '../core/time.js';
import { amperes, degrees, kilowattHours, percent, span, UNKNOWN, volts, watts } from '../core/words.js';

/** Columns of one quantity share a panel and its scale. */
export interface Quantity {
  readonly key: string;
  readonly title: () => string;
  /** Of the numbers at the axis. */
  readonly unit: string;
  /** From the API's integers to the axis. */
  readonly factor: number;
  /** A value of the API with its unit. */
  readonly words: (value: number) => string;
}

/** Absent is unknown. */
export const said = (quantity: Quantity, value: number | null | undefined): string =>
  (value === null || value === undefined ? UNKNOWN : quantity.words(value));

const quantity = (key: string, title: () => string, unit: string, factor: number, words: (value: number) => string): Quantity =>
  ({ key, title, unit, factor, words });

export const QUANTITIES = {
  soc: quantity('soc', () => msg('State of charge'), '%', 0.001, value => percent(value / 1000)),
  packVoltage: quantity('packVoltage', () => msg('Pack voltage'), 'V', 0.001, value => volts(value)),
  current: quantity('current', () => msg('Current (plus is charging)'), 'A', 0.001, value => amperes(value)),
  power: quantity('power', () => msg('Power (plus is charging)'), 'W', 0.001, value => watts(value / 1000)),
  cellVoltage: quantity('cellVoltage', () => msg('Cell voltages'), 'V', 0.001, value => volts(value, 3)),
  spread: quantity('spread', () => msg('Between lowest and highest cell'), 'V', 0.001, value => volts(value, 3)),
  temperature: quantity('temperature', () => msg('Temperatures'), '°C', 0.1, value => degrees(value)),
  energy: quantity('energy', () => msg('Energy'), 'kWh', 0.001, value => kilowattHours(value)),
  duration: quantity('duration', () => msg('How long'), 'min', 1 / MINUTE_MS, value => span(value)),
  count: quantity('count', () => msg('How many'), '', 1, value => String(value)),
};
