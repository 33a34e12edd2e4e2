import i18next from 'i18next';
import type { Connection, OutboxMessage } from '../../../shared/contract/sync.ts';
import { connectorFacts } from '../../../shared/domain/sync/connection.ts';
import type { Tone } from '../../components/tag.tsx';
import { connectionName } from '../../app/line/connection-words.ts';
import { courierName } from '../../i18n/couriers.ts';
import { fullMoment, kg, moment, yuan } from '../../i18n/format.ts';
import { termOr } from '../../i18n/term-or.ts';
import { isByHand } from './chosen-messages.ts';

/** What waits for a hand is not what waits for the line. */
export type ShownState = OutboxMessage['state'] | 'by_hand';
export const shownState = (message: Pick<OutboxMessage, 'state' | 'connectionId'>): ShownState => (isByHand(message) ? 'by_hand' : message.state);

export const stateTones: Readonly<Record<ShownState, Tone>> = { waiting: 'grey', by_hand: 'amber', in_file: 'grey', sending: 'blue', done: 'green', refused: 'red', skipped: 'grey' };

/** Whether there is a connection at all that could tell it. */
const isEverTold = ({ platform, kind }: Pick<OutboxMessage, 'platform' | 'kind'>): boolean => Object.values(connectorFacts).some((facts) => facts.platform === platform && facts.tells.includes(kind));

/** Why something has not gone out yet. */
export type Standing =
  | { readonly kind: 'behind' | 'file' | 'nobody' | 'by_hand' | 'sending' | 'soon' | 'refused' }
  | { readonly kind: 'ended'; readonly at: number | null }
  | { readonly kind: 'next'; readonly at: number }
  | { readonly kind: 'silent' | 'keys' | 'off' | 'reading'; readonly connection: Connection };

/** In the order in which the reasons matter: what stands first decides. */
export const standingOf = (message: OutboxMessage, connection: Connection | undefined, now: number): Standing => {
  if (message.state === 'refused' || message.state === 'sending') return { kind: message.state };
  if (message.state === 'done' || message.state === 'skipped') return { kind: 'ended', at: message.endedAt };
  if (message.state === 'in_file') return { kind: 'file' };
  if (message.connectionId === null) return { kind: isEverTold(message) ? 'nobody' : 'by_hand' };
  if (connection !== undefined) {
    if (connection.state === 'off') return { kind: 'off', connection };
    if (connection.state === 'no_right' || connection.state === 'no_keys') return { kind: 'keys', connection };
    if (connection.state === 'silent') return { kind: 'silent', connection };
  }
  if (message.behind !== null) return { kind: 'behind' };
  if (connection?.reading === true) return { kind: 'reading', connection };
  return message.nextAt !== null && message.nextAt > now ? { kind: 'next', at: message.nextAt } : { kind: 'soon' };
};

/** As short as a table's cell. */
export const progressWords = (standing: Standing, now: number): string => {
  switch (standing.kind) {
    case 'next': return i18next.t('sync:progress.next', { time: moment(standing.at, now) });
    case 'ended': return standing.at === null ? '' : moment(standing.at, now);
    case 'silent': return i18next.t('sync:progress.line');
    case 'sending': return '';
    default: return i18next.t(`sync:progress.${standing.kind}`);
  }
};

/** One sentence on how it stands; of what was refused, what to do stands elsewhere. */
export const standingWords = (standing: Standing, message: OutboxMessage, now: number): string => {
  switch (standing.kind) {
    case 'refused': return '';
    case 'next': return i18next.t('sync:why.next', { time: moment(standing.at, now) });
    case 'ended': return i18next.t(message.state === 'skipped' ? 'sync:why.skipped' : 'sync:why.done');
    case 'file': return i18next.t('sync:why.in_file');
    case 'nobody': return i18next.t(message.kind === 'ship' ? 'sync:why.noConnectionShip' : 'sync:why.noConnection');
    case 'silent': case 'keys': case 'off': case 'reading': return i18next.t(`sync:why.${standing.kind}`, { name: connectionName(standing.connection) });
    default: return i18next.t(`sync:why.${standing.kind}`);
  }
};

/** Whom it is told. */
export const toWords = (message: Pick<OutboxMessage, 'platform' | 'account' | 'service'>, connection: Connection | undefined): string => {
  if (connection !== undefined) return connectionName(connection);
  const platform = termOr('platform', message.platform);
  return message.account === '' ? platform : `${platform} · ${message.account}`;
};

const nameKey = (name: string): string => `sync:payloadName.${name}`;
export const payloadName = (name: string): string => (i18next.exists(nameKey(name)) ? i18next.t(nameKey(name), { defaultValue: '' }) : name);

/** Figures with their units, codes with their names; anything else is the text it is. */
export const payloadValue = (name: string, value: string): string => {
  if (value === '') return i18next.t('sync:payloadEmpty');
  if (name === 'courierCode') return courierName(value);
  if (name === 'flag' && i18next.exists(`terms:flag.${value}`)) return i18next.t(`terms:flag.${value}`, { defaultValue: '' });
  if (name === 'reason') return termOr('closeReason', value);
  const number = /^-?\d{1,15}$/.test(value) ? Number(value) : undefined;
  if (number === undefined) return value;
  if (name.endsWith('At')) return fullMoment(number);
  if (name.endsWith('Fen')) return yuan(number, 'CNY');
  if (name === 'weightG') return kg(number);
  return value;
};

/** Why it was let go, where nobody decided. */
export const letGoWords = (why: string): string | undefined => {
  const key = `sync:letGo.${why}`;
  return /^[a-z_]+$/.test(why) && i18next.exists(key) ? i18next.t(key, { defaultValue: '' }) : undefined;
};

export const outcomeWords = (outcome: string): string => {
  const key = `sync:outcome.${outcome}`;
  return i18next.exists(key) ? i18next.t(key, { defaultValue: '' }) : outcome;
};
