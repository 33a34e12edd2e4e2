import { laneOf } from '../../shared/domain/sync/outbox.ts';
import { done, type Answer } from '../../electron/sync/answer.ts';
import type { Connector, MakeConnector, Message, Told } from '../../electron/sync/connector.ts';

export type Effect = { readonly what: string; readonly order: string; readonly lane: string; readonly text: string };

/** What the platform does with one telling: `lost` does the work without saying so; `deaf` does nothing, and nobody knows; `already` says that it has it, and does nothing. */
export type Turn = 'done' | 'already' | 'lost' | 'deaf' | 'unreachable' | 'refused' | 'later' | 'no_right' | 'throws';

/** A platform with books of its own, which does what a test says. What it did once and is told again it would do again: only who asks first knows better. */
export type ScriptedPlatform = {
  readonly make: MakeConnector;
  /** Everything that was done, in the order in which it was done. */
  readonly effects: Effect[];
  /** Names of all calls, in their order. */
  readonly calls: string[];
  /** How the next tellings go; after them all is well. */
  readonly turns: Turn[];
  /** How a telling goes whatever the script says; undefined = by the script. */
  always: (message: Message) => Turn | undefined;
  ping: () => Promise<Answer<{ readonly theirTime: number | null }>>;
  look: () => Promise<Answer<{ readonly orders: []; readonly unreadable: []; readonly next: null }>>;
  /** Resolves when a call may go on: for tests that stop or kill in the middle of one. */
  during: (signal: AbortSignal | undefined) => Promise<void>;
  /** Most calls under way at the same time. */
  mostAtOnce: number;
};

const identityOf = ({ telling }: Message): string => {
  switch (telling.kind) {
    case 'ship':
    case 'waybill_cancel':
      return `${telling.kind} ${telling.platformOrderNumber} ${telling.waybillNumber}`;
    case 'refund':
      return `refund ${telling.platformOrderNumber} ${telling.caseKey}`;
    case 'note':
      return `note ${telling.platformOrderNumber} ${telling.text}`;
    default:
      return `${telling.kind} ${telling.platformOrderNumber}`;
  }
};

export const createScriptedPlatform = (pace: { readonly perSecond: number; readonly atOnce: number } = { perSecond: 1000, atOnce: 4 }): ScriptedPlatform => {
  let underWay = 0;
  const answerTo = (turn: Turn, message: Message): Answer<Told> => {
    const { telling } = message;
    if (turn === 'done' || turn === 'lost') {
      platform.effects.push({ what: identityOf(message), order: telling.platformOrderNumber, lane: laneOf(telling.kind), text: telling.kind === 'note' ? telling.text : '' });
    }
    switch (turn) {
      case 'done': return done({ already: false });
      case 'already': return done({ already: true });
      case 'lost':
      case 'deaf': return { kind: 'no_answer', why: 'too_slow', maybeDone: true };
      case 'unreachable': return { kind: 'no_answer', why: 'unreachable', maybeDone: false };
      case 'refused': return { kind: 'refused', code: 'isv.refused', words: '平台不收' };
      case 'later': return { kind: 'later', afterMs: null, code: 'isv.busy', words: '太快了' };
      case 'no_right': return { kind: 'no_right', code: 'isv.session', words: '授权过期' };
      case 'throws': throw new Error('a connector with a bug');
    }
  };
  const inCall = async <T>(name: string, signal: AbortSignal | undefined, body: () => Answer<T>): Promise<Answer<T>> => {
    platform.calls.push(name);
    underWay += 1;
    platform.mostAtOnce = Math.max(platform.mostAtOnce, underWay);
    try {
      const answer = body();
      await platform.during(signal);
      return signal?.aborted === true ? { kind: 'no_answer', why: 'stopped', maybeDone: true } : answer;
    } finally {
      underWay -= 1;
    }
  };
  const connector: Connector = {
    ping: () => {
      platform.calls.push('ping');
      return platform.ping();
    },
    orders: {
      longestSpanMs: 86_400_000, reachesBackMs: 30 * 86_400_000,
      changed: () => {
        platform.calls.push('look');
        return platform.look();
      },
    },
    outbox: {
      pace,
      tell: (message, { signal }) => inCall(`tell ${message.key}`, signal, () => answerTo(platform.always(message) ?? platform.turns.shift() ?? 'done', message)),
      find: (message, { signal }) => inCall(`find ${message.key}`, signal, () => done(platform.effects.some(({ what }) => what === identityOf(message)) ? { already: true } : null)),
    },
  };
  const platform: ScriptedPlatform = {
    make: () => connector, effects: [], calls: [], turns: [], always: () => undefined, mostAtOnce: 0,
    ping: () => Promise.resolve(done({ theirTime: null })),
    look: () => Promise.resolve(done({ orders: [], unreadable: [], next: null })),
    during: () => Promise.resolve(),
  };
  return platform;
};
