import { beforeAll, expect, test } from 'vitest';
import type { Connection, OutboxMessage } from '../../../shared/contract/sync.ts';
import type { ConnectionId, OrderId, OutboxId } from '../../../shared/domain/ids.ts';
import { connectorFacts, connectorKinds } from '../../../shared/domain/sync/connection.ts';
import { outboxKinds, outboxStates } from '../../../shared/domain/sync/outbox.ts';
import { lineStates } from '../../../shared/contract/sync.ts';
import { troubleWords } from '../../../renderer/app/line/connection-words.ts';
import { lineOf, type SyncState } from '../../../renderer/app/line/line.ts';
import { lineWords } from '../../../renderer/app/line/line-words.ts';
import { en } from '../../../renderer/i18n/en/index.ts';
import { everyWordLoaded, speak } from '../../../renderer/i18n/index.ts';
import { zhCN } from '../../../renderer/i18n/zh-CN/index.ts';
import { isKnownField } from '../../../renderer/screens/settings/connections-known-fields.ts';
import { canRetry, canSkip, noneChosen, tick, tickAll, withFresh } from '../../../renderer/screens/sync/chosen-messages.ts';
import { payloadValue, standingOf } from '../../../renderer/screens/sync/message-words.ts';

const now = Date.UTC(2026, 10, 22, 4);
const days = 86_400_000;

const connection = (more: Partial<Connection> = {}): Connection => ({
  id: 1 as ConnectionId, kind: 'taobao', account: '', state: 'answers', since: now - days, answeredAt: now, trouble: '', troubleWords: '', readUntil: null, reading: false, waiting: 0, refused: 0, unreadable: 0, ...more,
});
const state = (connections: readonly Connection[], more: Partial<SyncState> = {}): SyncState => ({ online: true, since: now - days, waiting: 0, byHand: 0, inFile: 0, refused: 0, connections: [...connections], ...more });
const message = (more: Partial<OutboxMessage> = {}): OutboxMessage => ({
  id: 1 as OutboxId, kind: 'ship', platform: 'taobao', account: '', service: '', state: 'waiting', order: { id: 1 as OrderId, number: '3515000275296296' }, createdAt: now, attempts: 0, nextAt: null, endedAt: null,
  refusalCode: '', refusalWords: '', behind: null, connectionId: 1 as ConnectionId, ...more,
});

beforeAll(async () => {
  globalThis.document = { documentElement: {} } as Document;
  await everyWordLoaded();
  await speak('zh-CN');
});

test('OF-4: offline is said when nobody outside answers, since the first one stopped', () => {
  const silent = [connection({ state: 'silent', since: now - 3 * days }), connection({ id: 2 as ConnectionId, kind: 'douyin', state: 'silent', since: now - 2 * days })];
  expect(lineOf(state(silent, { online: false }))).toEqual({ kind: 'offline', since: now - 3 * days });
});

test('OF-4: one of several that is silent is named; the shop is not offline for it', () => {
  const one = connection({ id: 2 as ConnectionId, kind: 'douyin', state: 'silent', since: now - days });
  expect(lineOf(state([connection(), one], { online: false }))).toEqual({ kind: 'silent', connection: one, since: now - days });
  expect(lineOf(state([connection(), one, { ...one, id: 3 as ConnectionId }], { online: false }))).toEqual({ kind: 'several_silent', count: 2 });
});

test('OF-4: a folder that is gone is named, and is no line; one that is switched off says nothing', () => {
  const folder = connection({ kind: 'folder', state: 'silent', since: now });
  expect(lineOf(state([connection(), folder], { online: false })).kind).toBe('silent');
  expect(lineOf(state([connection({ kind: 'folder' })], { online: true })).kind).toBe('online');
  expect(lineOf(state([connection({ state: 'off', since: null })])).kind).toBe('online');
});

test('OF-4: keys that are not taken are said as such, not as a line that is out', () => {
  expect(lineOf(state([connection({ state: 'no_right' })], { online: false })).kind).toBe('keys');
});

