import type { MaterialId, ParcelId, StaffId } from '../../shared/domain/ids.ts';
import type { Reader, Writer } from './database.ts';

export type StoredMaterial = {
  id: MaterialId; name: string; unit: string; floorQuantity: number; supplier: string; phone: string; weightG: number; perParcel: number;
  courierCode: string; onHand: number; retired: 0 | 1;
};

const columns = `id, name, unit, floor_quantity AS floorQuantity, supplier, phone, weight_g AS weightG, per_parcel AS perParcel,
  courier_code AS courierCode, on_hand AS onHand, retired`;

/** All in use: a dozen or two. */
export const allMaterials = (reader: Reader): StoredMaterial[] =>
  reader.all<StoredMaterial>(`SELECT ${columns} FROM materials WHERE retired = 0 ORDER BY on_hand > floor_quantity, name`);

export const materialById = (reader: Reader, id: MaterialId): StoredMaterial | undefined =>
  reader.first<StoredMaterial>(`SELECT ${columns} FROM materials WHERE id = ?`, id);

export const materialNamed = (reader: Reader, name: string): StoredMaterial | undefined =>
  reader.first<StoredMaterial>(`SELECT ${columns} FROM materials WHERE name = ?`, name);

export type MaterialDetails = Omit<StoredMaterial, 'id' | 'onHand' | 'retired'>;

/** Writes a material, a new one when `id` is null; one that was taken out of use comes back by it. Its quantity moves by movements alone. */
export const writeMaterial = (writer: Writer, id: MaterialId | null, of: MaterialDetails): MaterialId => {
  const values = [of.name, of.unit, of.floorQuantity, of.supplier, of.phone, of.weightG, of.perParcel, of.courierCode];
  if (id === null) {
    return writer.run(
      'INSERT INTO materials (name, unit, floor_quantity, supplier, phone, weight_g, per_parcel, courier_code) VALUES (?, ?, ?, ?, ?, ?, ?, ?)', ...values,
    ).id as MaterialId;
  }
  writer.run(
    `UPDATE materials SET name = ?, unit = ?, floor_quantity = ?, supplier = ?, phone = ?, weight_g = ?, per_parcel = ?, courier_code = ?, retired = 0
     WHERE id = ?`, ...values, id,
  );
  return id;
};

export const retireMaterial = (writer: Writer, id: MaterialId): void => {
  writer.run('UPDATE materials SET retired = 1 WHERE id = ?', id);
};

export type MaterialMovement = {
  readonly materialId: MaterialId; readonly cause: 'opening' | 'count' | 'delivered' | 'used' | 'spoiled'; readonly quantity: number;
  readonly parcelId: ParcelId | null; readonly note: string; readonly staffId: StaffId | null; readonly at: number;
};

/** The only way a material's quantity changes: a movement with cause and author, and the balance with it. */
export const moveMaterial = (writer: Writer, move: MaterialMovement): void => {
  writer.run(
    'INSERT INTO material_movements (material_id, at, quantity, cause, parcel_id, note, staff_id) VALUES (?, ?, ?, ?, ?, ?, ?)',
    move.materialId, move.at, move.quantity, move.cause, move.parcelId, move.note, move.staffId,
  );
  writer.run('UPDATE materials SET on_hand = on_hand + ? WHERE id = ?', move.quantity, move.materialId);
};

/** Whether anybody ever said how many there are. */
export const wasCounted = (reader: Reader, id: MaterialId): boolean =>
  reader.first(`SELECT 1 FROM material_movements WHERE material_id = ? AND cause <> 'used' LIMIT 1`, id) !== undefined;

/** Materials that this parcel has used already. */
export const usedFor = (reader: Reader, parcelId: ParcelId): ReadonlySet<MaterialId> =>
  new Set(
    reader
      .all<{ id: MaterialId }>(`SELECT material_id AS id FROM material_movements WHERE parcel_id = ? AND cause = 'used'`, parcelId)
      .map(({ id }) => id),
  );

export type MaterialMovementRow = { at: number; quantity: number; cause: string; waybillNumber: string; note: string; staffName: string; balance: number };

const mostMovements = 300;

/** Newest first; the balance is counted back from what is there now, so that years of parcels are not read. */
export const movementsOfMaterial = (reader: Reader, id: MaterialId): MaterialMovementRow[] => {
  const rows = reader.all<Omit<MaterialMovementRow, 'balance'>>(
    `SELECT m.at, m.quantity, m.cause, coalesce(p.waybill_number, '') AS waybillNumber, m.note, coalesce(staff.name, '') AS staffName
     FROM material_movements m LEFT JOIN parcels p ON p.id = m.parcel_id LEFT JOIN staff ON staff.id = m.staff_id
     WHERE m.material_id = ? ORDER BY m.id DESC LIMIT ?`, id, mostMovements,
  );
  let balance = materialById(reader, id)?.onHand ?? 0;
  return rows.map((row) => {
    const after = balance;
    balance -= row.quantity;
    return { ...row, balance: after };
  });
};
