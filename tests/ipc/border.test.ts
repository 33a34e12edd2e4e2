import { describe, expect, test } from 'vitest';
import { contract, operationNames } from '../../shared/contract/index.ts';
import type { Operation } from '../../shared/contract/operation.ts';
import { may, roles } from '../../shared/domain/staff/permissions.ts';
import { everyFeature } from '../../electron/ipc/every-feature.ts';
import { createAnswering, type Handlers } from '../../electron/ipc/serve.ts';
import { createSessions } from '../../electron/ipc/sessions.ts';
import type { StaffId } from '../../shared/domain/ids.ts';

const operationOf = (name: string): Operation => {
  const [feature = '', operation = ''] = name.split('.');
  const found = (contract as unknown as Record<string, Record<string, Operation>>)[feature]?.[operation];
  if (found === undefined) throw new Error(`no operation ${name}`);
  return found;
};

/** The border alone: handlers that only say that they were reached, and with what. */
const border = (whenReached: (name: string, input: unknown) => unknown = () => ({ ok: true, value: 'reached' })) => {
  const reached: string[] = [];
  const bugs: string[] = [];
  const handlers = Object.fromEntries(
    Object.entries(contract).map(([feature, operations]) => [
      feature,
      Object.fromEntries(Object.keys(operations).map((operation) => [operation, (_calling: unknown, input: unknown) => {
        reached.push(`${feature}.${operation}`);
        return whenReached(`${feature}.${operation}`, input);
      }])),
    ]),
  ) as unknown as Handlers;
  const sessions = createSessions();
  roles.forEach((role, index) => {
    sessions.start(index + 1, { staffId: (index + 1) as StaffId, name: role, role, signedInAt: 0 });
  });
  const answering = createAnswering(everyFeature(handlers), sessions, (name) => bugs.push(name));
  const call = (name: unknown, input: unknown, windowId: number, trusted = true) => answering.answer({ name, input, windowId, trusted });
  return { call, reached, bugs, sessions };
};
const windowOf = (role: (typeof roles)[number]): number => roles.indexOf(role) + 1;
const nobodysWindow = 99;
/** Something of every type; no operation takes all of it, most take none. */
const junk: readonly unknown[] = [
  undefined, null, 0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '', 'x', true, [], {}, [null], { orderId: '1' }, { orderIds: [] }, { orderIds: ['1'] }, { parcelId: -1 },
  { staffId: 1, pin: 1234 }, { search: 1, offset: '0' }, new Date(0), /x/, new Map(), new Uint8Array(4), Symbol('x'), 10n, () => 1, { __proto__: { orderId: 1 } },
];

describe('case 18: the border between windows and main', () => {
  for (const name of operationNames) {
    const { access, input } = operationOf(name);

    test(`${name}: an untrusted sender reaches nothing, whoever is signed in there`, async () => {
      const { call, reached } = border();
      for (const windowId of [...roles.map(windowOf), nobodysWindow]) {
        for (const one of junk) expect(await call(name, one, windowId, false)).toMatchObject({ ok: false, refusal: { code: 'access.not_permitted' } });
      }
      expect(reached).toEqual([]);
    });

    if (access !== 'anyone') {
      test(`${name}: refused where nobody is signed in`, async () => {
        const { call, reached } = border();
        for (const one of junk) expect(await call(name, one, nobodysWindow)).toEqual({ ok: false, refusal: { code: 'access.sign_in_first' } });
        expect(reached).toEqual([]);
      });

      test(`${name}: reached only by roles that may`, async () => {
        for (const role of roles) {
          const { call, reached } = border();
          const permitted = access === 'signed_in' || may(role, access);
          for (const one of junk) {
            const answer = await call(name, one, windowOf(role));
            if (!permitted) expect({ role, answer }).toEqual({ role, answer: { ok: false, refusal: { code: 'access.not_permitted' } } });
          }
          if (!permitted) expect(reached).toEqual([]);
        }
      });
    }

    test(`${name}: what does not fit its schema is refused with the field named, and never handed on`, async () => {
      const handedOn: unknown[] = [];
      const { call } = border((_name, given) => {
        handedOn.push(given);
        return { ok: true, value: null };
      });
      for (const one of junk) {
        const before = handedOn.length;
        const answer = await call(name, one, windowOf('manager'));
        const fits = input.safeParse(one ?? null);
        if (fits.success) expect(handedOn.at(-1)).toEqual(fits.data);
        else {
          expect(answer).toMatchObject({ ok: false, refusal: { code: 'input.invalid' } });
          expect(typeof (answer.ok ? null : answer.refusal.field)).toBe('string');
          expect(handedOn).toHaveLength(before);
        }
      }
    });
  }

  test('names that are no operation reach nothing, whatever they are made of', async () => {
    const { call, reached } = border();
    const names: readonly unknown[] = [
      '', '.', 'orders', 'orders.', '.list', 'orders.list.', 'orders.list.x', 'orders.__proto__', '__proto__.list', 'constructor.constructor', 'toString.call', 'orders.toString',
      'orders.constructor', 'Orders.list', ' orders.list', 'orders.list\u0000', 'orders.hasOwnProperty', null, undefined, 1, {}, [], ['orders.list'], { toString: () => 'orders.list' },
    ];
    for (const name of names) expect(await call(name, null, windowOf('manager'))).toMatchObject({ ok: false, refusal: { code: 'access.not_permitted' } });
    expect(reached).toEqual([]);
  });

  test('a role that changed, or a person who was switched off, loses the right at once', async () => {
    const { call, sessions } = border();
    expect(await call('staff.list', null, windowOf('manager'))).toMatchObject({ ok: true });
    sessions.refresh(windowOf('manager') as StaffId, { name: 'manager', role: 'packer', active: true });
    expect(await call('staff.list', null, windowOf('manager'))).toMatchObject({ refusal: { code: 'access.sign_in_first' } });
    sessions.refresh(windowOf('packer') as StaffId, { name: 'packer', role: 'packer', active: false });
    expect(await call('packing.today', null, windowOf('packer'))).toMatchObject({ refusal: { code: 'access.sign_in_first' } });
  });

  test('what a handler throws becomes a refusal: a disk by its own name, all else as a bug that is logged', async () => {
    const thrown: Record<string, unknown> = {
      'store.disk_full': Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' }), 'store.disk_failed': Object.assign(new Error('x'), { code: 'SQLITE_IOERR_WRITE' }),
      'store.damaged': Object.assign(new Error('x'), { code: 'SQLITE_CORRUPT' }), 'store.busy': Object.assign(new Error('x'), { code: 'SQLITE_BUSY' }),
      'app.bug': new TypeError('undefined is not a function'), 'app.store_not_open': Object.assign(new Error('x'), { code: 'BACKROOM_STORE_NOT_OPEN' }),
    };
    for (const [code, error] of [...Object.entries(thrown), ['app.bug', 'a string'], ['app.bug', null]] as const) {
      const { call, bugs } = border(() => {
        throw error;
      });
      expect(await call('app.state', null, nobodysWindow)).toEqual({ ok: false, refusal: { code } });
      expect(bugs).toEqual(code === 'app.store_not_open' ? [] : ['app.state']);
    }
  });
});
