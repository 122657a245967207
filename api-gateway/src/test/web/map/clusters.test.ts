import { deepStrictEqual, strictEqual, ok } from 'node:assert';
import { clustersOf, type Dot } from './clusters.js';
import { worstOf } from './state.js';

const dots = (...places: [number, number][]): Dot<string>[] => places.map(([x, y]) => ({ x, y, of: `${x},${y}` }));
const groups = (all: Dot<string>[], nearPx: number): string[][] => clustersOf(all, nearPx).map(({ members }) => [...members]);

for (const [all, expected, because] of [
  [dots([0, 0], [39, 0]), [['0,0', '39,0']], 'nearer than 40 px they would lie on each other'],
  [dots([0, 0], [40, 0]), [['0,0'], ['40,0']], '40 px apart both can be seen'],
  [dots([39, 39], [41, 41]), [['39,39', '41,41']], 'also across the border of two squares'],
  [dots([-1, -1], [1, 1]), [['-1,-1', '1,1']], 'and across zero'],
  [dots([1, 1], [-1, 41]), [['1,1'], ['-1,41']], 'to the left and below is another row'],
  [dots([0, 0], [39, 0], [78, 0]), [['0,0', '39,0'], ['78,0']], 'near to where one began: they do not grow along a road'],
  [[], [], 'nothing is nothing'],
] as [Dot<string>[], string[][], string][]) {
  Deno.test(`sites on the map: ${because}`, () => deepStrictEqual(groups(all, 40), expected));
}

Deno.test('a mark stands in the middle of its sites', () =>
  deepStrictEqual(clustersOf(dots([0, 0], [20, 10], [10, 20]), 40).map(({ x, y }) => [x, y]), [[10, 10]]));

Deno.test('of ten thousand sites none is lost and none comes twice, and where clusters begin is apart', () => {
  // A sequence that scatters well and is the same each time.
  let seed = 42;
  const random = (): number => { seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31; return seed / 2 ** 31; };
  const all = Array.from({ length: 10_000 }, (_none, i) => ({ x: 4000 * random() - 2000, y: 2000 * random() - 1000, of: i }));
  const found = clustersOf(all, 40);
  deepStrictEqual(found.flatMap(({ members }) => [...members]).sort((a, b) => a - b), all.map(({ of }) => of));
  const begins = found.map(({ members }) => all[members[0] ?? 0] as Dot<number>);
  begins.forEach((one, i) => begins.slice(i + 1).forEach(other => ok(Math.hypot(one.x - other.x, one.y - other.y) >= 40)));
});

for (const [states, worst] of [
  [['live', 'critical', 'silent'], 'critical'],
  [['warning', 'silent'], 'silent'],
  [['live', 'info'], 'info'],
  [['never', 'live'], 'never'],
  [[], 'never'],
] as const) {
  Deno.test(`the worst of "${states.join()}" is ${worst}`, () => strictEqual(worstOf(states), worst));
}
