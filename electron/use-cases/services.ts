import type { BackroomEvents, EventName } from '../../shared/contract/events.ts';
import { createPendingEvents } from './pending-events.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { Role } from '../../shared/domain/staff/permissions.ts';
import type { OrderId, StaffId } from '../../shared/domain/ids.ts';
import { indexOrders, type Searched } from '../store/orders/order-search.ts';
import { appendTrace, type TraceEntry } from '../store/trace.ts';
import type { Reader, Store, Writer } from '../store/database.ts';
import { settleTasks } from './tasks/settle-tasks.ts';
import { settleOvertaken } from './transfers/platform-word.ts';
import { settleWaves } from './waves/settle.ts';

export type Emit = <E extends EventName>(name: E, payload: BackroomEvents[E]) => void;

/** What use cases stand on. Time is a service, so that tests can turn the clock. */
export type Services = {
  readonly store: Store;
  readonly now: () => number;
  readonly emit: Emit;
};

/** Who is signed in at the window that calls. */
export type Caller = { readonly staffId: StaffId; readonly name: string; readonly role: Role };

/** One command under way: its time, its author, its transaction. What it emits goes out after commit. */
export type Act = {
  readonly writer: Writer;
  readonly at: number;
  readonly staffId: StaffId | null;
  readonly trace: (entry: TraceEntry) => void;
  readonly emit: Emit;
  /** Its search entry is written anew at the end of the transaction: once, however often it changed. */
  readonly reindex: (orderId: OrderId, known?: Searched) => void;
};

/** Runs one command as one transaction: it happens whole (`ok`) or not at all (refused, thrown, killed). */
export const act = <T>(services: Services, staffId: StaffId | null, body: (act: Act) => Result<T>): Result<T> => {
  const at = services.now();
  const pending = createPendingEvents();
  const result = services.store.write(
    (writer) => {
      const stale = new Map<OrderId, Searched | null>();
      const step: Act = {
        writer,
        at,
        staffId,
        trace: (entry) => {
          appendTrace(writer, at, staffId, entry);
        },
        emit: pending.add,
        reindex: (orderId, known) => {
          stale.set(orderId, stale.has(orderId) ? null : (known ?? null));
        },
      };
      const outcome = body(step);
      if (outcome.ok) {
        settleTasks(step, pending.touched());
        settleOvertaken(step, pending.touched());
        settleWaves(step, pending.touched());
      }
      // Last, and outside every part: the index writes itself to disk at each savepoint.
      if (outcome.ok) indexOrders(writer, stale);
      return outcome;
    },
    (outcome) => outcome.ok,
  );
  if (result.ok) pending.sendTo(services.emit);
  return result;
};

export const readerOf = (services: Services): Reader => services.store.reader;
