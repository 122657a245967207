import { deepStrictEqual, strictEqual } from 'node:assert';
import { warning, warningWithCode } from '../core/warnings.js';
import { column, isKnown } from './columns.js';

for (const [name, title, because] of [
  ['packVoltageMv', 'Pack voltage', 'of a frame'],
  ['powerMwMean', 'Power', 'of sums'],
  ['spreadMvMax', 'Between lowest and highest cell, most', 'the most of sums'],
  ['cellVoltageMv.16', 'Cell 16 voltage', 'of a cell'],
  ['warningVhMs', 'Vh: a cell voltage is too high', 'how long a light was lit'],
] as const) {
  Deno.test(`the column "${name}": ${because}`, () => {
    strictEqual(column(name).title, title);
    strictEqual(isKnown(name), true);
  });
}

for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '__proto__Mean', 'constructorMax', 'nonsense', 'cellVoltageMv.256']) {
  Deno.test(`the column "${name}" is not known here, and is asked of the server as it is`, () => {
    const { hasValues, tables, sums } = column(name);
    strictEqual(isKnown(name), false);
    deepStrictEqual({ hasValues, tables, sums }, { hasValues: false, tables: ['hour', 'day'], sums: { value: name } });
  });
}

for (const code of ['__proto__', 'constructor', 'toString']) {
  Deno.test(`a warning "${code}" of an address keeps its code`, () => {
    strictEqual(warning(code), code);
    strictEqual(warningWithCode(code), code);
  });
}
