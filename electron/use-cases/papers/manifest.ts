import type { Paper } from '../../../shared/contract/papers.ts';
import { manifestCode } from '../../../shared/domain/collections/signature.ts';
import { courierName } from '../../../shared/domain/printing/couriers.ts';
import type { CollectionId } from '../../../shared/domain/ids.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { signaturesOf } from '../../store/collection-contents.ts';
import { collectionById } from '../../store/collections.ts';
import { parcelsOnManifest } from '../../store/papers.ts';
import { manifestSubject } from '../collections/contents.ts';
import { localMinute } from '../printing/documents.ts';
import type { DraftPaper, PaperContext } from './paper-documents.ts';

/** The signature given on screen last, drawn on the paper; one that was given on paper stands on that paper. */
const signedOn = (reader: PaperContext['reader'], id: CollectionId, timeZone: string): { signature?: string; signedAt?: string } => {
  const signature = signaturesOf(reader, id).findLast(({ how }) => how === 'screen');
  return signature === undefined ? {} : { signature: signature.strokes, signedAt: localMinute(signature.at, timeZone) };
};

/** HO-3: what the collector signs for, whether the collection is still open or long closed. */
export const manifestOf = (paper: Extract<Paper, { kind: 'manifest' }>, { reader, shop, at, staffName }: PaperContext): Result<DraftPaper> => {
  const collection = collectionById(reader, paper.collectionId);
  if (collection === undefined) return refuse('collection.unknown');
  const parcels = parcelsOnManifest(reader, collection.id);
  if (parcels.length === 0) return refuse('printing.nothing_to_print', { kind: 'manifest' });
  const code = manifestCode(collection.id);
  const data = {
    kind: 'manifest' as const, shopName: shop.name, courierName: courierName(collection.courier_code).zh, collectorName: collection.collector_name, code,
    openedAt: localMinute(collection.opened_at, shop.timeZone),
    closedAt: collection.closed_at === null ? '' : localMinute(collection.closed_at, shop.timeZone),
    printedAt: localMinute(at, shop.timeZone), staffName, parcels, ...signedOn(reader, collection.id, shop.timeZone),
  };
  return ok({ courierCode: collection.courier_code, subject: manifestSubject(collection), documents: () => [data] });
};
