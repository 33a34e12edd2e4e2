import { create } from 'zustand';
import type { AfterSalesCaseId, ClaimId, CustomerId, OrderId, OutboxId, ParcelId } from '../../shared/domain/ids.ts';
import type { OrderView } from '../../shared/domain/orders/views.ts';

export const screenIds = [
  'today', 'orders', 'tasks', 'intake', 'entry', 'printing', 'numbers', 'templates', 'printers', 'waves', 'packing', 'collections', 'after_sales', 'returns', 'stubs', 'claims', 'customers', 'stock', 'materials', 'sync', 'settings', 'diagnostics',
] as const;
export type ScreenId = (typeof screenIds)[number];

/** What a screen is opened with. A screen takes its part once (`takeErrand`) and keeps its own place otherwise. */
export type Errand =
  | { readonly kind: 'view'; readonly view: OrderView }
  | { readonly kind: 'order'; readonly orderId: OrderId }
  | { readonly kind: 'print'; readonly orderIds: readonly OrderId[] }
  | { readonly kind: 'template'; readonly templateId: string }
  /** A claim to look at, or a parcel that has left to open one for. */
  | { readonly kind: 'claim'; readonly claimId: ClaimId }
  | { readonly kind: 'claim_parcel'; readonly parcelId: ParcelId }
  /** Which of the pages of the tasks screen. */
  | { readonly kind: 'task_tab'; readonly tab: 'tasks' | 'transfers' | 'handover' | 'replies' }
  /** A case of after-sales to look at. */
  | { readonly kind: 'after_sales_case'; readonly caseId: AfterSalesCaseId }
  /** A customer to look at. */
  | { readonly kind: 'customer'; readonly customerId: CustomerId }
  /** Which messages the sync screen shows, or one of them. */
  | { readonly kind: 'sync_show'; readonly show: 'open' | 'refused' }
  | { readonly kind: 'sync_message'; readonly outboxId: OutboxId }
  | { readonly kind: 'settings_section'; readonly section: string };

type Navigation = {
  readonly screen: ScreenId;
  readonly errand: Errand | undefined;
  readonly go: (screen: ScreenId, errand?: Errand) => void;
  /** The errand if it is of this kind; it is gone afterwards. */
  readonly takeErrand: <K extends Errand['kind']>(kind: K) => Extract<Errand, { kind: K }> | undefined;
};

export const useNavigation = create<Navigation>()((set, get) => ({
  screen: 'today',
  errand: undefined,
  go: (screen, errand) => set({ screen, errand }),
  takeErrand: <K extends Errand['kind']>(kind: K) => {
    const { errand } = get();
    if (errand?.kind !== kind) return undefined;
    set({ errand: undefined });
    return errand as Extract<Errand, { kind: K }>;
  },
}));

export const go = (screen: ScreenId, errand?: Errand): void => useNavigation.getState().go(screen, errand);