test('OF-4: state, since when, how many wait, how many were refused, in words', () => {
  const words = lineWords(state([connection({ state: 'silent', since: now - 3 * days })], { online: false, waiting: 1280, refused: 2 }), now);
  expect([words.main, words.waiting, words.refused, words.calm]).toEqual(['断网 3 天', '1,280 条待同步', '2 条被退回', false]);
  expect(lineWords(state([]), now)).toMatchObject({ main: '已联网', waiting: '', refused: '', calm: true });
});

test('OF-4: why a message has not gone out: what a person can change comes first', () => {
  expect(standingOf(message({ connectionId: null }), undefined, now).kind).toBe('nobody');
  expect(standingOf(message({ behind: 7 as OutboxId }), connection({ state: 'silent' }), now).kind).toBe('silent');
  expect(standingOf(message({ behind: 7 as OutboxId }), connection({ reading: true }), now).kind).toBe('behind');
  expect(standingOf(message({ nextAt: now + 1 }), connection(), now)).toEqual({ kind: 'next', at: now + 1 });
  expect(standingOf(message({ nextAt: now }), connection(), now).kind).toBe('soon');
  expect(standingOf(message({ state: 'done', endedAt: now }), connection({ state: 'silent' }), now)).toEqual({ kind: 'ended', at: now });
});

test('OF-2: what is over is not decided on again, and nobody decides on what is being sent', () => {
  expect(outboxStates.filter((one) => canRetry({ state: one, connectionId: 1 as ConnectionId }))).toEqual(['waiting', 'refused']);
  expect(outboxStates.filter((one) => canSkip({ state: one }))).toEqual(['waiting', 'in_file', 'refused']);
  expect(canRetry({ state: 'waiting', connectionId: null })).toBe(false);
});

test('ticked messages keep what is newly known of them, and never more than can be decided at once', () => {
  const [first, second] = [message(), message({ id: 2 as OutboxId })];
  const both = tick(tick(noneChosen, first, 0, 2), second, 1, 2);
  expect([...both.rows.keys()]).toEqual([1, 2]);
  expect(tick(both, message({ id: 3 as OutboxId }), 2, 2)).toBe(both);
  expect([...tick(both, first, 0, 2).rows.keys()]).toEqual([2]);
  expect(withFresh(both, [first])).toBe(both);
  expect(withFresh(both, [{ ...first, state: 'done' }]).rows.get(1 as OutboxId)?.state).toBe('done');
  expect(tickAll([first, second], 0, 1).rows.size).toBe(1);
});

test('what is sent is shown as people write it; text of a platform stays text', () => {
  expect(payloadValue('amountFen', '12345')).toBe('¥123.45');
  expect(payloadValue('courierCode', 'ZTO')).toBe('中通');
  expect(payloadValue('flag', 'red')).toBe('红旗');
  expect(payloadValue('text', '12345')).toBe('12345');
  expect(payloadValue('text', '')).toBe('（空）');
  expect(troubleWords('isv.session-expired', '授权已过期')).toBe('授权已过期');
  expect(troubleWords('unreachable', '')).toBe('连不到对方');
  expect(troubleWords('<b>x</b>: y', '')).toBe('<b>x</b>: y');
});

test('every kind, state and field of a connection, and every kind and state of a message, has its words in both languages', () => {
  for (const words of [zhCN, en]) {
    expect(connectorKinds.filter((kind) => Object.values(words.connections.kind[kind]).some((text) => text === ''))).toEqual([]);
    expect(lineStates.filter((one) => words.connections.state[one] === '')).toEqual([]);
    for (const kind of outboxKinds) expect([words.sync.kind[kind], words.sync.tells[kind], words.sync.refusal[kind]].every((text) => text !== '')).toBe(true);
    expect(outboxStates.filter((one) => words.sync.state[one] === '')).toEqual([]);
  }
  expect(connectorKinds.flatMap((kind) => connectorFacts[kind].fields.map(({ name }) => name)).filter((name) => !isKnownField(name))).toEqual([]);
});
