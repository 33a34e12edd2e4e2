import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { Permission } from '../../shared/domain/staff/permissions.ts';
import type { IconName } from '../components/icon.tsx';
import type { ScreenId } from './navigation.ts';

export type ScreenEntry = {
  readonly id: ScreenId;
  readonly icon: IconName;
  /** Who sees it; `null` = everyone who is signed in. */
  readonly permission: Permission | null;
  /** Where it stands in the rail. */
  readonly place: 'work' | 'business' | 'foot' | 'hidden';
  /** The screen whose place in the rail is lit while this one is shown. */
  readonly under?: ScreenId;
  /** Reached with Alt and this digit. */
  readonly digit?: string;
  readonly component: LazyExoticComponent<ComponentType>;
};

/** Every screen of the main window; each is loaded when it is first shown. */
export const screens: readonly ScreenEntry[] = [
  {
    id: 'today', icon: 'today', permission: 'orders.read', place: 'work', digit: '1',
    component: lazy(async () => ({ default: (await import('../screens/today/today-screen.tsx')).TodayScreen })),
  },
  {
    id: 'orders', icon: 'orders', permission: 'orders.read', place: 'work', digit: '2',
    component: lazy(async () => ({ default: (await import('../screens/orders/orders-screen.tsx')).OrdersScreen })),
  },
  {
    id: 'tasks', icon: 'tasks', permission: 'orders.read', place: 'work',
    component: lazy(async () => ({ default: (await import('../screens/tasks/tasks-screen.tsx')).TasksScreen })),
  },
  {
    id: 'intake', icon: 'intake', permission: 'intake.import', place: 'work', digit: '3',
    component: lazy(async () => ({ default: (await import('../screens/intake/intake-screen.tsx')).IntakeScreen })),
  },
  {
    id: 'entry', icon: 'intake', permission: 'orders.edit', place: 'hidden', under: 'intake',
    component: lazy(async () => ({ default: (await import('../screens/entry/entry-screen.tsx')).EntryScreen })),
  },
  {
    id: 'printing', icon: 'printing', permission: 'printing.print', place: 'work', digit: '4',
    component: lazy(async () => ({ default: (await import('../screens/printing/printing-screen.tsx')).PrintingScreen })),
  },
  {
    id: 'numbers', icon: 'printing', permission: 'printing.print', place: 'hidden', under: 'printing',
    component: lazy(async () => ({ default: (await import('../screens/numbers/numbers-screen.tsx')).NumbersScreen })),
  },
  {
    id: 'templates', icon: 'printing', permission: 'printing.print', place: 'hidden', under: 'printing',
    component: lazy(async () => ({ default: (await import('../screens/templates/templates-screen.tsx')).TemplatesScreen })),
  },
  {
    id: 'printers', icon: 'printing', permission: 'printing.print', place: 'hidden', under: 'printing',
    component: lazy(async () => ({ default: (await import('../screens/printers/printers-screen.tsx')).PrintersScreen })),
  },
  {
    id: 'waves', icon: 'waves', permission: 'packing.pack', place: 'work',
    component: lazy(async () => ({ default: (await import('../screens/waves/waves-screen.tsx')).WavesScreen })),
  },
  {
    id: 'packing', icon: 'packing', permission: 'packing.pack', place: 'work', digit: '5',
    component: lazy(async () => ({ default: (await import('../screens/packing/packing-screen.tsx')).PackingScreen })),
  },
  {
    id: 'collections', icon: 'collections', permission: 'collections.collect', place: 'work', digit: '6',
    component: lazy(async () => ({ default: (await import('../screens/collections/collections-screen.tsx')).CollectionsScreen })),
  },
  {
    id: 'after_sales', icon: 'after_sales', permission: 'after_sales.read', place: 'work', digit: '8',
    component: lazy(async () => ({ default: (await import('../screens/after-sales/after-sales-screen.tsx')).AfterSalesScreen })),
  },
  {
    id: 'returns', icon: 'returns', permission: 'returns.receive', place: 'work',
    component: lazy(async () => ({ default: (await import('../screens/returns/returns-screen.tsx')).ReturnsScreen })),
  },
  {
    id: 'stubs', icon: 'stubs', permission: 'stubs.read', place: 'business',
    component: lazy(async () => ({ default: (await import('../screens/stubs/stubs-screen.tsx')).StubsScreen })),
  },
  {
    id: 'claims', icon: 'claims', permission: 'claims.read', place: 'business',
    component: lazy(async () => ({ default: (await import('../screens/claims/claims-screen.tsx')).ClaimsScreen })),
  },
  {
    id: 'customers', icon: 'person', permission: 'customers.read', place: 'business',
    component: lazy(async () => ({ default: (await import('../screens/customers/customers-screen.tsx')).CustomersScreen })),
  },
  {
    id: 'stock', icon: 'stock', permission: 'stock.read', place: 'business', digit: '7',
    component: lazy(async () => ({ default: (await import('../screens/stock/stock-screen.tsx')).StockScreen })),
  },
  {
    id: 'materials', icon: 'materials', permission: 'stock.read', place: 'hidden', under: 'stock',
    component: lazy(async () => ({ default: (await import('../screens/materials/materials-screen.tsx')).MaterialsScreen })),
  },
  {
    id: 'sync', icon: 'sync', permission: 'sync.read', place: 'foot', digit: '9',
    component: lazy(async () => ({ default: (await import('../screens/sync/sync-screen.tsx')).SyncScreen })),
  },
  {
    id: 'settings', icon: 'settings', permission: null, place: 'foot', digit: '0',
    component: lazy(async () => ({ default: (await import('../screens/settings/settings-screen.tsx')).SettingsScreen })),
  },
  {
    id: 'diagnostics', icon: 'diagnostics', permission: null, place: 'hidden', under: 'settings',
    component: lazy(async () => ({ default: (await import('../screens/diagnostics/diagnostics-screen.tsx')).DiagnosticsScreen })),
  },
];

export const screenOf = (id: ScreenId): ScreenEntry => {
  const entry = screens.find((screen) => screen.id === id);
  if (entry === undefined) throw new Error(`no screen ${id}`);
  return entry;
};
