import { strictEqual, ok } from 'node:assert';
import type { SettingsRangesView } from '../api/index.js';
import { restMvOf, socAt, SOC_POINTS } from './chemistry.js';
import { chemistries, chemistryOf, know } from './ranges.js';

// Those of the core, from the test that runs these stories.
know(JSON.parse(Deno.env.get('SETTINGS_RANGES')!) as SettingsRangesView);

const lifepo4 = restMvOf('LiFePO4')!;

for (const [mv, soc, because] of [
  [2499, undefined, 'below the curve nobody knows'],
  [2500, 0, 'its lower end is empty'],
  [3200, 20, 'at a point of the curve'],
  [3210, 25, 'half way between two points'],
  [3420, 100, 'its upper end is full'],
  [3421, undefined, 'above it nobody knows'],
] as const) {
  Deno.test(`the state of charge of a resting LiFePO4 cell of ${mv} mV: ${because}`, () => strictEqual(socAt(lifepo4, mv), soc));
}

for (const label of chemistries()) {
  Deno.test(`${label}: its curve ascends and its limits are in order`, () => {
    const restMv = restMvOf(label)!;
    const { vMinMv, vBalanceMv, vMaxMv, tMinDeciC, tMaxDeciC } = chemistryOf(label)!;
    strictEqual(restMv.length, SOC_POINTS.length);
    ok(restMv.every((mv, i) => mv > (restMv[i - 1] ?? 0)));
    ok(vMinMv < vBalanceMv && vBalanceMv < vMaxMv && tMinDeciC < tMaxDeciC);
  });
}

Deno.test('what is no chemistry of ours has no curve', () => strictEqual(restMvOf('lead'), undefined));
