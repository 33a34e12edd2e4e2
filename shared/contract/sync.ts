import { z } from 'zod';
import { connectorKinds } from '../domain/sync/connection.ts';
import { outboxKinds, outboxStates } from '../domain/sync/outbox.ts';
import { connectionId, count, line, nothing, orderId, outboxId, parcelId, platform, requiredLine, time } from './fields.ts';
import { command, query } from './operation.ts';

const connectorKind = z.enum(connectorKinds);
const kind = z.enum(outboxKinds);
const values = z.record(z.string().max(40), z.string().max(2000));

/**
 * OF-4: how a connection stands. `answers`: it did when asked last; `silent`: nobody answers, since when; `no_right`: keys that it does not
 * take; `no_keys`: none are kept on this PC; `off`: switched off by a person; `new`: not asked yet.
 */
export const lineStates = ['answers', 'silent', 'no_right', 'no_keys', 'off', 'new'] as const;

const connection = z.object({
  id: connectionId, kind: connectorKind, account: z.string(), state: z.enum(lineStates),
  /** Of the state. */
  since: time.nullable(), answeredAt: time.nullable(),
  /** The other side's own words, or a word of ours (`unreachable`, `too_slow`, `not_readable`, `server_error`). */
  trouble: z.string(), troubleWords: z.string(),
  /** Changes there are in up to here; null = it brings none, or has never been asked. */
  readUntil: time.nullable(),
  /** Being read now, before anything goes out (OF-3). */
  reading: z.boolean(),
  waiting: count, refused: count, unreadable: count,
});
export type Connection = z.output<typeof connection>;

const message = z.object({
  id: outboxId, kind, platform, account: z.string(), service: z.string(), state: z.enum(outboxStates), order: z.object({ id: orderId, number: z.string() }),
  createdAt: time, attempts: count, nextAt: time.nullable(), endedAt: time.nullable(), refusalCode: z.string(), refusalWords: z.string(),
  /** The message of the same order that has to go first; null = none. */
  behind: outboxId.nullable(),
  /** The connection that would tell it, also one that is switched off; null = there is none, it goes by file or by hand. */
  connectionId: connectionId.nullable(),
});
export type OutboxMessage = z.output<typeof message>;

const asking = z.object({
  asked: z.array(orderId),
  refused: z.array(z.object({ orderId, number: z.string(), code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })),
});

/** OF-2 … OF-4: the line, what waits, and the connections. */
export const sync = {
  /**
   * For every screen. `online`: every connection that is on answers; without any, whether there is a network at all. `waiting`: for the line;
   * `byHand`: what no connection tells, so that no line is waited for (OF-5).
   */
  state: query({
    access: 'signed_in', input: nothing,
    output: z.object({ online: z.boolean(), since: time.nullable(), waiting: count, byHand: count, inFile: count, refused: count, connections: z.array(connection) }),
  }),
  /** `open`: waiting for the line, being sent, refused; `by_hand`: waiting for nobody's line. Newest first, open ones oldest first. Search: order number, waybill number. */
  outbox: query({
    access: 'sync.read',
    input: z.object({ show: z.enum(['open', 'by_hand', 'refused', 'in_file', 'ended', 'all']), kind: kind.nullable(), connectionId: connectionId.nullable(), search: line(200), offset: count, limit: z.number().int().min(1).max(500) }),
    output: z.object({ total: count, rows: z.array(message) }),
  }),
  /** One message with its payload, without personal data, and what came of each try. */
  message: query({
    access: 'sync.read', input: z.object({ outboxId }),
    output: z.object({
      message, payload: z.array(z.object({ name: z.string(), value: z.string() })), key: z.string(),
      attempts: z.array(z.object({ at: time, outcome: z.string(), words: z.string() })), decidedBy: z.string(), decidedWhy: z.string(),
    }),
  }),
  /** Refused or waiting ones go out again now. */
  retry: command({ access: 'sync.decide', input: z.object({ outboxIds: z.array(outboxId).min(1).max(500) }), output: z.object({ retried: count, left: count }) }),
  /** Not to be told any more, with the reason: done there by hand, or not needed. */
  skip: command({ access: 'sync.decide', input: z.object({ outboxIds: z.array(outboxId).min(1).max(500), reason: requiredLine(300) }), output: z.object({ skipped: count, left: count }) }),
  /** OF-5: ship messages that wait for a line go out by file instead, uploaded by a person: a file for each account and collection. */
  putInFile: command({ access: 'sync.decide', input: z.object({ outboxIds: z.array(outboxId).min(1).max(500) }), output: z.object({ files: count, put: count, left: count }) }),
  /** PR-5: for which of these orders a waybill number can be asked for, and why not for the others; nothing is asked yet. */
  waybillsToAsk: query({ access: 'printing.print', input: z.object({ orderIds: z.array(orderId).min(1).max(500) }), output: asking }),
  /** Asks the platforms' e-waybill services; the numbers come when the line is there, and are printed by the platforms' components. */
  askForWaybills: command({ access: 'printing.print', input: z.object({ orderIds: z.array(orderId).min(1).max(500) }), output: asking }),
  /** Asks every connection now, or one of them. */
  askNow: command({ access: 'sync.read', input: z.object({ connectionId: connectionId.nullable() }), output: nothing }),

  /** Settings without keys: `kept` names the secrets that are there. `keysStay`: the system has a key store; without one keys are gone at the end of the session. */
  connections: query({
    access: 'settings.edit', input: nothing,
    output: z.object({
      keysStay: z.boolean(),
      rows: z.array(z.object({ id: connectionId, kind: connectorKind, account: z.string(), active: z.boolean(), settings: values, kept: z.array(z.string()) })),
      /** Shop names of open orders, per platform, to choose the account from. */
      accounts: z.array(z.object({ platform, account: z.string(), orders: count })),
    }),
  }),
  saveConnection: command({
    access: 'settings.edit',
    input: z.object({ connectionId: connectionId.nullable(), kind: connectorKind, account: line(60), settings: values, secrets: values, active: z.boolean() }),
    output: z.object({ connectionId }),
  }),
  removeConnection: command({ access: 'settings.edit', input: z.object({ connectionId }), output: nothing }),
  /** Asks with what is written in the form, nothing is kept. Refuses with the other side's words. */
  tryConnection: command({
    access: 'settings.edit',
    input: z.object({ connectionId: connectionId.nullable(), kind: connectorKind, account: line(60), settings: values, secrets: values }),
    output: z.object({ theirTime: time.nullable(), tookMs: count }),
  }),
  chooseFolder: command({ access: 'settings.edit', input: nothing, output: z.object({ folder: z.string() }).nullable() }),
  /** Orders of connections that could not be read. */
  unreadable: query({
    access: 'sync.read', input: nothing,
    output: z.array(z.object({ connectionId, number: z.string(), code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])), at: time })),
  }),

  /** A parcel on its way, with what the courier says, newest first; null = nobody is asked about it. */
  parcel: query({
    access: 'orders.read', input: z.object({ parcelId }),
    output: z.object({
      state: z.string(), askedAt: time.nullable(), askNextAt: time.nullable(), movedAt: time.nullable(),
      events: z.array(z.object({ at: time, text: z.string(), place: z.string() })),
    }).nullable(),
  }),
};
