// The fleet: one row a pack, live.
import { el } from './dom.js';
import * as live from './live.js';
import { lights, noGateway, otherWarnings, relay, simulated, soc } from './parts.js';
import { amperes, degrees, span, UNKNOWN, volts } from './words.js';

const MOST_ROWS = 500;
const COLUMNS = ['Pack', 'SOC', 'Voltage', 'Current', 'Cells, lowest to highest', 'Temperatures', 'Warnings', 'Charge advice', 'Load advice', 'Age'];

const cells = pack =>
  pack.lowestCell === undefined && pack.highestCell === undefined
    ? UNKNOWN
    : `${volts(pack.lowestCell?.voltageMv, 3)} … ${volts(pack.highestCell?.voltageMv, 3)}`;

const temperatures = pack =>
  pack.lowestTemperature === undefined && pack.highestTemperature === undefined
    ? UNKNOWN
    : `${degrees(pack.lowestTemperature?.temperatureDeciC)} … ${degrees(pack.highestTemperature?.temperatureDeciC)}`;

function row(pack) {
  const quality = live.quality(pack);
  const cell = (label, className, ...content) => el('td', { role: 'cell', 'data-label': label, class: className }, ...content);
  const ageMs = live.age(pack);
  return el(
    'tr',
    { role: 'row', class: quality === 'live' ? null : 'old', 'data-pack': pack.id },
    el(
      'th',
      { role: 'rowheader', scope: 'row' },
      el('a', { href: `#/packs/${pack.id}`, text: pack.name }),
      ' ',
      simulated(pack),
      ' ',
      noGateway(pack.assignedGatewayId),
      el('span', { class: 'sub', text: pack.installationName }),
    ),
    cell('SOC', 'number value', soc(pack.socPercent, pack.socCalibrated)),
    cell('Voltage', 'number value', volts(pack.packVoltageMv)),
    cell('Current', 'number value', amperes(pack.currentMa)),
    cell('Cells', 'number value', cells(pack)),
    cell('Temperatures', 'number value', temperatures(pack)),
    cell(null, 'lamps', lights(pack.warnings), otherWarnings(pack.otherWarnings)),
    cell('Charge', null, relay(pack.charge)),
    cell('Load', null, relay(pack.load)),
    cell('Age', 'number', el('span', { class: `tag ${quality}`, text: quality }), ' ', ageMs === undefined ? '' : span(ageMs)),
  );
}

const isHit = (pack, text) =>
  `${pack.name} ${pack.id} ${pack.installationName} ${pack.installationId}`.toLowerCase().includes(text);

const byPlace = (a, b) => a.installationName.localeCompare(b.installationName) || a.name.localeCompare(b.name) || a.id.localeCompare(b.id);

function counts(packs) {
  const number = test => packs.filter(test).length;
  const parts = [
    `${packs.length} packs`,
    ...['live', 'stale', 'silent', 'never'].map(kind => [number(pack => live.quality(pack) === kind), kind]).filter(([n]) => n > 0).map(([n, kind]) => `${n} ${kind}`),
    `${number(pack => pack.warnings.length > 0)} with warnings`,
    ...[number(pack => pack.assignedGatewayId === undefined)].filter(n => n > 0).map(n => `${n} without a gateway`),
  ];
  return parts.map(text => el('li', { text }));
}

/** Shows the fleet in main; @returns {() => void} ends it */
export function show(main) {
  const filter = el('input', { type: 'search', id: 'filter', placeholder: 'Filter by pack or installation', 'aria-label': 'Filter by pack or installation', oninput: () => draw() });
  const onlyWarnings = el('button', { type: 'button', 'aria-pressed': 'false', text: 'Only with warnings', onclick: () => {
    onlyWarnings.setAttribute('aria-pressed', String(onlyWarnings.getAttribute('aria-pressed') !== 'true'));
    draw();
  } });
  const summary = el('ul', { class: 'counts', 'aria-label': 'The fleet in numbers' });
  const caption = el('caption', { role: 'caption' });
  const body = el('tbody', { role: 'rowgroup' });
  const head = el('thead', { role: 'rowgroup' }, el('tr', { role: 'row' }, ...COLUMNS.map(text => el('th', { role: 'columnheader', scope: 'col', text }))));
  main.replaceChildren(
    el('div', { class: 'bar' }, el('h1', { text: 'Fleet' }), summary),
    el('div', { class: 'bar' }, filter, onlyWarnings),
    el('div', { class: 'card' }, el('table', { class: 'fleet', role: 'table' }, caption, head, body)),
  );
  const rows = new Map();

  function redrawRow(pack) {
    const fresh = row(pack);
    const shown = rows.get(pack.id);
    if (shown !== undefined && shown.contains(document.activeElement)) {
      return; // whoever stands on its link with the keyboard must not lose it; the next second will do
    }
    shown?.replaceWith(fresh);
    rows.set(pack.id, fresh);
  }

  function draw() {
    const all = live.everything();
    const text = filter.value.trim().toLowerCase();
    const warned = onlyWarnings.getAttribute('aria-pressed') === 'true';
    const hits = all.filter(pack => isHit(pack, text) && (!warned || pack.warnings.length > 0)).sort(byPlace);
    const visible = hits.slice(0, MOST_ROWS);
    caption.textContent =
      hits.length === 0
        ? all.length === 0 ? 'No packs yet.' : 'No pack matches.'
        : hits.length > visible.length ? `The first ${visible.length} of ${hits.length} packs: narrow the filter.` : `${hits.length} of ${all.length} packs, newest values.`;
    rows.clear();
    body.replaceChildren(...visible.map(pack => {
      const fresh = row(pack);
      rows.set(pack.id, fresh);
      return fresh;
    }));
    summary.replaceChildren(...counts(all));
  }

  const stop = live.listen(changed => {
    if (changed.some(pack => !rows.has(pack.id))) {
      draw();
    } else {
      changed.forEach(redrawRow);
    }
  });
  const clock = setInterval(() => {
    [...rows.keys()].map(live.byId).filter(pack => pack !== undefined).forEach(redrawRow);
    summary.replaceChildren(...counts(live.everything()));
  }, 1000);
  draw();
  return () => {
    stop();
    clearInterval(clock);
  };
}
