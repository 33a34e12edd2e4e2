import type { ScaleNow } from '../domain/scales/scale-now.ts';

/** Pushed to every window after commit. They say what to look at again, never the data itself; only a scale's figures are gone too soon for that. */
export type BackroomEvents = {
  'orders.changed': { readonly orderIds: readonly number[] | 'all' };
  'stock.changed': Record<string, never>;
  'printing.changed': Record<string, never>;
  'packing.changed': { readonly parcelIds: readonly number[] };
  'scale.reading': ScaleNow;
  'waves.changed': Record<string, never>;
  'materials.changed': Record<string, never>;
  'collections.changed': Record<string, never>;
  'claims.changed': Record<string, never>;
  'stubs.changed': Record<string, never>;
  'tasks.changed': Record<string, never>;
  'transfers.changed': Record<string, never>;
  'after_sales.changed': Record<string, never>;
  'customers.changed': Record<string, never>;
  'intake.changed': Record<string, never>;
  'sync.changed': Record<string, never>;
  'app.changed': Record<string, never>;
};
export type EventName = keyof BackroomEvents;
export const eventNames = [
  'orders.changed', 'stock.changed', 'printing.changed', 'packing.changed', 'scale.reading', 'waves.changed', 'materials.changed', 'collections.changed', 'stubs.changed', 'claims.changed', 'tasks.changed',
  'transfers.changed', 'after_sales.changed', 'customers.changed', 'intake.changed', 'sync.changed', 'app.changed',
] as const satisfies readonly EventName[];
