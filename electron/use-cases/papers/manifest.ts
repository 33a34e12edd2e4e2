import type { Paper } from '../../../shared/contract/papers.ts';
import { courierName } from '../../../shared/domain/printing/couriers.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { collectionById } from '../../store/collections.ts';
import { parcelsOnManifest } from '../../store/papers.ts';
import { localMinute } from '../printing/documents.ts';
import type { DraftPaper, PaperContext } from './paper-documents.ts';

/** HO-3: what the collector signs for, whether the collection is still open or long closed. */
export const manifestOf = (paper: Extract<Paper, { kind: 'manifest' }>, { reader, shop, at, staffName }: PaperContext): Result<DraftPaper> => {
  const collection = collectionById(reader, paper.collectionId);
  if (collection === undefined) return refuse('collection.unknown');
  const parcels = parcelsOnManifest(reader, collection.id);
  if (parcels.length === 0) return refuse('printing.nothing_to_print', { kind: 'manifest' });
  const code = `HO-${collection.id}`;
  const data = {
    kind: 'manifest' as const, shopName: shop.name, courierName: courierName(collection.courier_code).zh, collectorName: collection.collector_name, code,
    openedAt: localMinute(collection.opened_at, shop.timeZone),
    closedAt: collection.closed_at === null ? '' : localMinute(collection.closed_at, shop.timeZone),
    printedAt: localMinute(at, shop.timeZone), staffName, parcels,
  };
  return ok({ courierCode: collection.courier_code, subject: `${collection.courier_code} ${code}`, documents: () => [data] });
};
