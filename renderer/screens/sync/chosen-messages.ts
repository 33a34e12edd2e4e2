import type { OutboxMessage } from '../../../shared/contract/sync.ts';
import type { OutboxId } from '../../../shared/domain/ids.ts';

/** Ticked messages with what was last known of each; `anchor` is where a range begins. */
export type Chosen = { readonly rows: ReadonlyMap<OutboxId, OutboxMessage>; readonly anchor: number | undefined };
export const noneChosen: Chosen = { rows: new Map(), anchor: undefined };

/** What was refused goes out again; what waits goes out now, where somebody would tell it. */
export const canRetry = ({ state, connectionId }: Pick<OutboxMessage, 'state' | 'connectionId'>): boolean => connectionId !== null && (state === 'refused' || state === 'waiting');
/** What is being sent may have been heard by now, and nobody decides on it. */
export const canSkip = ({ state }: Pick<OutboxMessage, 'state'>): boolean => state === 'refused' || state === 'waiting' || state === 'in_file';

/** Shipping can be uploaded by hand, as a file. */
export const canFile = ({ state, kind }: Pick<OutboxMessage, 'state' | 'kind'>): boolean => kind === 'ship' && (state === 'refused' || state === 'waiting');

/** Waits for a person's hand and for nobody's line. */
export const isByHand = ({ state, connectionId }: Pick<OutboxMessage, 'state' | 'connectionId'>): boolean => state === 'waiting' && connectionId === null;

export const tick = (chosen: Chosen, row: OutboxMessage, index: number, most: number): Chosen => {
  const rows = new Map(chosen.rows);
  if (!rows.delete(row.id)) {
    if (rows.size >= most) return chosen;
    rows.set(row.id, row);
  }
  return { rows, anchor: index };
};

/** Exactly these, from where the range began. */
export const tickAll = (rows: readonly OutboxMessage[], anchor: number | undefined, most: number): Chosen => ({ rows: new Map(rows.slice(0, most).map((row) => [row.id, row])), anchor });

/** What is newly known of ticked messages; the same object when nothing is new. */
export const withFresh = (chosen: Chosen, fresh: Iterable<OutboxMessage>): Chosen => {
  let rows: Map<OutboxId, OutboxMessage> | undefined;
  for (const row of fresh) {
    const known = chosen.rows.get(row.id);
    if (known === undefined || known === row) continue;
    rows ??= new Map(chosen.rows);
    rows.set(row.id, row);
  }
  return rows === undefined ? chosen : { ...chosen, rows };
};
