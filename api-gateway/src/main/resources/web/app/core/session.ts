// Who is signed in, and what he may do.
import { FetchError, type MeView } from '../api/index.js';
import { api, fetchInTime, Refused } from './client.js';

// Remembered so that a first visit does not ask who it is only to hear "nobody".
const HINT = 'cellfleet.signedIn';

/** The least of these roles that an act needs; each includes those before it. */
export type Role = 'viewer' | 'operator' | 'installer' | 'administrator';

let me: MeView | null = null;

export const whoIsSignedIn = (): MeView | null => me;

/** Whether the server would let the one who is signed in do what needs this role. */
export const may = (role: Role): boolean => me?.roles.includes(role) ?? false;

/** Whether the one who is signed in sees the things of every tenant, and not of one alone. */
export const seesAllTenants = (): boolean => me !== null && me.tenantId === undefined;

/** @returns whether somebody is signed in; throws where the server cannot be reached */
export async function begin(): Promise<boolean> {
  if (localStorage.getItem(HINT) !== 'yes') {
    return false;
  }
  try {
    me = await api.signingIn.getMe();
    return true;
  } catch (trouble) {
    if (trouble instanceof Refused && trouble.status === 401) {
      return false;
    }
    throw trouble;
  }
}

/** @returns whether the server took name and password; throws where it cannot be reached */
export async function signIn(user: string, password: string): Promise<boolean> {
  const body = new URLSearchParams({ j_username: user, j_password: password });
  const response = await fetchInTime('/j_security_check', { method: 'POST', body }).catch((trouble: unknown) => {
    throw new FetchError(trouble as Error);
  });
  if (response.ok) {
    localStorage.setItem(HINT, 'yes');
  }
  return response.ok && begin();
}

export async function signOut(): Promise<void> {
  localStorage.removeItem(HINT);
  await api.signingIn.postSignOut();
  forget();
}

/** The cookie counts no more. */
export function forget(): void {
  me = null;
}
