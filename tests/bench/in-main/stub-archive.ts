import { join } from 'node:path';
import type { CollectionId, ParcelId, StaffId } from '../../../shared/domain/ids.ts';
import { addDays } from '../../../shared/domain/stubs/days.ts';
import type { Store, Writer } from '../../../electron/store/database.ts';
import { openStore } from '../../../electron/store/open-store.ts';
import { insertStaff } from '../../../electron/store/staff.ts';
import { findStubs } from '../../../electron/store/stub-search.ts';
import { stubsByIds, type LeavingParcel } from '../../../electron/store/stubs.ts';
import { archiveParcels } from '../../../electron/use-cases/stubs/seal-stubs.ts';
import { draftOrder } from '../../support/draft-orders.ts';

const dayMs = 24 * 60 * 60 * 1000;
const couriers = ['ZTO', 'YTO', 'STO', 'YUNDA', 'SF'] as const;
export const archiveEndsAt = Date.UTC(2026, 10, 20, 10);
const lastDay = 20261120;

/** As couriers give them out: rolls of a few thousand, none near the other. */
const numberOf = (index: number): string => String(771_000_000_000_000n + BigInt(Math.trunc(index / 4000)) * 97_003_331n + BigInt(index % 4000));

const receiverOf = (index: number) => draftOrder(index).receiver;

const parcelOf = (index: number, parcels: number, days: number, picture: string | null, staffId: StaffId): LeavingParcel => {
  const receiver = receiverOf(index);
  const day = Math.trunc((index * days) / parcels);
  const at = archiveEndsAt - (days - 1 - day) * dayMs;
  const courier = Math.trunc(index / 120) % couriers.length;
  const collectionId = (day * couriers.length + courier + 1) as CollectionId;
  return {
    parcelId: (index + 1) as ParcelId, courierCode: couriers[courier] ?? 'ZTO', waybillNumber: numberOf(index), printedAt: at - 3_600_000, packedBy: staffId,
    packedAt: at - 1_800_000, scannedAt: at - 600_000, handedOverAt: at, collectionId, weightG: 300 + (index % 900), courierWeightG: 300 + (index % 900), priceFen: 320,
    receiverName: receiver.name ?? '', receiverPhone: receiver.phone ?? '', province: receiver.province ?? '', city: receiver.city ?? '', district: receiver.district ?? '',
    picture, pictureAt: picture === null ? null : at, pictureCollection: picture === null ? null : collectionId,
  };
};

const insertParcel = (writer: Writer, parcel: LeavingParcel): void => {
  writer.run(
    `INSERT INTO parcels (id, courier_code, waybill_number, state, created_at, printed_at, packed_by, packed_at, weight_g) VALUES (?, ?, ?, 'handed_over', ?, ?, ?, ?, ?)`,
    parcel.parcelId, parcel.courierCode, parcel.waybillNumber, parcel.printedAt, parcel.printedAt, parcel.packedBy, parcel.packedAt, parcel.weightG,
  );
  writer.run('INSERT INTO collection_parcels (parcel_id, collection_id, scanned_at, scanned_by) VALUES (?, ?, ?, ?)', parcel.parcelId, parcel.collectionId, parcel.scannedAt, parcel.packedBy);
  if (parcel.picture !== null) {
    writer.run('INSERT INTO stubs (parcel_id, at, collection_id, picture) VALUES (?, ?, ?, ?)', parcel.parcelId, parcel.pictureAt, parcel.collectionId, parcel.picture);
  }
};

export type ArchiveWish = { readonly parcels: number; readonly days: number; readonly staffId: StaffId; readonly picture: (waybillNumber: string) => string | null };

