import type { OrderDraft, OrderFlag, RefusedLine } from '../../shared/domain/intake/order-draft.ts';
import type { ConnectionValues } from '../../shared/domain/sync/connection.ts';
import type { Answer } from './answer.ts';
import type { Fetch } from './call.ts';

/** The number that the platform knows the order by; every digit kept. */
type About = { readonly platformOrderNumber: string };

/** A party of a parcel, as couriers' services want it. */
export type WaybillParty = {
  readonly name: string; readonly phone: string; readonly province: string; readonly city: string; readonly district: string; readonly detail: string; readonly postcode: string;
};

export type Telling =
  | ({ readonly kind: 'ship'; readonly courierCode: string; readonly waybillNumber: string; readonly handedOverAt: number } & About)
  /** `flagNumber` null = the platform has no such flag, only the text is told. */
  | ({ readonly kind: 'note'; readonly text: string; readonly flag: OrderFlag; readonly flagNumber: number | null } & About)
  | ({ readonly kind: 'close'; readonly reason: string } & About)
  /** Fen, above 0. */
  | ({ readonly kind: 'refund'; readonly caseKey: string; readonly amountFen: number; readonly reason: string } & About)
  /** `parcel` tells the numbers of one order apart, up to 15 letters, digits and underscores; empty = the first one for the order as the platform knows it. */
  | ({
    readonly kind: 'waybill_ask'; readonly courierCode: string; readonly sender: WaybillParty; readonly receiver: WaybillParty; readonly goods: string; readonly weightG: number | null; readonly parcel: string;
  } & About)
  | ({ readonly kind: 'waybill_cancel'; readonly courierCode: string; readonly waybillNumber: string } & About);

/** One thing to tell, with the key that makes a repeat harmless wherever the other side takes keys. */
export type Message = { readonly key: string; readonly telling: Telling };

/** What telling brought back. `already`: it stood there before, by us or by hand. `waybill`: the platform's reply, as print components write it. */
export type Told = { readonly already: boolean; readonly waybill?: { readonly waybillNumber: string; readonly printData: string; readonly routeCode: string; readonly consolidation: string } };

/** One page of orders that changed in a span of time. What could not be read is named and does not stop the others. */
export type ChangedOrders = { readonly orders: readonly OrderDraft[]; readonly unreadable: readonly RefusedLine[]; /** Handed back to get the next page; null = that was all. */ readonly next: string | null };

/** A page of orders of a span of time (UTC ms); `page` null = the first. */
export type ReadOrders = (span: { readonly from: number; readonly until: number }, page: string | null, ask: Ask) => Promise<Answer<ChangedOrders>>;

/** What a courier says of a parcel on its way, newest first. */
export type ParcelReport = {
  readonly state: 'collected' | 'on_the_way' | 'out_for_delivery' | 'delivered' | 'trouble' | 'refused' | 'returning' | 'returned';
  /** `at` null = a time that could not be read. */
  readonly events: readonly { readonly at: number | null; readonly text: string; readonly place: string }[];
};

export type Ask = { readonly signal?: AbortSignal };

/** One platform or service behind one interface. Every function ends, and none throws for what the line or the other side does. */
export type Connector = {
  /** A cheap question that is only answered to the right keys (OF-4). `theirTime`: UTC ms of the other side's clock, null = it does not say. */
  readonly ping: (ask: Ask) => Promise<Answer<{ readonly theirTime: number | null }>>;
  readonly orders?: {
    /** Longest span of one question, ms. */
    readonly longestSpanMs: number;
    /** How far back it can be asked at all, ms. */
    readonly reachesBackMs: number;
    /**
     * Orders that changed from `from` to `until` (UTC ms), page by page, in an order in which a list that shifts meanwhile loses none; one that
     * comes twice is harmless. `page` null = the first.
     */
    readonly changed: ReadOrders;
    /** All orders by when they were placed, as they stand now: a first reading and a gap longer than `insteadAfterMs` are read this way, in fewer questions. */
    readonly placed?: { readonly insteadAfterMs: number; readonly longestSpanMs: number; readonly reachesBackMs: number; readonly read: ReadOrders };
  };
  readonly outbox?: {
    /** What the other side allows: so many a second, so many at the same time. */
    readonly pace: { readonly perSecond: number; readonly atOnce: number };
    readonly tell: (message: Message, ask: Ask) => Promise<Answer<Told>>;
    /**
     * Whether it stands there already, by what is known of the thing itself and not by our key (which is forgotten there after a day): asked before a
     * message goes out again that may have been heard. Null = not done yet.
     */
    readonly find: (message: Message, ask: Ask) => Promise<Answer<Told | null>>;
  };
  readonly parcels?: {
    readonly pace: { readonly perSecond: number; readonly atOnce: number };
    /** `phone`: of receiver or sender, some couriers want its last four digits. */
    readonly follow: (parcel: { readonly courierCode: string; readonly waybillNumber: string; readonly phone: string }, ask: Ask) => Promise<Answer<ParcelReport>>;
  };
};

export type ConnectorMaking = {
  readonly settings: ConnectionValues;
  readonly secrets: ConnectionValues;
  /** The shop's name on the platform: what its orders carry as `shopName`. */
  readonly account: string;
  readonly timeZone: string;
  readonly fetch: Fetch;
  /** UTC ms, put right by the other side's clock. */
  readonly now: () => number;
};
export type MakeConnector = (making: ConnectorMaking) => Connector;
