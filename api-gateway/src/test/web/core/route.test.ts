import { deepStrictEqual, strictEqual } from 'node:assert';
import { address, route } from './route.js';

for (const [path, parameters, expected, because] of [
  [[], {}, '#/', 'the fleet'],
  [['packs', 'hut-1'], {}, '#/packs/hut-1', 'a pack'],
  [['packs', 'a/b?c'], {}, '#/packs/a%2Fb%3Fc', 'signs that mean something are written otherwise'],
  [['warnings'], { text: 'Hütte & Co', days: 7, tag: '', code: undefined }, '#/warnings?text=H%C3%BCtte+%26+Co&days=7', 'what is empty is left out'],
] as [string[], Record<string, string | number | undefined>, string, string][]) {
  Deno.test(`an address: ${because}`, () => {
    strictEqual(address(path, parameters), expected);
    deepStrictEqual(route(expected).path, path);
  });
}

Deno.test('an address gives back its parameters', () =>
  deepStrictEqual(Object.fromEntries(route('#/warnings?text=H%C3%BCtte+%26+Co&days=7').parameters), { text: 'Hütte & Co', days: '7' }));

Deno.test('no address is the fleet', () => deepStrictEqual(route('').path, []));

Deno.test('a word that is no encoded text stands for itself', () => deepStrictEqual(route('#/packs/50%').path, ['packs', '50%']));
