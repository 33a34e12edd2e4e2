import { columnNames, mappingFaults, namesByPlace, shapeOf, tidyStatusWords, type FileMapping } from '../../../shared/domain/intake/file-mapping.ts';
import type { FileMappingId } from '../../../shared/domain/ids.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { allMappings, mappingById, removeMapping, writeMapping, type StoredMapping } from '../../store/file-mappings.ts';
import { fitsHeaderless, headerlessShape, widthOf } from '../../intake/mapping/headerless.ts';
import type { HeadRow } from '../../intake/table.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';

export const listMappings = (services: Services): readonly StoredMapping[] => allMappings(readerOf(services));

const checked = (mapping: FileMapping): Result<FileMapping> => {
  const [fault] = mappingFaults(mapping);
  if (fault !== undefined) return refuse(fault.code, {}, fault.field);
  return ok({ ...mapping, statusWords: tidyStatusWords(mapping.statusWords) });
};

/** IN-1: keeps what a person said about the columns under `header`, for every file of that shape. */
export const saveMapping = (services: Services, caller: Caller, header: readonly string[], name: string, given: FileMapping): Result<null> =>
  keep(services, caller, columnNames(header, given.columns.length), shapeOf(columnNames(header, given.columns.length)), name, given);

/** The same for a file whose first row is data, for every file with such columns. Refuses `mapping.no_pattern`. */
export const saveHeaderless = (services: Services, caller: Caller, head: readonly HeadRow[], name: string, given: FileMapping): Result<null> => {
  const shape = headerlessShape(head);
  return shape === null || !fitsHeaderless(head, shape) ? refuse('mapping.no_pattern') : keep(services, caller, namesByPlace(widthOf(head)), shape, name, given);
};

const keep = (services: Services, caller: Caller, names: readonly string[], shape: string, name: string, given: FileMapping): Result<null> => {
  const mapping = checked(given);
  if (!mapping.ok) return mapping;
  if (shape === '' || names.length !== given.columns.length || given.columns.some((column, index) => column.name !== names[index])) return refuse('mapping.other_columns');
  return act(services, caller.staffId, (step) => {
    const id = writeMapping(step.writer, step.at, caller.staffId, { shape, name, mapping: mapping.value });
    step.trace({ action: 'mapping.saved', subject: 'file_mapping', subjectId: id, after: { name, columns: fieldsText(mapping.value) } });
    return ok(null);
  });
};

export const changeMapping = (services: Services, caller: Caller, id: FileMappingId, name: string, given: FileMapping): Result<null> => {
  const kept = mappingById(readerOf(services), id);
  if (kept === undefined) return refuse('mapping.unknown');
  const mapping = checked(given);
  if (!mapping.ok) return mapping;
  const namesIn = ({ columns }: FileMapping): string => columns.map((column) => column.name).sort().join('\n');
  if (namesIn(given) !== namesIn(kept.mapping)) return refuse('mapping.other_columns');
  return act(services, caller.staffId, (step) => {
    writeMapping(step.writer, step.at, caller.staffId, { shape: kept.shape, name, mapping: mapping.value });
    step.trace({ action: 'mapping.saved', subject: 'file_mapping', subjectId: id, before: { name: kept.name, columns: fieldsText(kept.mapping) }, after: { name, columns: fieldsText(mapping.value) } });
    step.emit('intake.changed', {});
    return ok(null);
  });
};

export const deleteMapping = (services: Services, caller: Caller, id: FileMappingId): Result<null> => {
  const kept = mappingById(readerOf(services), id);
  if (kept === undefined) return refuse('mapping.unknown');
  return act(services, caller.staffId, (step) => {
    removeMapping(step.writer, id);
    step.trace({ action: 'mapping.removed', subject: 'file_mapping', subjectId: id, before: { name: kept.name, columns: fieldsText(kept.mapping) } });
    step.emit('intake.changed', {});
    return ok(null);
  });
};

const fieldsText = ({ columns }: FileMapping): string => columns.flatMap(({ name, field }) => (field === null ? [] : [`${name}=${field}`])).join('；').slice(0, 500);
