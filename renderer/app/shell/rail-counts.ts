import { may, type Role } from '../../../shared/domain/staff/permissions.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useNow } from '../use-now.ts';
import { useDeferredStart } from '../use-deferred-start.ts';
import type { ScreenId } from '../navigation.ts';

/** What waits at each screen. Nothing is asked that the role may not see. */
export const useRailCounts = (role: Role): Readonly<Partial<Record<ScreenId, number>>> => {
  const orders = useAsked(may(role, 'orders.read') ? () => backroom.orders.counts() : null, [role], ['orders.changed']);
  const packing = useAsked(may(role, 'packing.pack') ? () => backroom.packing.today() : null, [role], ['packing.changed', 'printing.changed', 'orders.changed']);
  const waves = useAsked(may(role, 'packing.pack') ? () => backroom.waves.open() : null, [role], ['waves.changed']);
  const couriers = useAsked(may(role, 'collections.collect') ? () => backroom.collections.couriers() : null, [role], ['collections.changed', 'packing.changed', 'orders.changed']);
  const started = useDeferredStart();
  const asksPrinting = started && may(role, 'printing.print');
  const printing = useAsked(asksPrinting ? () => backroom.printing.counts() : null, [asksPrinting], ['printing.changed', 'orders.changed']);
  // A day may begin without anything having changed.
  const hour = Math.floor(useNow() / 3_600_000);
  const asksClaims = started && may(role, 'claims.read');
  const claims = useAsked(asksClaims ? () => backroom.claims.attention() : null, [asksClaims, hour], ['claims.changed']);
  const asksCases = started && may(role, 'after_sales.read');
  const cases = useAsked(asksCases ? () => backroom.afterSales.attention() : null, [asksCases, Math.floor(useNow() / 300_000)], ['after_sales.changed']);
  const asksTasks = started && may(role, 'orders.read');
  const minute = useNow();
  const tasks = useAsked(asksTasks ? () => backroom.tasks.counts() : null, [asksTasks, Math.floor(minute / 300_000)], ['tasks.changed']);
  const asksMaterials = started && may(role, 'stock.read');
  const materials = useAsked(asksMaterials ? () => backroom.materials.list() : null, [asksMaterials], ['materials.changed']);
  const asksReturns = started && may(role, 'returns.receive');
  const returning = useAsked(asksReturns ? () => backroom.returns.list({ list: 'to_check', offset: 0, limit: 1 }) : null, [asksReturns], ['after_sales.changed']);
  const counts: Partial<Record<ScreenId, number>> = {};
  if (returning.value !== undefined) counts.returns = returning.value.counts.to_check + returning.value.counts.ownerless;
  if (claims.value !== undefined) counts.claims = claims.value.over + claims.value.near + claims.value.followUps;
  if (cases.value !== undefined) counts.after_sales = cases.value.open;
  if (tasks.value !== undefined) counts.tasks = tasks.value.over + tasks.value.today;
  if (orders.value !== undefined) counts.orders = orders.value.to_ship;
  if (printing.value !== undefined) counts.printing = printing.value.toPrint;
  if (packing.value !== undefined) counts.packing = packing.value.waiting;
  if (waves.value !== undefined) counts.waves = waves.value.waves;
  if (couriers.value !== undefined) counts.collections = couriers.value.reduce((sum, one) => sum + one.waiting, 0);
  if (materials.value !== undefined) counts.materials = materials.value.filter(({ low, counted }) => low && counted).length;
  return counts;
};
