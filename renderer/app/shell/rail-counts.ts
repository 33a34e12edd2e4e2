import type { EventName } from '../../../shared/contract/events.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { may, type Permission, type Role } from '../../../shared/domain/staff/permissions.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useNow } from '../use-now.ts';
import { useDeferredStart } from '../use-deferred-start.ts';
import type { ScreenId } from '../navigation.ts';

/** The figures may be this much old: while parcels are scanned, nobody waits behind them. */
const settleMs = 250;
const everyFewMinutesMs = 300_000;

/** Asks once the window has come to rest, and again when the events have settled. */
const useCount = <T>(asks: boolean, ask: () => Promise<Result<T>>, events: readonly EventName[], since = 0): T | undefined =>
  useAsked(asks ? ask : null, [asks, since], events, settleMs).value;

/** What waits at each screen. Nothing is asked that the role may not see. */
export const useRailCounts = (role: Role): Readonly<Partial<Record<ScreenId, number>>> => {
  const started = useDeferredStart();
  const asks = (permission: Permission): boolean => started && may(role, permission);
  // A day may begin, and a deadline pass, without anything having changed.
  const now = useNow();
  const [hour, minutes] = [Math.floor(now / 3_600_000), Math.floor(now / everyFewMinutesMs)];
  const orders = useCount(asks('orders.read'), () => backroom.orders.counts(), ['orders.changed']);
  const packing = useCount(asks('packing.pack'), () => backroom.packing.today(), ['packing.changed', 'printing.changed', 'orders.changed']);
  const waves = useCount(asks('packing.pack'), () => backroom.waves.open(), ['waves.changed']);
  const couriers = useCount(asks('collections.collect'), () => backroom.collections.couriers(), ['collections.changed', 'packing.changed', 'orders.changed']);
  const printing = useCount(asks('printing.print'), () => backroom.printing.counts(), ['printing.changed', 'orders.changed']);
  const claims = useCount(asks('claims.read'), () => backroom.claims.attention(), ['claims.changed'], hour);
  const cases = useCount(asks('after_sales.read'), () => backroom.afterSales.attention(), ['after_sales.changed'], minutes);
  const tasks = useCount(asks('orders.read'), () => backroom.tasks.counts(), ['tasks.changed'], minutes);
  const materials = useCount(asks('stock.read'), () => backroom.materials.list(), ['materials.changed']);
  const returning = useCount(asks('returns.receive'), () => backroom.returns.list({ list: 'to_check', offset: 0, limit: 1 }), ['after_sales.changed']);
  const refused = useCount(asks('sync.read'), () => backroom.sync.state(), ['sync.changed']);
  const counts: Partial<Record<ScreenId, number>> = {};
  if (returning !== undefined) counts.returns = returning.counts.to_check + returning.counts.ownerless;
  // What waits is told by the line; only what a person must look at counts here.
  if (refused !== undefined) counts.sync = refused.refused;
  if (claims !== undefined) counts.claims = claims.over + claims.near + claims.followUps;
  if (cases !== undefined) counts.after_sales = cases.open;
  if (tasks !== undefined) counts.tasks = tasks.over + tasks.today;
  if (orders !== undefined) counts.orders = orders.to_ship;
  if (printing !== undefined) counts.printing = printing.toPrint;
  if (packing !== undefined) counts.packing = packing.waiting;
  if (waves !== undefined) counts.waves = waves.waves;
  if (couriers !== undefined) counts.collections = couriers.reduce((sum, one) => sum + one.waiting, 0);
  if (materials !== undefined) counts.materials = materials.filter(({ low, counted }) => low && counted).length;
  return counts;
};
