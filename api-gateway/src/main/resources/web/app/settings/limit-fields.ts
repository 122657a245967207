// Where a battery stops being safe.
import { msg } from '@lit/localize';
import type { Field } from './field.js';

const CELL = { kind: 'number', unit: 'V', factor: 1000 } as const;
const TEMPERATURE = { kind: 'number', unit: '°C', factor: 10 } as const;
const SOC = { kind: 'number', unit: '%', factor: 1 } as const;

export const VOLTAGES: readonly Field[] = [
  {
    ...CELL, name: 'vMaxMv', label: () => msg('Vmax'),
    explanation: () => msg('One cell at or above it: charging is switched off, and Vh lights.'),
  },
  {
    ...CELL, name: 'vBalanceMv', zero: () => msg('no balancing'), label: () => msg('Vbalance'),
    explanation: () => msg('Where all cells are to end up. Above it a cell board burns 1 A to let the others catch up; with all cells there the pack is full.'),
  },
  {
    ...CELL, name: 'fullVoltageMv', label: () => msg('Full voltage'),
    explanation: () => msg('Only without balancing: all cells at or above it means full.'),
  },
  {
    ...CELL, name: 'vMinMv', label: () => msg('Vmin'),
    explanation: () => msg('One cell at or below it: discharging is switched off, and Vl lights.'),
  },
];

export const TEMPERATURES: readonly Field[] = [
  {
    ...TEMPERATURE, name: 'tMinDeciC', label: () => msg('Tmin'),
    explanation: () => msg('One cell colder: both relays are switched off, and Tl lights. Most cells must not be charged below freezing.'),
  },
  {
    ...TEMPERATURE, name: 'tMaxDeciC', label: () => msg('Tmax'),
    explanation: () => msg('One cell warmer: both relays are switched off, and Th lights. A cell board that balances reads warmer than its cell is.'),
  },
];

export const RELAYS: readonly Field[] = [
  {
    name: 'mode', kind: 'choice', label: () => msg('Mode'),
    choices: [{ value: 'normal', label: () => msg('normal') }, { value: 'critical', label: () => msg('critical') }],
    explanation: () => msg('Normal: charging ends when the pack is full. Critical: only a danger switches off, for a charger and inverter on one cable.'),
  },
  {
    name: 'combinedOutput', kind: 'choice', label: () => msg('One combined output'),
    choices: [{ value: true, label: () => msg('yes') }, { value: false, label: () => msg('no') }],
    explanation: () => msg('Charger and inverter are one device that is switched as a whole: it runs only while both charging and discharging are allowed.'),
  },
  {
    ...SOC, name: 'chargeRestartPercent', label: () => msg('Charge restart'),
    explanation: () => msg('Normal mode: after full, charging comes back below this state of charge. It keeps the relay from toggling.'),
  },
  {
    ...SOC, name: 'dischargeRestartPercent', label: () => msg('Discharge restart'),
    explanation: () => msg('Normal mode: after empty, the load comes back from this state of charge on.'),
  },
  {
    name: 'emptyAfterSeconds', kind: 'number', unit: 's', factor: 1, label: () => msg('Empty after'),
    explanation: () => msg('So long a cell must be below Vmin, with the load off, until the state of charge is set to 0 %.'),
  },
  {
    name: 'minimumOffSeconds', kind: 'number', unit: 's', factor: 1, label: () => msg('Minimum off time'),
    explanation: () => msg('How long a relay stays off at least after a voltage limit. 0 is the manual to the letter; a weak pack then chatters.'),
  },
];
