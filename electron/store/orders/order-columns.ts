import { orderFlags } from '../../../shared/domain/intake/order-draft.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import { orderStates } from '../../../shared/domain/orders/lifecycle.ts';
import { platforms } from '../../../shared/domain/orders/platform.ts';
import { courierByText } from '../../../shared/domain/printing/couriers.ts';
import type { Reader } from '../database.ts';
import { takeTouched } from './touched-orders.ts';

/** Marks of an order, as bits. */
export const marks = { held: 1, refund: 2, masked: 4, doubtful: 8 } as const;

/**
 * What lists are filtered, sorted and grouped by, one array a field with the order's id as index: about 35 bytes an order. A million
 * orders are looked through in the time that SQLite takes for some thousands.
 */
export type OrderColumns = {
  /** Ids lie below. */
  readonly length: number;
  /** Place in `orderStates` plus 1; 0 = no such order. */
  readonly state: Uint8Array;
  readonly flag: Uint8Array;
  readonly platform: Uint8Array;
  /** Place in `couriers`. */
  readonly courier: Uint8Array;
  readonly marks: Uint8Array;
  readonly amountFen: Int32Array;
  /** Seconds; 0 = none. */
  readonly sortAt: Uint32Array;
  readonly paidAt: Uint32Array;
  readonly dueAt: Uint32Array;
  /** Milliseconds beyond the second. */
  readonly sortMs: Uint16Array;
  readonly dueMs: Uint16Array;
  /** The same for all orders of one buyer on one platform; 0 = unknown buyer. */
  readonly buyer: Float64Array;
};

const room = (length: number): OrderColumns => ({
  length, state: new Uint8Array(length), flag: new Uint8Array(length), platform: new Uint8Array(length), courier: new Uint8Array(length), marks: new Uint8Array(length),
  amountFen: new Int32Array(length), sortAt: new Uint32Array(length), paidAt: new Uint32Array(length), dueAt: new Uint32Array(length), sortMs: new Uint16Array(length), dueMs: new Uint16Array(length),
  buyer: new Float64Array(length),
});

const grown = (old: OrderColumns, length: number): OrderColumns => {
  const more = room(length);
  for (const name of ['state', 'flag', 'platform', 'courier', 'marks', 'amountFen', 'sortAt', 'paidAt', 'dueAt', 'sortMs', 'dueMs', 'buyer'] as const) more[name].set(old[name]);
  return more;
};

type ColumnRow = {
  id: OrderId; state: string; flag: string; platform: string; marks: number; amount: number; sort_at: number; paid_at: number | null; promised_ship_at: number | null;
  buyer_nick: string; courier: string;
};

/** The courier is that of the parcel, else the one the platform names, else the one chosen. */
const rowSql = `SELECT id, state, flag, platform, (hold_reason IS NOT NULL) + 2 * (refund = 'requested') + 4 * (masked <> '') + 8 * (doubts <> '') AS marks,
  iif(paid_fen > 0, paid_fen, coalesce(total_fen, 0)) AS amount, sort_at, paid_at, promised_ship_at, buyer_nick,
  coalesce((SELECT p.courier_code FROM parcel_orders po JOIN parcels p ON p.id = po.parcel_id WHERE po.order_id = orders.id AND p.state <> 'voided' ORDER BY p.id DESC LIMIT 1),
    iif(shipments = '[]', NULL, shipments ->> '$[#-1].courierName'), courier_code) AS courier
  FROM orders`;

const secondsOf = (ms: number | null): number => (ms === null ? 0 : Math.max(0, Math.min(0xffffffff, Math.floor(ms / 1000))));
const mostAmount = 0x7fffffff;

/** Two 32-bit hashes side by side: among a million buyers two are hardly ever taken for one. */
const buyerOf = (platform: number, nick: string): number => {
  if (nick === '') return 0;
  let [one, other] = [0x811c9dc5 ^ platform, 0x01000193 + platform];
  for (let at = 0; at < nick.length; at += 1) {
    const code = nick.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x85ebca6b) + 0x9e37;
  }
  return (one >>> 0) * 0x100000 + ((other >>> 0) & 0xfffff) + 1;
};

