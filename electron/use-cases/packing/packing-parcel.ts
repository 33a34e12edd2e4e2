import type { PackingParcel } from '../../../shared/contract/packing.ts';
import { keyNumbersOf } from '../../../shared/domain/packing/counting.ts';
import { categoryOf, tickOf, type Category } from '../../../shared/domain/packing/category.ts';
import { askedOf } from '../../../shared/domain/packing/checks.ts';
import { stopOfParcel, type ParcelStop } from '../../../shared/domain/packing/stop.ts';
import { allCategories } from '../../store/categories.ts';
import type { Reader } from '../../store/database.ts';
import { ticksOfParcel } from '../../store/packing-checks.ts';
import { linesInParcel, notesForPacking, ordersWithHolds, type LineInParcel } from '../../store/packing.ts';
import type { StoredParcel } from '../../store/parcels.ts';
import { staffById } from '../../store/staff.ts';
import { placeInWave } from '../../store/waves.ts';

/** Lines as the packer sees them: of a packed parcel every piece is in. */
const linesOf = (reader: Reader, parcel: StoredParcel): LineInParcel[] => {
  const lines = linesInParcel(reader, parcel.id);
  const done = parcel.state === 'packed' || parcel.state === 'handed_over';
  return done ? lines.map((line) => ({ ...line, counted: line.wanted })) : lines;
};

/** PK-4: what is to be done with the goods in the parcel, each category once, in the order of its lines. */
const instructionsOf = (reader: Reader, parcel: StoredParcel, categories: readonly (Category | undefined)[]): PackingParcel['instructions'] => {
  const wanted = [...new Set(categories)].filter((category) => category !== undefined && category.steps.length > 0) as Category[];
  if (wanted.length === 0) return [];
  const ticks = ticksOfParcel(reader, parcel.id);
  return wanted.map(({ id, name, steps, ticked }) => ({ categoryId: id, name, steps: [...steps], often: ticked, ticked: ticks.has(tickOf(id, steps)) }));
};

/** A parcel on the packing table; its stop is one of the floor's own words. */
export type ParcelOnTable = PackingParcel & { readonly stop: ParcelStop | null };

/** Everything the packing screen shows of a parcel, as it stands now. */
export const packingParcelOf = (reader: Reader, parcel: StoredParcel): ParcelOnTable => {
  const orders = ordersWithHolds(reader, parcel.id);
  const lines = linesOf(reader, parcel);
  const keyNumbers = keyNumbersOf(lines);
  const known = allCategories(reader);
  const categories = lines.map((line) => categoryOf(known, line));
  const [first] = orders;
  const stop = stopOfParcel({
    state: parcel.state, voidReason: parcel.void_reason, orders, pieces: lines.reduce((sum, line) => sum + line.wanted, 0),
  });
  const wave = placeInWave(reader, parcel.id);
  return {
    parcelId: parcel.id, courierCode: parcel.courier_code, waybillNumber: parcel.waybill_number, state: parcel.state,
    orders: orders.map((order) => ({
      orderId: order.orderId, platform: order.platform, platformOrderNumber: order.platformOrderNumber, state: order.state, flag: order.flag,
      holdReason: order.holdReason, holdNote: order.holdNote, buyerMessage: order.buyerMessage, notes: notesForPacking(reader, order.orderId),
    })),
    receiverName: first?.receiverName ?? '',
    place: first === undefined ? '' : `${first.province}${first.city === first.province ? '' : first.city}`,
    lines: lines.map((line, index) => ({
      lineId: line.lineId, keyNumber: keyNumbers[index] ?? 0, skuCode: line.skuCode, title: line.title, colour: line.colour, size: line.size,
      shelf: line.shelf, barcode: line.barcode, pictureId: line.pictureId, wanted: line.wanted, counted: line.counted,
      checks: (categories[index]?.checks ?? []).map((check) => askedOf(check, line.size)),
    })),
    instructions: instructionsOf(reader, parcel, categories),
    stop,
    weightG: parcel.weight_g,
    packedBy: parcel.packed_by === null ? null : (staffById(reader, parcel.packed_by)?.name ?? null),
    ...(wave === undefined ? {} : { wave }),
  };
};
