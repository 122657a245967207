import { msg, str } from '@lit/localize';
import { html } from 'lit';
import type { PutRule, RuleView } from '../api/index.js';
import { PutRuleChannelEnum } from '../api/index.js';
import { api } from '../core/client.js';
import { warningCodes, warningWithCode } from '../core/warnings.js';
import { span } from '../core/words.js';
import { idField, severityChoices } from '../forms/common-fields.js';
import { severity } from '../parts/tags.js';
import { body, type Choice, type Field } from '../forms/fields.js';
import type { Subject } from '../forms/subject.js';
import '../parts/copyable.js';
import './rule-state.js';

/** More sites than this are no list to tick: their ids are written. */
const MANY = 40;

const CHANNELS: Record<PutRuleChannelEnum, () => string> = {
  mail: () => msg('mail'),
  webhook: () => msg('webhook: a program of yours is posted JSON'),
};

async function sitesField(of: RuleView | undefined): Promise<Field> {
  const page = await api.installations.getInstallations({ columns: 'name', limit: String(MANY), sort: 'name' });
  const chosen = of?.installationIds ?? [];
  const common = { name: 'installationIds', label: msg('Only these installations'), group: msg('Only some installations') };
  if (page.next !== undefined || chosen.length > MANY) {
    return { ...common, kind: 'words', hint: msg('Their ids, with commas between them. Empty: all that you see.') };
  }
  const gone = chosen.filter(id => !page.installations.some(one => one.id === id));
  const choices: Choice[] = [...page.installations.map(({ id, name }) => ({ value: id, label: name })),
    ...gone.map(id => ({ value: id, label: id }))];
  return { ...common, kind: 'choices', choices, hint: msg('None ticked: all that you see.') };
}

async function fields(of: RuleView | undefined): Promise<Field[]> {
  return [
    { name: 'name', label: msg('Name'), kind: 'text', isRequired: true, hint: msg('It stands in the subject of every message: “Alps, at night”.') },
    idField(of === undefined),
    { name: 'channel', label: msg('Told by'), kind: 'choice', isRequired: true,
      choices: Object.values(PutRuleChannelEnum).map(value => ({ value, label: CHANNELS[value]() })) },
    { name: 'target', label: msg('To'), kind: 'text', isRequired: true, hint: msg('One mail address, or the URL of the webhook.') },
    { name: 'leastSeverity', label: msg('Of warnings from this severity on'), kind: 'choice', isRequired: true, choices: severityChoices() },
    { name: 'delaySeconds', label: msg('Only when it has stood for so many seconds'), kind: 'number',
      hint: msg('So that what passes by itself wakes nobody. 0: at once.') },
    { name: 'allClear', label: msg('Tell also when none of them stands any more'), kind: 'check' },
    { name: 'enabled', label: msg('Switched on'), kind: 'check' },
    { name: 'codes', label: msg('Only these warnings'), kind: 'choices', group: msg('Only some warnings'), hint: msg('None ticked: all.'),
      choices: [...new Set([...warningCodes(), ...of?.codes ?? []])].map(value => ({ value, label: warningWithCode(value) })) },
    await sitesField(of),
    { name: 'tags', label: msg('Only installations with all these tags'), kind: 'words', group: msg('Only some installations'),
      hint: msg('With commas between them: alps, van') },
  ];
}

/** Nothing chosen is nothing written: its group is folded away. */
const unlessEmpty = (list: readonly string[]): readonly string[] | undefined => (list.length === 0 ? undefined : list);

function whichOnes({ codes, installationIds, tags }: RuleView): string {
  const parts = [
    codes.length === 0 ? msg('all warnings') : codes.join(', '),
    installationIds.length === 0 ? msg('all installations') : msg(str`${installationIds.length} installations`),
    ...tags.length === 0 ? [] : [msg(str`with ${tags.join(', ')}`)],
  ];
  return parts.join('; ');
}

/** The secret of a webhook, as PUT gives it once. */
function once(answer: unknown) {
  const { secret } = answer as RuleView;
  return secret === undefined ? undefined : html`<h3>${msg('The secret of this webhook')}</h3>
    <p>${msg('It is shown this once: copy it now. With it your program knows that a message came from here: the header Cellfleet-Signature is t=<seconds>,v1=<hex>, the HMAC-SHA-256 over the seconds, a dot and the body. Refuse what is older than a few minutes.')}</p>
    <cf-copyable .text=${secret} .label=${msg('The secret')}></cf-copyable>`;
}

export const rules: Subject<RuleView, RuleView> = {
  place: ['account', 'rules'],
  get title() { return msg('Notification rules'); },
  get newTitle() { return msg('Add a rule'); },
  get about() { return msg('A rule says of which warnings you are told, and how. The first message comes when a warning has stood long enough; further ones are gathered for a minute. Nobody is told of what he does not see.'); },
  seenBy: 'viewer',
  changedBy: 'operator',
  everyMs: 0,
  columns: () => [
    { title: msg('Rule'), cell: of => of.name },
    { title: msg('Told by'), cell: of => html`${of.channel}<span class="sub">${of.target}</span>` },
    { title: msg('From'), cell: of => severity(of.leastSeverity) },
    { title: msg('After'), cell: of => (of.delaySeconds === 0 ? msg('at once') : span(of.delaySeconds * 1000)) },
    { title: msg('Of'), cell: whichOnes },
    { title: msg('State'), cell: of => (of.enabled ? html`<span class="tag on">${msg('on')}</span>`
      : html`<span class="tag never">${msg('switched off')}</span>`) },
  ],
  page: async () => ({ items: (await api.notifications.getMeRules()).rules }),
  key: of => of.id,
  find: id => api.notifications.getMeRule({ id }),
  name: of => msg(str`Rule ${of.name}`),
  revision: of => of.revision,
  fields,
  values: of => (of === undefined ? { channel: 'mail', leastSeverity: 'warning', delaySeconds: 60, allClear: true, enabled: true } : {
    ...of, codes: unlessEmpty(of.codes), installationIds: unlessEmpty(of.installationIds), tags: unlessEmpty(of.tags),
  }),
  put: (id, written, change) => api.notifications.putMeRule({ id, putRule: body<PutRule>(written), ...change }),
  once,
  beside: of => html`<cf-rule-state .rule=${of}></cf-rule-state>`,
};
