// Begins here: who is signed in, and which view the address asks for.
import { get, Refused, signIn, signOut, wasSignedIn } from './api.js';
import { el } from './dom.js';
import * as fleet from './fleet.js';
import * as live from './live.js';
import * as pack from './pack.js';

const main = document.getElementById('main');
const linkState = document.getElementById('link-state');
const who = document.getElementById('who');
let endView = () => {};

function showSignIn(message) {
  endView();
  endView = () => {};
  live.disconnect();
  who.hidden = true;
  linkState.textContent = '';
  linkState.className = '';
  const user = el('input', { id: 'user', name: 'j_username', autocomplete: 'username', required: true });
  const password = el('input', { id: 'password', name: 'j_password', type: 'password', autocomplete: 'current-password', required: true });
  const trouble = el('p', { class: 'trouble', role: 'alert', text: message ?? '' });
  const button = el('button', { class: 'main', type: 'submit', text: 'Sign in' });
  const form = el('form', { class: 'card sign-in', onsubmit: async event => {
    event.preventDefault();
    button.disabled = true;
    try {
      if (await signIn(user.value, password.value)) {
        await begin();
        return;
      }
      trouble.textContent = 'User or password is wrong. After several wrong tries, wait a little.';
      password.select();
    } catch {
      trouble.textContent = 'The server cannot be reached.';
    } finally {
      button.disabled = false;
    }
  } },
  el('h1', { text: 'Sign in' }), trouble,
  el('label', { for: 'user', text: 'User' }), user,
  el('label', { for: 'password', text: 'Password' }), password, button);
  main.replaceChildren(form);
  user.focus();
}

function route() {
  endView();
  const asked = /^#\/packs\/([a-z0-9-]+)$/.exec(location.hash);
  endView = asked === null ? fleet.show(main) : pack.show(main, asked[1]);
  scrollTo(0, 0);
}

function onLink(state) {
  const lost = state === 'lost';
  linkState.textContent = lost ? 'Connection lost: values grow old' : 'Live';
  linkState.className = lost ? 'lost' : '';
}

async function begin() {
  try {
    const me = await get('me');
    document.getElementById('who-name').textContent = me.name;
    who.hidden = false;
    live.connect(onLink);
    route();
  } catch (error) {
    showSignIn(error instanceof Refused && error.status === 401 ? 'Please sign in again.' : 'The server cannot be reached.');
  }
}

document.getElementById('sign-out').addEventListener('click', async () => {
  await signOut();
  showSignIn();
});
addEventListener('hashchange', () => {
  if (!who.hidden) {
    route();
  }
});
if (wasSignedIn()) {
  begin();
} else {
  showSignIn();
}
