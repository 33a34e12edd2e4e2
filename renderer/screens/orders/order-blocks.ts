import type { OrderRow } from '../../../shared/contract/orders.ts';
import type { Refusal, Result } from '../../../shared/domain/result.ts';

/** More than a screen shows; twice as many take 5 ms longer from a key to their list. */
export const blockSize = 50;
/** Blocks kept around what is in sight; the rest is asked for again when somebody scrolls there. */
const mostBlocks = 80;
/** Rows asked for at once when many are wanted for a selection; the contract's limit. */
const pageSize = 500;

export type OrderGroup = { readonly key: string; readonly count: number };
/** `looking`: main has not looked at everything yet. `indexed` false: the search index is being written anew. */
export type OrderPage = {
  readonly total: number; readonly more: boolean; readonly rows: readonly OrderRow[]; readonly looking?: boolean; readonly indexed?: boolean;
  readonly groups?: readonly OrderGroup[] | null;
};
export type AskForRows = (offset: number, limit: number) => Promise<Result<OrderPage>>;

export type OrderBlocks = {
  readonly rowAt: (index: number) => OrderRow | undefined;
  readonly total: () => number;
  readonly more: () => boolean;
  readonly looking: () => boolean;
  readonly indexed: () => boolean;
  /** Runs of the list, when it is grouped. */
  readonly groups: () => readonly OrderGroup[];
  /** False until the first answer. */
  readonly ready: () => boolean;
  readonly refusal: () => Refusal | undefined;
  /** What is in sight now; asks for what is missing or stale there. */
  readonly see: (first: number, last: number) => void;
  /** Something changed: what is known stays on screen until the new rows are there. */
  readonly refresh: () => void;
  /** Rows `first`…`last` (included) in order, asked for freshly; fewer when the list has become shorter. */
  readonly rows: (first: number, last: number) => Promise<readonly OrderRow[] | undefined>;
  readonly subscribe: (listener: () => void) => () => void;
  /** Changes whenever something of the above does. */
  readonly version: () => number;
};

/** While main still looks, it is asked again: soon at first, then now and then. */
const lookAgainMs = [15, 15, 30, 30, 60, 60, 120, 250] as const;
/** For rows that somebody selects: a second or so. */
const mostTries = 60;
const noGroups: readonly OrderGroup[] = [];

type Block = { readonly rows: readonly OrderRow[]; readonly generation: number };

/** Nothing of what is shown of it has changed. */
const isSameRow = (a: OrderRow, b: OrderRow): boolean => a.id === b.id && JSON.stringify(a) === JSON.stringify(b);

/** A list of any length, known in blocks around what is in sight. */
export const createOrderBlocks = (ask: AskForRows): OrderBlocks => {
  const blocks = new Map<number, Block>();
  const underWay = new Map<number, number>();
  const listeners = new Set<() => void>();
  let state = { total: 0, more: false, looking: false, indexed: true, groups: noGroups, ready: false, refusal: undefined as Refusal | undefined, version: 0 };
  let looks = 0;
  let again: ReturnType<typeof setTimeout> | undefined;
  let generation = 0;
  let sight = { first: 0, last: 0 };

  const tell = (change: Partial<typeof state>): void => {
    state = { ...state, ...change, version: state.version + 1 };
    for (const listener of listeners) listener();
  };

  const forgetFarBlocks = (): void => {
    if (blocks.size <= mostBlocks) return;
    const middle = Math.floor((sight.first + sight.last) / 2 / blockSize);
    const far = [...blocks.keys()].sort((a, b) => Math.abs(b - middle) - Math.abs(a - middle));
    for (const block of far.slice(0, blocks.size - mostBlocks)) blocks.delete(block);
  };

  const load = async (block: number): Promise<void> => {
    const asked = generation;
    if (underWay.get(block) === asked) return;
    underWay.set(block, asked);
    const answer = await ask(block * blockSize, blockSize);
    if (underWay.get(block) === asked) underWay.delete(block);
    const known = blocks.get(block);
    if (known !== undefined && known.generation > asked) return;
    if (!answer.ok) {
      tell({ ready: true, refusal: answer.refusal });
      return;
    }
    // Rows that are as they were stay the same ones: they are not drawn again.
    const rows = answer.value.rows.map((row, index) => { const before = known?.rows[index]; return before !== undefined && isSameRow(before, row) ? before : row; });
    blocks.set(block, { rows, generation: asked });
    forgetFarBlocks();
    // An answer that is older than the last change says nothing sure about how many there are.
    const { total, more, looking = false, indexed = true, groups } = answer.value;
    const counts = asked === generation || !state.ready ? { total, more, looking, indexed, groups: groups ?? noGroups } : {};
    tell({ ...counts, ready: true, refusal: undefined });
    if (looking) lookAgain(block, asked);
    else looks = 0;
  };

  const lookAgain = (block: number, asked: number): void => {
    if (again !== undefined || listeners.size === 0) return;
    again = setTimeout(() => {
      again = undefined;
      if (asked === generation && listeners.size > 0) void load(block);
    }, lookAgainMs[Math.min(looks, lookAgainMs.length - 1)]);
    looks += 1;
  };

  const loadSight = (): void => {
    const firstBlock = Math.floor(Math.max(0, sight.first) / blockSize);
    const lastBlock = Math.floor(Math.max(0, sight.last) / blockSize);
    for (let block = firstBlock; block <= lastBlock; block += 1) {
      if (blocks.get(block)?.generation !== generation) void load(block);
    }
  };

  return {
    rowAt: (index) => blocks.get(Math.floor(index / blockSize))?.rows[index % blockSize],
    total: () => state.total,
    more: () => state.more,
    looking: () => state.looking,
    indexed: () => state.indexed,
    groups: () => state.groups,
    ready: () => state.ready,
    refusal: () => state.refusal,
    version: () => state.version,
    see: (first, last) => {
      sight = { first, last };
      loadSight();
    },
    refresh: () => {
      generation += 1;
      loadSight();
    },
    rows: async (first, last) => {
      const rows: OrderRow[] = [];
      for (let offset = first; offset <= last; offset += pageSize) {
        const wanted = Math.min(pageSize, last - offset + 1);
        let answer = await ask(offset, wanted);
        // A list that is still being put in order has no rows far from its beginning yet.
        for (let tries = 0; tries < mostTries && answer.ok && answer.value.looking === true && answer.value.rows.length < wanted; tries += 1) {
          await new Promise((resolve) => setTimeout(resolve, lookAgainMs[0]));
          answer = await ask(offset, wanted);
        }
        if (!answer.ok) return undefined;
        rows.push(...answer.value.rows);
        if (offset + pageSize >= answer.value.total) break;
      }
      return rows;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
