import type { Paper } from '../../../shared/contract/papers.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { sheetById } from '../../store/handover-sheets.ts';
import { localMinute } from '../printing/documents.ts';
import type { DraftPaper, PaperContext } from './paper-documents.ts';

/** More rows than that are documents of their own, so that none has more sheets than a document may have. */
const rowsOfDocument = 300;

/** CS-10: the hand-over sheet on paper, or how things stand now. */
export const handoverSheetOf = ({ sheetId, lines }: Extract<Paper, { kind: 'handover_sheet' }>, { reader, shop, at, staffName }: PaperContext): Result<DraftPaper> => {
  const sheet = sheetId === null ? null : sheetById(reader, sheetId);
  if (sheet === undefined) return refuse('handover.unknown');
  if (lines.length === 0) return refuse('printing.nothing_to_print', { kind: 'handover_sheet' });
  const when = localMinute(sheet?.written_at ?? at, shop.timeZone);
  const accepted = sheet === null || sheet.accepted_at === null ? '' : `${sheet.accepted_name ?? ''} ${localMinute(sheet.accepted_at, shop.timeZone)}`.trim();
  const base = { kind: 'handover_sheet' as const, shopName: shop.name, asOf: when, writtenBy: sheet?.written_name ?? '', acceptedBy: accepted, printedAt: localMinute(at, shop.timeZone), staffName };
  const parts = Array.from({ length: Math.ceil(lines.length / rowsOfDocument) }, (_, index) => ({ ...base, lines: lines.slice(index * rowsOfDocument, (index + 1) * rowsOfDocument) }));
  return ok({ courierCode: '', subject: `交班单 ${when}`, documents: () => parts });
};
