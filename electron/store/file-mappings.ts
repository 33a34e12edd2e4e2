import type { FileMapping } from '../../shared/domain/intake/file-mapping.ts';
import type { FileMappingId, StaffId } from '../../shared/domain/ids.ts';
import type { Reader, Writer } from './database.ts';

export type StoredMapping = {
  readonly id: FileMappingId;
  readonly shape: string;
  readonly name: string;
  readonly mapping: FileMapping;
  readonly changedAt: number;
  readonly staffName: string;
  readonly usedAt: number | null;
  readonly uses: number;
};

type Row = Omit<StoredMapping, 'mapping'> & { readonly mapping: string };

const columns = `m.id, m.shape, m.name, m.mapping, m.changed_at AS changedAt, coalesce(staff.name, '') AS staffName, m.used_at AS usedAt, m.uses
  FROM file_mappings m LEFT JOIN staff ON staff.id = m.staff_id`;

const mappingOf = (row: Row): StoredMapping => ({ ...row, mapping: JSON.parse(row.mapping) as FileMapping });

/** A shop has some dozens of them at most. */
export const allMappings = (reader: Reader): readonly StoredMapping[] => reader.all<Row>(`SELECT ${columns} ORDER BY m.id DESC LIMIT 1000`).map(mappingOf);

export const mappingById = (reader: Reader, id: FileMappingId): StoredMapping | undefined => {
  const row = reader.first<Row>(`SELECT ${columns} WHERE m.id = ?`, id);
  return row === undefined ? undefined : mappingOf(row);
};

/** One mapping a shape: a new one takes the old one's place. */
export const writeMapping = (writer: Writer, at: number, staffId: StaffId | null, kept: Pick<StoredMapping, 'shape' | 'name' | 'mapping'>): FileMappingId => {
  writer.run(
    `INSERT INTO file_mappings (shape, name, mapping, changed_at, staff_id) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (shape) DO UPDATE SET name = excluded.name, mapping = excluded.mapping, changed_at = excluded.changed_at, staff_id = excluded.staff_id`,
    kept.shape, kept.name, JSON.stringify(kept.mapping), at, staffId,
  );
  return writer.first<{ id: FileMappingId }>('SELECT id FROM file_mappings WHERE shape = ?', kept.shape)?.id as FileMappingId;
};

export const removeMapping = (writer: Writer, id: FileMappingId): boolean => writer.run('DELETE FROM file_mappings WHERE id = ?', id).changes > 0;

export const noteMappingUse = (writer: Writer, at: number, shape: string): void => {
  writer.run('UPDATE file_mappings SET used_at = ?, uses = uses + 1 WHERE shape = ?', at, shape);
};
