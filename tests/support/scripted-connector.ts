import type { OrderDraft, RefusedLine } from '../../shared/domain/intake/order-draft.ts';
import type { ConnectionId } from '../../shared/domain/ids.ts';
import type { ConnectorKind } from '../../shared/domain/sync/connection.ts';
import { done, type Answer } from '../../electron/sync/answer.ts';
import type { ChangedOrders, Connector } from '../../electron/sync/connector.ts';
import { inOneStep, type TestShop } from './shop.ts';

export type Told = { readonly draft: OrderDraft; readonly changedAt: number };

/** A platform's list of changed orders, as a test wants it: pages that shift, orders that come twice, answers that fail. */
export type ScriptedPlatform = {
  readonly connector: Pick<Connector, 'orders'>;
  /** What the platform holds now; the newest of a number counts. */
  readonly say: (draft: OrderDraft, changedAt: number) => void;
  readonly sayUnreadable: (line: RefusedLine, changedAt: number) => void;
  readonly spans: { from: number; until: number }[];
  readonly pages: (string | null)[];
  /** Instead of the page of this count (from 0), once. */
  readonly answerWith: (page: number, answer: Answer<ChangedOrders>) => void;
  /** Before a page is given. */
  onPage: (count: number) => void;
};

export const scriptedPlatform = (options: { readonly pageSize?: number; readonly longestSpanMs?: number; readonly reachesBackMs?: number; readonly shuffle?: boolean } = {}): ScriptedPlatform => {
  const { pageSize = 2, longestSpanMs = 86_400_000, reachesBackMs = 365 * 86_400_000, shuffle = false } = options;
  const orders = new Map<string, Told>();
  const unreadable: { line: RefusedLine; changedAt: number }[] = [];
  const instead = new Map<number, Answer<ChangedOrders>>();
  let count = 0;
  const platform: ScriptedPlatform = {
    spans: [], pages: [], onPage: () => undefined,
    say: (draft, changedAt) => { orders.set(draft.platformOrderNumber, { draft, changedAt }); },
    sayUnreadable: (line, changedAt) => { unreadable.push({ line, changedAt }); },
    answerWith: (page, answer) => { instead.set(page, answer); },
    connector: {
      orders: {
        longestSpanMs, reachesBackMs,
        changed: (span, page) => {
          platform.onPage(count);
          if (page === null) platform.spans.push(span);
          platform.pages.push(page);
          const other = instead.get(count);
          count += 1;
          if (other !== undefined) {
            instead.delete(count - 1);
            return Promise.resolve(other);
          }
          const inSpan = (changedAt: number): boolean => changedAt >= span.from && changedAt <= span.until;
          // Read backwards by number of the page, as platforms' lists have to be read: what changes meanwhile moves into pages that are still to come, or out of the span.
          const found = [...orders.values()].filter(({ changedAt }) => inSpan(changedAt)).sort((a, b) => (shuffle ? (a.draft.platformOrderNumber < b.draft.platformOrderNumber ? -1 : 1) : a.changedAt - b.changedAt));
          const number = page === null ? Math.max(1, Math.ceil(found.length / pageSize)) : Number(page);
          return Promise.resolve(done({
            orders: found.slice((number - 1) * pageSize, number * pageSize).map(({ draft }) => draft),
            unreadable: number === 1 ? unreadable.filter(({ changedAt }) => inSpan(changedAt)).map(({ line }) => line) : [],
            next: number > 1 ? String(number - 1) : null,
          }));
        },
      },
    },
  };
  return platform;
};

/** A connection in the store, as saving its form leaves it. */
export const addConnection = (shop: TestShop, kind: ConnectorKind = 'taobao', account = '示例店铺', settings: Readonly<Record<string, string>> = {}): { readonly id: ConnectionId; readonly kind: ConnectorKind; readonly account: string; readonly active: boolean } =>
  inOneStep(shop.services, ({ writer, at }) => ({
    id: writer.run('INSERT INTO connections (kind, account, settings, created_at) VALUES (?, ?, ?, ?)', kind, account, JSON.stringify(settings), at).id as ConnectionId, kind, account, active: true,
  }));
