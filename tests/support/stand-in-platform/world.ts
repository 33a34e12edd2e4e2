import { createEffects, type Effect } from './effects.ts';

export const shopSides = ['taobao', 'douyin', 'pinduoduo', 'shopify', 'woocommerce'] as const;
export type ShopSide = (typeof shopSides)[number];
export type Side = ShopSide | 'kuaidi100';

export type Address = {
  readonly name: string; readonly phone: string; readonly province: string; readonly city: string; readonly district: string; readonly detail: string; readonly postcode: string;
};

export type WorldLine = {
  readonly id: bigint; readonly title: string; readonly skuCode: string; readonly colour: string; readonly size: string; readonly quantity: number; readonly priceFen: number;
  readonly refund: 'none' | 'asked' | 'done';
};

export type Shipment = { readonly courier: string; readonly waybillNumber: string; readonly at: number; readonly by: 'line' | 'hand'; readonly id: bigint };

export type WorldOrder = {
  readonly side: ShopSide;
  readonly account: string;
  /** As people know it: what the shop's own books call the order. */
  readonly number: string;
  /** As the platform's interface calls it; the same thing on most. */
  readonly id: bigint;
  readonly createdAt: number;
  paidAt: number | null;
  modifiedAt: number;
  state: 'unpaid' | 'paid' | 'shipped' | 'completed' | 'cancelled';
  refund: 'none' | 'asked' | 'done';
  closeReason: string;
  receiver: Address;
  lines: readonly WorldLine[];
  readonly buyerNick: string;
  readonly buyerMessage: string;
  memo: string;
  flag: number;
  readonly freightFen: number;
  shipments: readonly Shipment[];
  refunds: readonly { readonly id: bigint; readonly amountFen: number; readonly note: string; readonly at: number }[];
  /** Free remarks that pile up (WooCommerce). */
  remarks: readonly { readonly id: bigint; readonly text: string; readonly toBuyer: boolean; readonly at: number }[];
  /** Whatever a shop abroad keeps beside the order. */
  extra: Readonly<Record<string, unknown>>;
};

export type PlacedLine = { readonly title?: string; readonly skuCode?: string; readonly colour?: string; readonly size?: string; readonly quantity?: number; readonly priceFen?: number };
export type Placing = {
  readonly account?: string; readonly number?: string; readonly at?: number; readonly paid?: boolean; readonly lines?: readonly PlacedLine[]; readonly receiver?: Partial<Address>;
  readonly buyerNick?: string; readonly buyerMessage?: string; readonly freightFen?: number;
};

export type Waybill = {
  readonly side: Side; readonly courier: string; readonly waybillNumber: string; readonly orderNumber: string; readonly key: string; readonly issuedAt: number; cancelledAt: number | null; readonly receiver: unknown;
};

export type ParcelState = 'on_the_way' | 'collected' | 'trouble' | 'delivered' | 'returned' | 'out_for_delivery' | 'returning' | 'refused';
export type WorldParcel = { readonly courier: string; readonly waybillNumber: string; state: ParcelState; events: readonly { readonly at: number; readonly text: string; readonly place: string }[]; askedAt: readonly number[] };

export type Books = {
  readonly orders: readonly WorldOrder[];
  readonly effects: readonly Effect[];
  readonly waybills: readonly Waybill[];
  readonly parcels: readonly WorldParcel[];
};

export const usualAccount = '青禾小铺';
const usualReceiver: Address = { name: '欧阳雨馨', phone: '13800000000', province: '四川省', city: '成都市', district: '武侯区', detail: '示例街道示例路 1 号 101', postcode: '610000' };

export type World = ReturnType<typeof createWorld>;

