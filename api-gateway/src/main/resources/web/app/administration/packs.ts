import { msg, str } from '@lit/localize';
import { html } from 'lit';
import type { PackShortView, PackStatusView, PutPack } from '../api/index.js';
import { PutPackUnlinkedPolicyEnum } from '../api/index.js';
import { api } from '../core/client.js';
import { address } from '../core/route.js';
import { idField } from '../forms/common-fields.js';
import { qualityTag, simulated, trouble } from '../parts/tags.js';
import { chemistries } from '../settings/ranges.js';
import { body, type Choice, type Field, type Values } from '../forms/fields.js';
import type { Subject } from '../forms/subject.js';

const OFFERED = '1000';

const POLICIES: Record<PutPackUnlinkedPolicyEnum, () => string> = {
  local: () => msg('local: its own rules alone decide'),
  open: () => msg('open: both relays off'),
};

async function installationsOffered(): Promise<Choice[]> {
  const { installations } = await api.installations.getInstallations({ columns: 'name', limit: OFFERED });
  return installations.map(({ id, name }) => ({ value: id, label: name }));
}

async function gatewaysOffered(): Promise<Choice[]> {
  const { gateways } = await api.gateways.getGateways({ limit: OFFERED });
  return gateways.map(({ id, name }) => ({ value: id, label: name }));
}

/** Enough to begin with: every other setting takes its default, and has a page of its own. */
const firstSettings = (): Field[] => [
  { name: 'settings.cellCount', label: msg('Cells in series'), kind: 'number', isRequired: true,
    hint: msg('Cells in parallel count as one: 2P4S has 4.') },
  { name: 'settings.chemistry', label: msg('Chemistry'), kind: 'choice', isRequired: true,
    choices: chemistries().map(label => ({ value: label, label })),
    hint: msg('Its limits of voltage and temperature are taken as a beginning.') },
  { name: 'settings.capacityWh', label: msg('Capacity, Wh'), kind: 'number', isRequired: true,
    hint: msg('Of the whole pack: 280 Ah at 51.2 V are 14336 Wh rated; the manual advises 80 % of it, 11469.') },
];

async function fields(of: PackStatusView | undefined): Promise<Field[]> {
  const [installations, gateways] = await Promise.all([installationsOffered(), gatewaysOffered()]);
  return [
    { name: 'name', label: msg('Name'), kind: 'text', isRequired: true },
    idField(of === undefined),
    { name: 'installationId', label: msg('Installation'), kind: 'text', isRequired: true, choices: installations, hint: of === undefined
      ? msg('The id of the site where it stands.') : msg('Moved to another one its past stays its own; its state of charge is counted anew.') },
    ...of === undefined ? firstSettings() : [],
    { name: 'gatewayId', label: msg('Gateway'), kind: 'text', choices: gateways,
      hint: msg('The id of the one that speaks for this pack: what any other says of it is refused. Empty: none.') },
    { name: 'unlinkedPolicy', label: msg('While the gateway has no link'), kind: 'choice', isRequired: true,
      choices: Object.entries(POLICIES).map(([value, label]) => ({ value, label: label() })) },
  ];
}

function values(of: PackStatusView | undefined, asked: URLSearchParams): Values {
  if (of === undefined) {
    return { installationId: asked.get('installation') ?? undefined, gatewayId: asked.get('gateway') ?? undefined, unlinkedPolicy: 'local' };
  }
  const { gatewayId, unlinkedPolicy } = of.assignment;
  return { id: of.id, name: of.name, installationId: of.installationId, gatewayId, unlinkedPolicy };
}

const beside = (of: PackStatusView) => html`<section class="card">
  <h3>${msg('This pack')} ${simulated(of)}</h3>
  <p>${qualityTag(of.quality)} ${of.gatewayId === undefined ? msg('No gateway has spoken for it yet.')
    : msg(str`Gateway “${of.gatewayId}” spoke for it last.`)}</p>
  ${trouble(of.assignment.trouble ?? '')}
  <ul class="plain">
    <li><a href=${address(['packs', of.id])}>${msg('How it is now')}</a></li>
    <li><a href=${address(['packs', of.id, 'settings'])}>${msg('Its settings')}</a></li>
    <li><a href=${address(['administration', 'installations', of.installationId])}>${msg(str`Installation ${of.installationName}`)}</a></li>
    ${of.assignment.gatewayId === undefined ? '' : html`<li><a href=${address(['administration', 'gateways', of.assignment.gatewayId])}>
      ${msg(str`Gateway ${of.assignment.gatewayId}`)}</a></li>`}
  </ul>
</section>`;

export const packs: Subject<PackShortView, PackStatusView> = {
  place: ['administration', 'packs'],
  get title() { return msg('Packs'); },
  get newTitle() { return msg('Add a pack'); },
  get about() { return msg('A pack is cells in series, watched by one device on one serial line of a gateway.'); },
  seenBy: 'installer',
  changedBy: 'installer',
  isSearched: true,
  everyMs: 10_000,
  columns: () => [
    { title: msg('Pack'), cell: of => of.name, beside: of => html` ${simulated(of)}<span class="sub">${of.id}</span>` },
    { title: msg('Installation'), cell: of => html`${of.installationName}<span class="sub">${of.installationId}</span>` },
    { title: msg('Gateway'), cell: of => of.assignedGatewayId ?? msg('none') },
    { title: msg('Heard'), cell: of => qualityTag(of.quality) },
  ],
  async page(after, limit, text) {
    const page = await api.packs.getPacks({ after, limit, text,
      columns: 'name,installationId,installationName,simulated,quality,assignedGatewayId', sort: 'name' });
    return { items: page.packs, next: page.next };
  },
  key: of => of.id,
  find: id => api.packs.getPack({ id }),
  name: of => msg(str`Pack ${of.name}`),
  revision: of => of.settings.revision,
  fields,
  values,
  put(id, written, change, of) {
    // Without a gateway is said in so many words, and the settings of one that is there go back as they came.
    const asked = { ...written, gatewayId: written['gatewayId'] ?? '', ...of === undefined ? {} : { settings: of.settings.wished } };
    return api.packs.putPack({ id, putPack: body<PutPack>(asked), ...change });
  },
  beside,
};