export type FollowedColumns = {
  readonly columns: () => OrderColumns;
  /** Codes of the couriers that `columns().courier` counts by; '' first. */
  readonly couriers: () => readonly string[];
  /** Counts up whenever something in the columns changed. */
  readonly generation: () => number;
  /** Ids that changed since a generation; null = too many, or not known any more. */
  readonly changedSince: (generation: number) => readonly OrderId[] | null;
  /** Takes over what changed and reads on, the newest orders first, for about so many ms; false = there is more to do. */
  readonly follow: (budgetMs: number) => boolean;
  readonly complete: () => boolean;
};

const portion = 400;
const mostRemembered = 20_000;

export const followColumns = (reader: Reader): FollowedColumns => {
  let columns = room(1024);
  let generation = 0;
  const couriers: string[] = [''];
  const courierPlaces = new Map<string, number>([['', 0]]);
  /** Orders below are still to be read. */
  let unread = (reader.first<{ id: number }>('SELECT coalesce(max(id), 0) + 1 AS id FROM orders')?.id ?? 1);
  let touchedLeft = false;
  let changes: { generation: number; id: OrderId }[] = [];
  let forgotten = 0;

  const courierPlace = (text: string): number => {
    const known = courierPlaces.get(text);
    if (known !== undefined) return known;
    const code = courierByText(text)?.code ?? text;
    let place = couriers.indexOf(code);
    // Whoever has more couriers than a byte counts has the last ones as one.
    if (place < 0) place = couriers.length > 254 ? 255 : couriers.push(code) - 1;
    courierPlaces.set(text, place);
    return place;
  };

  const put = (row: ColumnRow): void => {
    const { id } = row;
    if (id >= columns.length) columns = grown(columns, Math.max(id + 1024, Math.ceil(columns.length * 1.25)));
    columns.state[id] = orderStates.indexOf(row.state as (typeof orderStates)[number]) + 1;
    columns.flag[id] = orderFlags.indexOf(row.flag as (typeof orderFlags)[number]);
    columns.platform[id] = platforms.indexOf(row.platform as (typeof platforms)[number]);
    columns.courier[id] = courierPlace(row.courier);
    columns.marks[id] = row.marks;
    columns.amountFen[id] = Math.max(-mostAmount, Math.min(mostAmount, row.amount));
    columns.sortAt[id] = secondsOf(row.sort_at);
    columns.paidAt[id] = secondsOf(row.paid_at);
    columns.dueAt[id] = secondsOf(row.promised_ship_at);
    columns.sortMs[id] = Math.abs(row.sort_at % 1000);
    columns.dueMs[id] = Math.abs((row.promised_ship_at ?? 0) % 1000);
    columns.buyer[id] = buyerOf(columns.platform[id], row.buyer_nick);
  };

  const takeOver = (): boolean => {
    const ids = takeTouched(reader, portion);
    touchedLeft = ids.length === portion;
    if (ids.length === 0) return false;
    const rows = new Map(reader.all<ColumnRow>(`${rowSql} WHERE id IN (SELECT value FROM json_each(?))`, JSON.stringify(ids)).map((row) => [row.id, row]));
    generation += 1;
    for (const id of ids) {
      const row = rows.get(id);
      if (row !== undefined) put(row);
      else if (id < columns.length) columns.state[id] = 0;
      changes.push({ generation, id });
    }
    if (changes.length > 2 * mostRemembered) {
      forgotten = changes[changes.length - mostRemembered]?.generation ?? generation;
      changes = changes.slice(-mostRemembered);
    }
    return touchedLeft;
  };

  const readOn = (): void => {
    const rows = reader.all<ColumnRow>(`${rowSql} WHERE id < ? ORDER BY id DESC LIMIT ?`, unread, portion);
    if (columns.length < unread) columns = grown(columns, unread + 1024);
    for (const row of rows) put(row);
    unread = rows.length < portion ? 0 : (rows.at(-1)?.id ?? 0);
    generation += 1;
    forgotten = generation;
    changes = [];
  };

  return {
    columns: () => columns,
    couriers: () => couriers,
    generation: () => generation,
    changedSince: (since) => {
      if (since < forgotten) return null;
      return changes.flatMap((change) => (change.generation > since ? [change.id] : []));
    },
    complete: () => unread === 0 && !touchedLeft,
    follow: (budgetMs) => {
      const until = performance.now() + budgetMs;
      let more = takeOver();
      while (more && performance.now() < until) more = takeOver();
      while (unread > 0 && performance.now() < until) readOn();
      return unread === 0 && !more;
    },
  };
};
