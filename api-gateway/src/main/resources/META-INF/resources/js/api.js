// Calls of the API. The cookie says who is calling.

/** The API refused. */
export class Refused extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

export async function get(path) {
  const response = await fetch(`/api/v1/${path}`, { headers: { Accept: 'application/json' } });
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new Refused(response.status, problem.detail ?? `the server answered ${response.status}`);
  }
  return response.json();
}

// Remembered so that a first visit does not ask who it is only to hear "nobody".
const HINT = 'cellfleet.signedIn';

export const wasSignedIn = () => localStorage.getItem(HINT) === 'yes';

/** @returns {Promise<boolean>} whether it was accepted */
export async function signIn(user, password) {
  const response = await fetch('/j_security_check', {
    method: 'POST',
    body: new URLSearchParams({ j_username: user, j_password: password }),
  });
  if (response.ok) {
    localStorage.setItem(HINT, 'yes');
  }
  return response.ok;
}

export async function signOut() {
  localStorage.removeItem(HINT);
  await fetch('/api/v1/sign-out', { method: 'POST' });
}
