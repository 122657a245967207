// One pack: newest values, every cell, reasons, events and the last hours.
import { get } from './api.js';
import { chart } from './chart.js';
import { el } from './dom.js';
import { events } from './events.js';
import { noGateway, simulated, soc } from './parts.js';
import { state } from './state.js';
import { amperes, degrees, fact, kilowattHours, milliamperes, span, UNKNOWN, volts, watts } from './words.js';

const STALE_MS = 20_000;
const SILENT_MS = 60_000;
const LOOK_AGAIN_MS = 2_000;
const PAST_AGAIN_MS = 60_000;
const RANGES = [
  { text: '1 hour', ms: 3_600_000, bucketSeconds: 10 },
  { text: '6 hours', ms: 21_600_000, bucketSeconds: 60 },
  { text: '24 hours', ms: 86_400_000, bucketSeconds: 300 },
];
const CHARTS = [
  { name: 'socMilliPercent', title: 'State of charge', unit: '%', factor: 0.001 },
  { name: 'packVoltageMv', title: 'Voltage', unit: 'V', factor: 0.001 },
  { name: 'currentMa', title: 'Current', unit: 'A', factor: 0.001 },
];
const COLOUR_WORDS = { red: 'limit reached', yellow: 'balancing', green: 'good', grey: 'too old' };

/** What the server said, or worse when the answer itself has grown old because it does not answer any more. */
function worsened(pack, sinceMs) {
  const ageMs = pack.ageMs === undefined ? undefined : pack.ageMs + sinceMs;
  const quality =
    pack.quality !== 'live' && pack.quality !== 'stale' || ageMs === undefined ? pack.quality
      : ageMs > SILENT_MS ? 'silent' : ageMs > STALE_MS ? 'stale' : pack.quality;
  return { ageMs, quality };
}

/** The gateway that is heard, and the one that may be: they differ until the first record of the right one. */
function gateways({ gatewayId: heard, assignment: { gatewayId: assigned, trouble } }) {
  const said = heard === undefined || heard === assigned ? '' : ` · last heard through gateway ${heard}`;
  return `${said} · ${assigned === undefined ? trouble : `gateway ${assigned}`}`;
}

function flow(m) {
  const offset = m.zeroOffsetMa === undefined ? '' : ` · zero offset ${milliamperes(m.zeroOffsetMa)}`;
  return `${m.currentMa > 0 ? 'charging' : m.currentMa < 0 ? 'discharging' : 'at rest'}${offset}`;
}

function head(pack, { ageMs, quality }) {
  return el('div', { class: 'head' },
    el('h1', { text: pack.name }), simulated(pack), noGateway(pack.assignment.gatewayId),
    el('span', { class: `tag ${quality}`, text: quality }),
    el('span', { text: ageMs === undefined ? 'no frame was ever heard' : `newest frame ${span(ageMs)} old` }),
    el('span', { class: 'sub', text: `${pack.installationName} · ${pack.id}${gateways(pack)}` }));
}

function tiles(pack, { quality }) {
  const m = pack.measured ?? {};
  const tile = (name, value, sub) => el('div', {}, el('dt', { text: name }), el('dd', {}, value, sub ? el('span', { class: 'sub', text: sub }) : null));
  return el('dl', { class: quality === 'live' ? 'tiles' : 'tiles old' },
    tile('State of charge', soc(pack.soc?.socPercent, pack.soc?.calibrated), pack.soc ? `${kilowattHours(pack.soc.storedWh)} stored` : null),
    tile('Voltage', volts(m.packVoltageMv)),
    tile('Current', amperes(m.currentMa), m.currentMa === undefined ? null : flow(m)),
    tile('Power', watts(m.packVoltageMv, m.currentMa)),
    tile('In today', kilowattHours(pack.energy?.collectedTodayWh), pack.energy ? `${kilowattHours(pack.energy.collectedTotalWh)} in total` : null),
    tile('Out today', kilowattHours(pack.energy?.consumedTodayWh), pack.energy ? `${kilowattHours(pack.energy.consumedTotalWh)} in total` : null),
    tile('Lowest cell', volts(m.lowestCell?.voltageMv, 3), m.lowestCell ? `cell ${m.lowestCell.number}` : null),
    tile('Highest cell', volts(m.highestCell?.voltageMv, 3), m.highestCell ? `cell ${m.highestCell.number}` : null),
    tile('Coldest', degrees(m.lowestTemperature?.temperatureDeciC), m.lowestTemperature ? `cell ${m.lowestTemperature.number}` : null),
    tile('Warmest', degrees(m.highestTemperature?.temperatureDeciC), m.highestTemperature ? `cell ${m.highestTemperature.number}` : null));
}

