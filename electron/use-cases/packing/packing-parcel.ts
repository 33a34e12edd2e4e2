import type { PackingParcel } from '../../../shared/contract/packing.ts';
import { keyNumbersOf } from '../../../shared/domain/packing/counting.ts';
import { stopOfParcel, type ParcelStop } from '../../../shared/domain/packing/stop.ts';
import type { Reader } from '../../store/database.ts';
import { linesInParcel, notesForPacking, ordersWithHolds, type LineInParcel } from '../../store/packing.ts';
import type { StoredParcel } from '../../store/parcels.ts';
import { staffById } from '../../store/staff.ts';

/** Lines as the packer sees them: of a packed parcel every piece is in. */
const linesOf = (reader: Reader, parcel: StoredParcel): LineInParcel[] => {
  const lines = linesInParcel(reader, parcel.id);
  const done = parcel.state === 'packed' || parcel.state === 'handed_over';
  return done ? lines.map((line) => ({ ...line, counted: line.wanted })) : lines;
};

/** A parcel on the packing table; its stop is one of the floor's own words. */
export type ParcelOnTable = PackingParcel & { readonly stop: ParcelStop | null };

/** Everything the packing screen shows of a parcel, as it stands now. */
export const packingParcelOf = (reader: Reader, parcel: StoredParcel): ParcelOnTable => {
  const orders = ordersWithHolds(reader, parcel.id);
  const lines = linesOf(reader, parcel);
  const keyNumbers = keyNumbersOf(lines);
  const [first] = orders;
  const stop = stopOfParcel({
    state: parcel.state, voidReason: parcel.void_reason, orders, pieces: lines.reduce((sum, line) => sum + line.wanted, 0),
  });
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
      shelf: line.shelf, barcode: line.barcode, wanted: line.wanted, counted: line.counted,
    })),
    stop,
    weightG: parcel.weight_g,
    packedBy: parcel.packed_by === null ? null : (staffById(reader, parcel.packed_by)?.name ?? null),
  };
};