/** An archive of a shop that has handed over for years, through the app's own entries; milliseconds that the entries of 1,000 parcels took at the end. */
export const makeArchive = (store: Store, { parcels, days, staffId, picture }: ArchiveWish): { perThousandMs: number } => {
  store.write((writer) => {
    for (let id = 1; id <= days * couriers.length; id += 1) {
      const at = archiveEndsAt - (days - 1 - Math.trunc((id - 1) / couriers.length)) * dayMs;
      writer.run('INSERT INTO collections (id, courier_code, opened_at, opened_by, closed_at, closed_by) VALUES (?, ?, ?, ?, ?, ?)', id, couriers[(id - 1) % couriers.length] ?? '', at, staffId, at, staffId);
    }
  });
  let perThousandMs = 0;
  const block = 1000;
  for (let start = 0; start < parcels; start += block) {
    const leaving = Array.from({ length: Math.min(block, parcels - start) }, (_, offset) => parcelOf(start + offset, parcels, days, picture(numberOf(start + offset)), staffId));
    store.write((writer) => {
      for (const parcel of leaving) insertParcel(writer, parcel);
      const started = performance.now();
      archiveParcels(writer, leaving.toReversed());
      perThousandMs = performance.now() - started;
    });
  }
  return { perThousandMs };
};

export type ArchiveResult = { readonly parcels: number; readonly perThousandMs: number; readonly searches: Readonly<Record<string, readonly number[]>> };

/** Makes an archive of two years in a store of its own, and searches it. */
export const benchArchive = async (folder: string, parcels: number): Promise<ArchiveResult> => {
  const days = 720;
  const opening = await openStore(join(folder, 'archive.db'), { backupFolder: join(folder, 'archive-backups'), now: Date.now });
  if (opening.kind !== 'open') throw new Error(opening.kind);
  const { store } = opening;
  const staffId = store.write((writer) => insertStaff(writer, { name: '店长', role: 'manager', pinHash: 'none', at: archiveEndsAt }));
  const { perThousandMs } = makeArchive(store, { parcels, days, staffId, picture: () => null });
  const searches = askArchive(store, parcels, days);
  store.close();
  return { parcels, perThousandMs, searches };
};

/** What people look for: each kind with another stub's text every time. */
const searches: Readonly<Record<string, (index: number, day: number) => string>> = {
  whole_number: (index) => numberOf(index),
  number_start: (index) => numberOf(index).slice(0, 8),
  number_without_start: (index) => numberOf(index).slice(3),
  number_fragment: (index) => numberOf(index).slice(4, 11),
  number_tail: (index) => numberOf(index).slice(-5),
  receiver: (index) => receiverOf(index).name ?? '',
  surname: (index) => (receiverOf(index).name ?? '').slice(0, 1),
  phone_tail: (index) => (receiverOf(index).phone ?? '').slice(-4),
  date: (_index, day) => String(day),
  month_and_receiver: (index, day) => `${String(Math.trunc(day / 10_000))}-${String(Math.trunc(day / 100) % 100)} ${receiverOf(index).name ?? ''}`,
  courier: (index) => couriers[index % couriers.length] ?? '',
  courier_and_date: (index, day) => `${couriers[index % couriers.length] ?? ''} ${String(day)}`,
  courier_and_phone_tail: (index) => `${couriers[index % couriers.length] ?? ''} ${(receiverOf(index).phone ?? '').slice(-4)}`,
  nothing: () => '9990001112223',
};

const rounds = 60;

/** Milliseconds for each kind of search, with the first page of rows read. */
export const askArchive = (store: Store, parcels: number, days: number): Readonly<Record<string, readonly number[]>> =>
  Object.fromEntries(
    Object.entries(searches).map(([kind, textOf]) => [
      kind,
      Array.from({ length: rounds }, (_, round) => {
        const text = textOf((round * 7919 * 131) % parcels, addDays(lastDay, -((round * 37) % days)));
        const started = performance.now();
        stubsByIds(store.reader, findStubs(store.reader, text, lastDay).slice(0, 100));
        return performance.now() - started;
      }),
    ]),
  );