function cell(one) {
  const words = one.voltageMv === undefined ? 'not heard yet' : `${COLOUR_WORDS[one.colour]}, ${span(one.ageMs)} old`;
  return el('li', { class: one.colour },
    el('small', { text: `Cell ${one.number}` }),
    el('b', { text: volts(one.voltageMv, 3) }), one.voltageMv === undefined ? null : ` ${degrees(one.temperatureDeciC)}`,
    el('small', { text: words }),
    one.temperatureReadsHigh ? el('small', { text: 'temperature reads high (balancing)' }) : null);
}

function facts(object) {
  return el('dl', { class: 'facts' }, ...Object.entries(object).flatMap(([field, value]) => {
    const [name, text] = fact(field, value);
    return [el('dt', { text: name }), el('dd', { text })];
  }));
}

function more(pack) {
  const used = pack.settings.usedRevision === undefined ? 'not used yet' : `revision ${pack.settings.usedRevision} is used`;
  return el('div', { class: 'two' },
    el('section', { class: 'card' }, el('h2', { text: 'What the device says of itself' }), pack.device ? facts(pack.device) : el('p', { text: 'Nothing yet.' })),
    el('section', { class: 'card' }, el('details', {}, el('summary', { text: `Settings: revision ${pack.settings.revision}, ${used}` }), facts(pack.settings.complete))));
}

/** Shows a pack in main; @returns {() => void} ends it */
export function show(main, id) {
  const path = `packs/${encodeURIComponent(id)}`;
  const now = el('div', {});
  const cells = el('ul', { class: 'cells' });
  const moreBox = el('div', {});
  const charts = el('div', {});
  const eventBox = el('div', {});
  const trouble = el('p', { class: 'trouble', role: 'alert' });
  let range = RANGES[0];
  let ended = false;
  let shown = null;
  let drawCharts = () => {};
  let chartsWidth = 0;
  const resizing = new ResizeObserver(() => {
    if (charts.clientWidth !== chartsWidth) {
      chartsWidth = charts.clientWidth;
      drawCharts();
    }
  });

  const buttons = RANGES.map(each => el('button', { type: 'button', 'aria-pressed': String(each === range), text: each.text, onclick: () => {
    range = each;
    buttons.forEach((button, i) => button.setAttribute('aria-pressed', String(RANGES[i] === range)));
    past();
  } }));
  main.replaceChildren(
    el('p', {}, el('a', { href: '#/', text: '← Fleet' })), trouble, now,
    el('section', { class: 'card' }, el('h2', { text: 'Cells' }), cells),
    el('section', { class: 'card' }, el('div', { class: 'bar' }, el('h2', { text: 'The last' }), ...buttons), charts),
    el('section', { class: 'card' }, el('h2', { text: 'Events' }), eventBox), moreBox);

  function draw() {
    if (shown !== null) {
      const age = worsened(shown.pack, performance.now() - shown.takenAt);
      now.replaceChildren(head(shown.pack, age), tiles(shown.pack, age), state(shown.pack, age));
      document.title = `${shown.pack.name} – Cellfleet`;
    }
  }

  async function attempt(work) {
    try {
      await work();
      if (!ended) {
        trouble.textContent = '';
      }
    } catch (error) {
      if (!ended) {
        trouble.textContent = error.message;
      }
    }
  }

  const look = () => attempt(async () => {
    const [pack, all] = await Promise.all([get(path), get(`${path}/cells`)]);
    if (ended) {
      return;
    }

    shown = { pack, takenAt: performance.now() };
    cells.replaceChildren(...all.cells.map(cell));
    const open = moreBox.querySelector('details')?.open ?? false;
    moreBox.replaceChildren(more(pack));
    moreBox.querySelector('details').open = open;
    draw();
  });

  const past = () => attempt(async () => {
    const asked = range;
    const toMs = Date.now();
    const fromMs = toMs - asked.ms;
    const times = `from=${new Date(fromMs).toISOString()}&to=${new Date(toMs).toISOString()}`;
    const columns = CHARTS.map(each => each.name).join(',');
    const [series, list] = await Promise.all([
      get(`${path}/series?columns=${columns}&bucketSeconds=${asked.bucketSeconds}&${times}`),
      get(`${path}/events?limit=50&${times}`),
    ]);
    if (ended || asked !== range) {
      return;
    }
    drawCharts = () => charts.replaceChildren(...CHARTS.map(each => chart({
      ...each, fromMs, toMs, bucketMs: asked.bucketSeconds * 1000, width: charts.clientWidth,
      column: series.columns.find(column => column.name === each.name),
    })));
    drawCharts();
    eventBox.replaceChildren(events(list));
  });

  resizing.observe(charts);
  look();
  past();
  const looking = setInterval(() => document.visibilityState === 'visible' && look(), LOOK_AGAIN_MS);
  const ageing = setInterval(draw, 1000);
  const remembering = setInterval(() => document.visibilityState === 'visible' && past(), PAST_AGAIN_MS);
  return () => {
    ended = true;
    resizing.disconnect();
    [looking, ageing, remembering].forEach(clearInterval);
    document.title = 'Cellfleet';
  };
}
