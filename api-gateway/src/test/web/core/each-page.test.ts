import { deepStrictEqual } from 'node:assert';
import { eachPage } from './each-page.js';

interface Page {
  readonly word: string;
  readonly next?: string;
}

/** A list of three pages, and after what it was asked. */
function list(): { ask: (after: string | undefined) => Promise<Page>; asked: (string | undefined)[] } {
  const asked: (string | undefined)[] = [];
  const pages: Record<string, Page> = { first: { word: 'a', next: 'a' }, a: { word: 'b', next: 'b' }, b: { word: 'c' } };
  return { asked, ask: async after => { asked.push(after); return pages[after ?? 'first'] as Page; } };
}

async function words(most?: number, until?: string): Promise<unknown[]> {
  const { ask, asked } = list();
  const found: unknown[] = [];
  for await (const { word, next } of eachPage(ask, most)) {
    found.push(word, next);
    if (word === until) {
      break;
    }
  }
  return [found, asked];
}

Deno.test('pages come until none is named any more', async () => deepStrictEqual(await words(), [['a', 'a', 'b', 'b', 'c', undefined], [undefined, 'a', 'b']]));
Deno.test('no more than are wanted: the last one says that there were more', async () => deepStrictEqual(await words(2), [['a', 'a', 'b', 'b'], [undefined, 'a']]));
Deno.test('as many as there are is no cut', async () => deepStrictEqual(await words(3), await words()));
Deno.test('who has enough asks no further', async () => deepStrictEqual(await words(9, 'a'), [['a', 'a'], [undefined]]));
