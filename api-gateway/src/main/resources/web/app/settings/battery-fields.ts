// The battery itself, and what hangs on it.
import { msg } from '@lit/localize';
import type { Field } from './field.js';
import { chemistries } from './ranges.js';

export const BATTERY: readonly Field[] = [
  {
    name: 'chemistry', kind: 'choice', label: () => msg('Chemistry'),
    get choices() {
      return chemistries().map(label => ({ value: label, label: () => label }));
    },
    explanation: () => msg('What the cells are made of. It decides the recommended limits.'),
  },
  {
    name: 'cellCount', kind: 'number', unit: '', factor: 1, label: () => msg('Number of cells'),
    explanation: () => msg('Cells in series. Cells in parallel within one position count as one: 2P4S is 4.'),
  },
  {
    name: 'capacityWh', kind: 'number', unit: 'kWh', factor: 1000, label: () => msg('Battery capacity'),
    explanation: () => msg('What the state of charge is counted with. The manual advises 80 % of what is rated, because cells age and get cold.'),
  },
  {
    name: 'ratedCapacityMah', kind: 'number', unit: 'Ah', factor: 1000, label: () => msg('Rated capacity of a cell'),
    explanation: () => msg('What is printed on a cell, of all parallel ones together. For judging its health, and for the advice here.'),
  },
  {
    name: 'nominalCellMv', kind: 'number', unit: 'V', factor: 1000, label: () => msg('Nominal cell voltage'),
    explanation: () => msg('Turns kWh into Ah. Left empty, the device’s own word counts before the usual one of the chemistry.'),
  },
  {
    name: 'sectionEnds', kind: 'list', label: () => msg('Battery sections end after cell'),
    explanation: () => msg('Where the pack stands in several banks: the last cell of each but the last bank. A break in the chain is then easier to find.'),
  },
];

export const SOURCES: readonly Field[] = [
  {
    name: 'solarPeakW', kind: 'number', unit: 'kW', factor: 1000, label: () => msg('Solar peak power'),
    explanation: () => msg('The most that can come in: 10 panels of 250 W are 2.5 kW. It scales what is drawn.'),
  },
  {
    name: 'inverterPeakW', kind: 'number', unit: 'kW', factor: 1000, label: () => msg('Inverter peak power'),
    explanation: () => msg('The most that can go out. It scales what is drawn.'),
  },
];
