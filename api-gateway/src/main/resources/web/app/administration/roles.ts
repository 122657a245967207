// The roles, in words.
import { msg } from '@lit/localize';
import { PutUserRoleEnum } from '../api/index.js';
import type { Choice } from './fields.js';

const NAMES: Record<PutUserRoleEnum, () => string> = {
  viewer: () => msg('viewer'),
  operator: () => msg('operator'),
  installer: () => msg('installer'),
  administrator: () => msg('administrator'),
};

const MAY: Record<PutUserRoleEnum, () => string> = {
  viewer: () => msg('sees everything, changes nothing'),
  operator: () => msg('acknowledges warnings and holds relays off'),
  installer: () => msg('changes installations, packs, gateways and settings'),
  administrator: () => msg('changes users and tenants'),
};

/** From the least to the greatest; each includes those before it. */
export const ROLES: readonly PutUserRoleEnum[] = Object.values(PutUserRoleEnum);

const isRole = (role: string): role is PutUserRoleEnum => role in NAMES;

/** A role that this page does not know keeps its word. */
export const roleName = (role: string): string => (isRole(role) ? NAMES[role]() : role);

export const roleMay = (role: PutUserRoleEnum): string => MAY[role]();

export const roleChoices = (roles: readonly PutUserRoleEnum[] = ROLES): Choice[] =>
  roles.map(value => ({ value, label: `${roleName(value)}: ${roleMay(value)}` }));
