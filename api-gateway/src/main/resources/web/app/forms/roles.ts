// The roles, in words.
import { msg, str } from '@lit/localize';
import { PutUserRoleEnum } from '../api/index.js';
import type { Choice } from './fields.js';

const NAMES: Record<PutUserRoleEnum, () => string> = {
  viewer: () => msg('viewer'),
  operator: () => msg('operator'),
  installer: () => msg('installer'),
  administrator: () => msg('administrator'),
};

const MAY: Record<PutUserRoleEnum, () => string> = {
  viewer: () => msg('see everything'),
  operator: () => msg('acknowledge warnings and hold relays off'),
  installer: () => msg('change installations, packs, gateways and settings'),
  administrator: () => msg('change users and tenants'),
};

/** From the least to the greatest; each includes those before it. */
export const ROLES: readonly PutUserRoleEnum[] = Object.values(PutUserRoleEnum);

const isRole = (role: string): role is PutUserRoleEnum => role in NAMES;

/** A role that this page does not know keeps its word. */
export const roleName = (role: string): string => (isRole(role) ? NAMES[role]() : role);

export const roleMay = (role: PutUserRoleEnum): string => MAY[role]();

export const roleChoices = (roles: readonly PutUserRoleEnum[] = ROLES): Choice[] =>
  roles.map(value => ({ value, label: msg(str`${roleName(value)}: may ${roleMay(value)}`) }));
