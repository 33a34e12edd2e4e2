import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { checkStrokes, collectionOfCode, manifestCode } from '../../../shared/domain/collections/signature.ts';
import { codeAsScanned } from '../../../shared/domain/packing/scanned-code.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { countUnsigned, insertSignature } from '../../store/collection-contents.ts';
import { collectionById, countScannedOut, type StoredCollection } from '../../store/collections.ts';
import type { Reader } from '../../store/database.ts';
import { act, type Caller, type Services } from '../services.ts';
import { timeIn } from './collection-time.ts';
import { manifestPrinted } from './contents.ts';

type Signing = InputFor<'collections', 'sign'>['signature'];
type Taken = { readonly how: Signing['how']; readonly strokes: string; readonly scanned: string };

/** On paper: the code read from the signed manifest proves which one it is, and it must name every parcel that is signed for. */
const paperSignature = (reader: Reader, collection: StoredCollection, scanned: string): Result<Taken> => {
  const code = codeAsScanned(scanned);
  if (collectionOfCode(code) !== collection.id) return refuse('signature.other_manifest', { code, wanted: manifestCode(collection.id) }, 'scanned');
  const printed = manifestPrinted(reader, collection);
  if (printed === null) return refuse('signature.manifest_not_printed');
  if (printed.scannedSince > 0) return refuse('signature.manifest_older', { n: printed.scannedSince });
  if (printed.backSince > 0) return refuse('signature.manifest_too_long', { n: printed.backSince });
  return ok({ how: 'paper', strokes: '[]', scanned: code });
};

const screenSignature = (strokes: Extract<Signing, { how: 'screen' }>['strokes']): Result<Taken> => {
  const checked = checkStrokes(strokes);
  return checked.ok ? ok({ how: 'screen', strokes: JSON.stringify(strokes), scanned: '' }) : checked;
};

/** HO-3: the collector signs for what no signature covers yet; before closing, or later. A signature is never changed. */
export const signCollection = (services: Services, caller: Caller, input: InputFor<'collections', 'sign'>): Result<OutputFor<'collections', 'sign'>> =>
  act(services, caller.staffId, (step) => {
    const collection = collectionById(step.writer, input.collectionId);
    if (collection === undefined || collection.abandoned === 1) return refuse('collection.unknown');
    if (countScannedOut(step.writer, collection.id) === 0) return refuse('collection.empty');
    const parcels = countUnsigned(step.writer, collection.id);
    if (parcels === 0) return refuse('signature.signed_already');
    const taken = input.signature.how === 'screen' ? screenSignature(input.signature.strokes) : paperSignature(step.writer, collection, input.signature.scanned);
    if (!taken.ok) return taken;
    const signedBy = input.signedBy === '' ? collection.collector_name : input.signedBy;
    insertSignature(step.writer, collection.id, { ...taken.value, signedBy, parcels, at: timeIn(step, collection), staffId: caller.staffId });
    step.trace({
      action: 'collection.signed', subject: 'collection', subjectId: collection.id,
      after: { how: taken.value.how, by: signedBy, parcels, ...(taken.value.how === 'paper' ? { scanned: taken.value.scanned } : { strokes: taken.value.strokes }) },
    });
    step.emit('collections.changed', {});
    return ok({ parcels });
  });
