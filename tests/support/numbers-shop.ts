import type { LedgerEntry } from '../../shared/contract/numbers.ts';
import type { OrderId, ParcelId } from '../../shared/domain/ids.ts';
import { giveNumber } from '../../electron/use-cases/printing/number-give.ts';
import { numberLedger } from '../../electron/use-cases/printing/number-ledger.ts';
import { numbersSummary } from '../../electron/use-cases/printing/number-summary.ts';
import { mustBe, type TestShop } from './shop.ts';

type Asked = { readonly courierCode?: string | null; readonly state?: LedgerEntry['state'] | null; readonly text?: string };

/** The whole ledger, read page by page; fails when paging never ends. */
export const wholeLedger = (shop: TestShop, { courierCode = null, state = null, text = '' }: Asked = {}, limit = 7): LedgerEntry[] => {
  const entries: LedgerEntry[] = [];
  let after: string | null = null;
  for (let pages = 0; pages < 5000; pages += 1) {
    const page: { entries: LedgerEntry[]; next: string | null } = mustBe(numberLedger(shop.services, { courierCode, state, text, after, limit }));
    entries.push(...page.entries);
    if (page.next === null) return entries;
    after = page.next;
  }
  throw new Error('the ledger never ends');
};

export const summaryOf = (shop: TestShop, courierCode: string) => {
  const found = mustBe(numbersSummary(shop.services)).find((one) => one.courierCode === courierCode);
  if (found === undefined) throw new Error(`no numbers of ${courierCode}`);
  return found;
};

export const giveTo = (shop: TestShop, orderId: OrderId, number: string, options: { courierCode?: string; onPaper?: boolean; evenIfOdd?: boolean } = {}) =>
  giveNumber(shop.services, shop.manager, { orderId, number, courierCode: options.courierCode ?? 'ZTO', onPaper: options.onPaper ?? true, evenIfOdd: options.evenIfOdd ?? false });

export const parcelOf = (shop: TestShop, number: string): { id: ParcelId; state: string; scanned_back_at: number | null; number_source: string } => {
  const parcel = shop.store.reader.first<{ id: ParcelId; state: string; scanned_back_at: number | null; number_source: string }>('SELECT * FROM parcels WHERE waybill_number = ?', number);
  if (parcel === undefined) throw new Error(`no parcel ${number}`);
  return parcel;
};
