import type { PrintJobId } from '../../../shared/domain/ids.ts';
import { isJsonList, isJsonObject, readExactJson } from '../../../shared/domain/exact-json.ts';
import { refuse, type Refusal, type Result } from '../../../shared/domain/result.ts';
import type { FileRefusal } from '../../printing/atomic-file.ts';
import { writeTaskFile, type ComponentDocument } from '../../printing/component-task.ts';
import type { Reader } from '../../store/database.ts';
import { waybillsToPrint } from '../../store/e-waybills.ts';

const piece = 100;

/**
 * Writes a job's file for a print component: one document for each parcel, with the platform's print data as it came. Refuses
 * `printing.component_waybills_only` when a sheet is no e-waybill; nothing is written then.
 */
export const writeComponentJob = (
  reader: Reader, jobId: PrintJobId, path: string,
): Result<{ readonly path: string; readonly sha256: string }, FileRefusal | Refusal<'printing.component_waybills_only'>> => {
  const documents: ComponentDocument[] = [];
  const parcels = new Set<number>();
  for (let after = 0; ; after += piece) {
    const sheets = waybillsToPrint(reader, jobId, after, piece);
    for (const { sheet_number, parcel_id, kind, waybill_number, print_data } of sheets) {
      const json = print_data === null ? null : readExactJson(print_data);
      if (kind !== 'waybill' || parcel_id === null || waybill_number === null || json?.ok !== true || !isJsonList(json.value.value)) {
        return refuse('printing.component_waybills_only', { sheet: sheet_number });
      }
      // A stub of several sheets is still one e-waybill.
      if (parcels.has(parcel_id)) continue;
      parcels.add(parcel_id);
      documents.push({ documentId: waybill_number, contents: json.value.value.filter(isJsonObject).map(json.value.sourceOf) });
    }
    if (sheets.length < piece) break;
  }
  return documents.length === 0 ? refuse('printing.component_waybills_only', { sheet: 1 }) : writeTaskFile(path, documents);
};
