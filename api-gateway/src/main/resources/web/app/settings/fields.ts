// All fields of the settings, in the order in which they are shown.
import { msg } from '@lit/localize';
import { BATTERY, SOURCES } from './battery-fields.js';
import type { Field, FieldName, Group } from './field.js';
import { RELAYS, TEMPERATURES, VOLTAGES } from './limit-fields.js';
import { FRAMES, SENSORS, SWITCHES } from './wiring-fields.js';

export const GROUPS: readonly Group[] = [
  { id: 'battery', title: () => msg('Battery'), fields: BATTERY },
  { id: 'voltages', title: () => msg('Cell voltage limits'), fields: VOLTAGES },
  { id: 'relays', title: () => msg('Relays'), fields: RELAYS },
  { id: 'temperatures', title: () => msg('Temperature limits'), fields: TEMPERATURES },
  { id: 'switches', title: () => msg('Option switches of the Begin Board'), fields: SWITCHES },
  { id: 'sensors', title: () => msg('Current sensors'), fields: SENSORS },
  { id: 'sources', title: () => msg('Solar and inverter'), fields: SOURCES },
  { id: 'frames', title: () => msg('Frames of the device'), fields: FRAMES },
];

export const FIELDS: readonly Field[] = GROUPS.flatMap(group => group.fields);

const BY_NAME = new Map<string, Field>(FIELDS.map(field => [field.name, field]));

export const knownField = (name: string | undefined): Field | undefined => BY_NAME.get(name ?? '');

export function fieldNamed(name: FieldName): Field {
  const field = BY_NAME.get(name);
  if (field === undefined) {
    throw new Error(`there is no field ${name}`);
  }
  return field;
}
