import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import type { InputFor } from '../../shared/contract/index.ts';
import type { ClaimId, CollectionId, OrderId, ParcelId } from '../../shared/domain/ids.ts';
import { getClaim } from '../../electron/use-cases/claims/queries.ts';
import { settleClaim, stepClaim } from '../../electron/use-cases/claims/move-claim.ts';
import { openClaim } from '../../electron/use-cases/claims/open-claim.ts';
import type { Caller } from '../../electron/use-cases/services.ts';
import { addPaidOrderIn, addPrintedParcelIn, inOneStep, mustBe, packParcelIn, type TestOrder, type TestShop } from './shop.ts';

export type Left = { readonly parcelId: ParcelId; readonly orderId: OrderId };

/** Parcels that left with one collection of a courier; the shop's clock is their time. */
export const leaveWith = (shop: TestShop, packer: Caller, courierCode: string, orders: readonly TestOrder[]): readonly Left[] =>
  inOneStep(shop.services, (step) => {
    const collectionId = step.writer.run(
      'INSERT INTO collections (courier_code, collector_name, opened_at, opened_by, closed_at, closed_by) VALUES (?, ?, ?, ?, ?, ?)', courierCode, '王师傅', step.at, packer.staffId, step.at, packer.staffId,
    ).id as CollectionId;
    return orders.map((order) => {
      const orderId = addPaidOrderIn(step, order);
      const parcelId = addPrintedParcelIn(step, [orderId], { courierCode });
      packParcelIn(step, packer, parcelId, [orderId]);
      step.writer.run('INSERT INTO collection_parcels (parcel_id, collection_id, scanned_at, scanned_by) VALUES (?, ?, ?, ?)', parcelId, collectionId, step.at, packer.staffId);
      step.writer.run(
        `INSERT INTO stubs (parcel_id, at, collection_id, picture) SELECT ?, ?, ?, picture FROM print_sheets WHERE parcel_id = ? AND kind = 'waybill'`, parcelId, step.at, collectionId, parcelId,
      );
      step.writer.run(`UPDATE parcels SET state = 'handed_over' WHERE id = ?`, parcelId);
      step.reindex(orderId);
      return { parcelId, orderId };
    });
  });

type Opening = Partial<Omit<InputFor<'claims', 'open'>, 'parcelId'>>;
export const opened = (shop: TestShop, who: Caller, parcelId: ParcelId, opening: Opening = {}): ClaimId =>
  mustBe(openClaim(shop.services, who, { parcelId, kind: 'lost', fault: 'courier', amountFen: 9_900, text: '', followUpAt: null, overTerms: false, ...opening })).claimId;

export const viewOf = (shop: TestShop, claimId: ClaimId) => mustBe(getClaim(shop.services, { claimId }));
/** What a window that has just looked would say it saw. */
export const seenOf = (shop: TestShop, claimId: ClaimId): number => viewOf(shop, claimId).events.at(-1)?.id ?? 0;

export const step = (shop: TestShop, who: Caller, claimId: ClaimId, name: InputFor<'claims', 'step'>['step'], more: Partial<InputFor<'claims', 'step'>> = {}) =>
  stepClaim(shop.services, who, { claimId, seenEvent: seenOf(shop, claimId), step: name, text: '', followUpAt: null, mistake: false, ...more });
export const settle = (shop: TestShop, who: Caller, claimId: ClaimId, name: InputFor<'claims', 'settle'>['step'], more: Partial<InputFor<'claims', 'settle'>> = {}) =>
  settleClaim(shop.services, who, { claimId, seenEvent: seenOf(shop, claimId), step: name, text: '', followUpAt: null, moneyFen: 0, evenIfMore: false, ...more });

/** A picture file of invented pixels. */
export const pictureFile = (shop: TestShop, name: string, widthPx = 60, heightPx = 40, shade = 120): string => {
  const png = new PNG({ width: widthPx, height: heightPx });
  for (let at = 0; at < png.data.length; at += 4) {
    png.data[at] = (at / 4) % 256;
    png.data[at + 1] = shade;
    png.data[at + 2] = 200;
    png.data[at + 3] = 255;
  }
  const path = join(shop.folder, name);
  writeFileSync(path, PNG.sync.write(png));
  return path;
};
