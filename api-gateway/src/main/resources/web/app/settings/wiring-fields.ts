// How the pack is measured and how its device speaks.
import { msg } from '@lit/localize';
import type { Field } from './field.js';

const number = (value: number): { value: number; label: () => string } => ({ value, label: () => String(value) });

export const SENSORS: readonly Field[] = [
  {
    name: 'sensorCount', kind: 'choice', label: () => msg('Current sensors'),
    choices: [
      { value: 1, label: () => msg('1, for both directions') },
      { value: 2, label: () => msg('2, incoming and outgoing') },
    ],
    explanation: () => msg('With one sensor, what goes in while something goes out is not seen apart.'),
  },
  {
    name: 'sensorLoops', kind: 'choice', label: () => msg('Loops of the cable'),
    choices: [
      { value: 1, label: () => msg('1 – up to 500 A, blind below 300 mA') },
      { value: 2, label: () => msg('2 – up to 250 A, blind below 150 mA') },
      { value: 4, label: () => msg('4 – up to 125 A, blind below 75 mA') },
    ],
    explanation: () => msg('How often the cable passes through the sensor. More loops see smaller currents and less of the large ones.'),
  },
  {
    name: 'sensorInverted', kind: 'choice', label: () => msg('Cable against the arrow'),
    choices: [{ value: true, label: () => msg('yes') }, { value: false, label: () => msg('no') }],
    explanation: () => msg('“Yes” turns the sign of the current round, where the cable runs through the wrong way.'),
  },
  {
    name: 'currentDivisor', kind: 'choice', label: () => msg('Current divided by'),
    choices: [1, 2, 3, 4].map(number),
    explanation: () => msg('The device scales the current itself: leave it at 1 unless the shown current is a multiple of the real one.'),
  },
];

export const FRAMES: readonly Field[] = [
  {
    name: 'framePeriodMs', kind: 'number', unit: 'ms', factor: 1, label: () => msg('Time between two frames'),
    explanation: () => msg('How often the device speaks. It decides when a cell’s value counts as old.'),
  },
  {
    name: 'temperatureScale', kind: 'choice', label: () => msg('Temperature scale'),
    choices: [
      { value: 'driver', label: () => msg('as the vendor’s software') },
      { value: 'document', label: () => msg('as the vendor’s document') },
    ],
    explanation: () => msg('How the device’s raw counts become degrees: the vendor’s software and its document do not agree.'),
  },
];

export const SWITCHES: readonly Field[] = [
  {
    name: 'optionSwitches', kind: 'switches', label: () => msg('Option switches'),
    explanation: () => msg('The eight small switches on the Begin Board, as they stand there. Cellfleet cannot move them: it checks that the rest fits them.'),
  },
];
