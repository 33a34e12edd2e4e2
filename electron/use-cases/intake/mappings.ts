import { columnNames, mappingFaults, shapeOf, tidyStatusWords, type FileMapping } from '../../../shared/domain/intake/file-mapping.ts';
import type { FileMappingId } from '../../../shared/domain/ids.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { allMappings, mappingById, removeMapping, writeMapping, type StoredMapping } from '../../store/file-mappings.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';

export const listMappings = (services: Services): readonly StoredMapping[] => allMappings(readerOf(services));

const checked = (mapping: FileMapping): Result<FileMapping> => {
  const [fault] = mappingFaults(mapping);
  if (fault !== undefined) return refuse(fault.code, {}, fault.field);
  return ok({ ...mapping, statusWords: tidyStatusWords(mapping.statusWords) });
};

/** IN-1: keeps what a person said about the columns under `header`, for every file of that shape. */
export const saveMapping = (services: Services, caller: Caller, header: readonly string[], name: string, given: FileMapping): Result<null> => {
  const mapping = checked(given);
  if (!mapping.ok) return mapping;
  const names = columnNames(header, given.columns.length);
  const shape = shapeOf(names);
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
  if (shapeOf(given.columns.map((column) => column.name)) !== kept.shape) return refuse('mapping.other_columns');
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
