import { deepStrictEqual, strictEqual } from 'node:assert';
import { address, route } from '../core/route.js';
import { asked, isFiltered, question, unfiltered, type Asked } from './asked.js';
import { chosenColumns, chosenIds, columnsParameter } from './columns.js';

const of = (parameters: string): Asked => asked(new URLSearchParams(parameters));
const again = (parameters: Record<string, string>): URLSearchParams => route(address([], parameters)).parameters;

Deno.test('without being asked those that need somebody come first, and nothing is filtered', () => {
  deepStrictEqual(question(of('')), { sort: '-warnings' });
  strictEqual(isFiltered(of('sort=name')), false);
});

Deno.test('an address brings back the filter that it was made from', () => {
  const filter: Asked = { text: 'Hütte & Co', tag: 'alps,north', quality: 'silent', warning: 'Vh', socFrom: '0', socTo: '20', sort: '-socPercent' };
  deepStrictEqual(asked(again({ ...filter })), filter);
  strictEqual(isFiltered(filter), true);
});

Deno.test('all filters can be taken away; the order stays', () =>
  deepStrictEqual(asked(again({ text: 'hut', socFrom: '0', sort: 'name', ...unfiltered() })), of('sort=name')));

Deno.test('the API is asked for what is filled in only, and for each tag by itself', () =>
  deepStrictEqual(question(of('tag=alps,north&socTo=20')), { socTo: '20', sort: '-warnings', tag: ['alps', 'north'] }));

const PRESET = ['name', 'warnings', 'soc', 'power', 'charge', 'load', 'quality', 'age'];

for (const [parameters, shown, because] of [
  ['', PRESET, 'those that are shown anyway'],
  ['columns=place,soc', ['name', 'soc', 'place'], 'their order is that of the list, and the name is always there'],
  ['columns=name', ['name'], 'the name alone'],
  ['columns=colour', ['name'], 'what is no column is none'],
] as const) {
  Deno.test(`columns of "${parameters}": ${because}`, () =>
    deepStrictEqual(chosenColumns(chosenIds(new URLSearchParams(parameters))).map(column => column.id), [...shown]));
}

for (const [ids, parameter] of [[PRESET.slice(1), ''], [['age', 'soc'], 'soc,age'], [[], 'name']] as const) {
  Deno.test(`an address with the columns "${ids.join()}" says "${parameter}", and brings them back`, () => {
    strictEqual(columnsParameter(ids), parameter);
    deepStrictEqual(chosenColumns(chosenIds(again({ columns: parameter }))), chosenColumns(ids));
  });
}