/** What really happened out there: every account's orders, parcels and numbers, and each effect that somebody asked for. */
export const createWorld = (now: () => number) => {
  const orders = new Map<string, WorldOrder>();
  const byId = new Map<string, WorldOrder>();
  const waybills = new Map<string, Waybill>();
  const parcels = new Map<string, WorldParcel>();
  const effects = createEffects(now);
  let counter = 0;
  const nextId = (from: bigint): bigint => from + BigInt((counter += 1)) * 7n;

  const numberFor = (side: ShopSide): { readonly number: string; readonly id: bigint } => {
    counter += 1;
    const ids = { taobao: 3_515_012_345_678_900_001n + BigInt(counter) * 1_003n, douyin: 6_920_987_654_321_000_017n + BigInt(counter) * 1_001n, shopify: 5_812_345_000_000n + BigInt(counter), woocommerce: 4_000n + BigInt(counter) };
    switch (side) {
      case 'pinduoduo': return { number: `261101-${String(123_456_789_012_000 + counter)}`, id: BigInt(counter) };
      case 'shopify': return { number: `#${String(1000 + counter)}`, id: ids.shopify };
      default: return { number: String(ids[side]), id: ids[side] };
    }
  };

  const order = (side: ShopSide, number: string): WorldOrder => {
    const found = orders.get(`${side} ${number}`);
    if (found === undefined) throw new Error(`the world knows no order ${number} of ${side}`);
    return found;
  };
  const touch = (one: WorldOrder): void => {
    one.modifiedAt = now();
  };
  const change = (side: ShopSide, number: string, body: (one: WorldOrder) => void): WorldOrder => {
    const one = order(side, number);
    body(one);
    touch(one);
    return one;
  };
  const parcelKey = (courier: string, waybillNumber: string): string => `${courier} ${waybillNumber}`;
  const parcel = (courier: string, waybillNumber: string): WorldParcel => {
    const known = parcels.get(parcelKey(courier, waybillNumber));
    if (known !== undefined) return known;
    const made: WorldParcel = { courier, waybillNumber, state: 'on_the_way', events: [], askedAt: [] };
    parcels.set(parcelKey(courier, waybillNumber), made);
    return made;
  };
  const addShipment = (one: WorldOrder, courier: string, waybillNumber: string, by: Shipment['by']): Shipment => {
    const shipment: Shipment = { courier, waybillNumber, at: now(), by, id: nextId(4_400_000_000_000n) };
    one.shipments = [...one.shipments, shipment];
    one.state = 'shipped';
    touch(one);
    return shipment;
  };

  return {
    now, effects, nextId, touch, order, parcel, addShipment,
    find: (side: ShopSide, number: string): WorldOrder | undefined => orders.get(`${side} ${number}`),
    findById: (side: ShopSide, id: string): WorldOrder | undefined => byId.get(`${side} ${id}`),
    ordersOf: (side: ShopSide, account: string): WorldOrder[] => [...orders.values()].filter((one) => one.side === side && one.account === account),
    placeOrder: (side: ShopSide, placing: Placing = {}): WorldOrder => {
      const { number, id } = numberFor(side);
      const at = placing.at ?? now();
      const made: WorldOrder = {
        side, account: placing.account ?? usualAccount, number: placing.number ?? number, id, createdAt: at, paidAt: placing.paid === false ? null : at, modifiedAt: at,
        state: placing.paid === false ? 'unpaid' : 'paid', refund: 'none', closeReason: '', receiver: { ...usualReceiver, ...placing.receiver },
        lines: (placing.lines ?? [{}]).map((line, index) => ({
          id: nextId(side === 'taobao' ? 3_515_012_345_990_000_001n : side === 'douyin' ? 6_920_987_654_990_000_017n : 13_900_000_000n), title: line.title ?? `示例商品 ${String(index + 1)}`, skuCode: line.skuCode ?? 'NZ801-28',
          colour: line.colour ?? '深蓝', size: line.size ?? '28', quantity: line.quantity ?? 1, priceFen: line.priceFen ?? 9900, refund: 'none' as const,
        })),
        buyerNick: placing.buyerNick ?? `buyer${String(counter)}`, buyerMessage: placing.buyerMessage ?? '', memo: '', flag: 0, freightFen: placing.freightFen ?? 0,
        shipments: [], refunds: [], remarks: [], extra: {},
      };
      orders.set(`${side} ${made.number}`, made);
      byId.set(`${side} ${String(id)}`, made);
      return made;
    },
    pay: (side: ShopSide, number: string) => change(side, number, (one) => {
      one.state = 'paid';
      one.paidAt = now();
    }),
    /** The buyer or the platform ends it; what was paid is back. */
    cancel: (side: ShopSide, number: string, reason = '买家取消') => change(side, number, (one) => {
      if (one.paidAt !== null) {
        one.refund = 'done';
        one.lines = one.lines.map((line) => ({ ...line, refund: 'done' }));
      }
      one.state = 'cancelled';
      one.closeReason = reason;
    }),
    askRefund: (side: ShopSide, number: string) => change(side, number, (one) => {
      one.refund = 'asked';
      one.lines = one.lines.map((line) => ({ ...line, refund: 'asked' }));
    }),
    /** Agreed on the platform's own page: the money is back, an order that has not left ends. */
    agreeRefund: (side: ShopSide, number: string) => change(side, number, (one) => {
      one.refund = 'done';
      one.lines = one.lines.map((line) => ({ ...line, refund: 'done' }));
      if (one.state === 'paid') one.state = 'cancelled';
    }),
    changeAddress: (side: ShopSide, number: string, receiver: Partial<Address>) => change(side, number, (one) => {
      one.receiver = { ...one.receiver, ...receiver };
    }),
    complete: (side: ShopSide, number: string) => change(side, number, (one) => {
      one.state = 'completed';
    }),
    shipByHand: (side: ShopSide, number: string, courier: string, waybillNumber: string) => addShipment(order(side, number), courier, waybillNumber, 'hand'),
    addParcelEvent: (courier: string, waybillNumber: string, event: { readonly state: ParcelState; readonly text: string; readonly at?: number; readonly place?: string }): void => {
      const one = parcel(courier, waybillNumber);
      one.state = event.state;
      one.events = [...one.events, { at: event.at ?? now(), text: event.text, place: event.place ?? '' }];
    },
    knowsParcel: (courier: string, waybillNumber: string): boolean => parcels.has(parcelKey(courier, waybillNumber)),
    waybill: (courier: string, waybillNumber: string): Waybill | undefined => waybills.get(parcelKey(courier, waybillNumber)),
    /** A number that is out and not taken back, by what its asker called it. */
    waybillByKey: (side: Side, key: string): Waybill | undefined => [...waybills.values()].find((one) => one.side === side && one.key === key && one.cancelledAt === null),
    waybillsOfOrder: (side: Side, orderNumber: string): Waybill[] => [...waybills.values()].filter((one) => one.side === side && one.orderNumber === orderNumber && one.cancelledAt === null),
    issueWaybill: (side: Side, courier: string, orderNumber: string, key: string, receiver: unknown): Waybill => {
      counter += 1;
      const made: Waybill = { side, courier, waybillNumber: String(778_800_000_000_000 + counter * 13), orderNumber, key, issuedAt: now(), cancelledAt: null, receiver };
      waybills.set(parcelKey(courier, made.waybillNumber), made);
      return made;
    },
    books: (): Books => ({ orders: [...orders.values()], effects: effects.all(), waybills: [...waybills.values()], parcels: [...parcels.values()] }),
  };
};
