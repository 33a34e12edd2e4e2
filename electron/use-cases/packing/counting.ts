import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { PackingVerdict } from '../../../shared/contract/packing.ts';
import { isComplete, type CountedLine } from '../../../shared/domain/packing/counting.ts';
import { ok, refuse, type RefusalParams, type Result } from '../../../shared/domain/result.ts';
import { countBack, countUp } from '../../store/packing.ts';
import { parcelById, type StoredParcel } from '../../store/parcels.ts';
import { act, type Act, type Services } from '../services.ts';
import { finishParcel } from './finish.ts';
import { packingParcelOf, type ParcelOnTable } from './packing-parcel.ts';
import { caught, closedVerdict, good, parcelNow, type Packer } from './verdicts.ts';

type TableLine = ParcelOnTable['lines'][number] & CountedLine;

const itemParams = (line: TableLine): RefusalParams => ({
  lineId: line.lineId, skuCode: line.skuCode, title: line.title, colour: line.colour, size: line.size, shelf: line.shelf, wanted: line.wanted,
});

/** One piece into the parcel; the last one finishes it, or asks for the signature (PK-5). */
export const countPiece = (step: Act, packer: Packer, stored: StoredParcel, line: TableLine): Result<PackingVerdict> => {
  countUp(step.writer, stored.id, line.lineId, step.at);
  step.trace({
    action: 'packing.counted', subject: 'parcel', subjectId: stored.id, before: { line: line.lineId, counted: line.counted },
    after: { line: line.lineId, counted: line.counted + 1 },
  });
  step.emit('packing.changed', { parcelIds: [stored.id] });
  const parcel = parcelNow(step, stored);
  if (!isComplete(parcel.lines)) return ok(good('item_counted', parcel, { ...itemParams(line), counted: line.counted + 1 }));
  return packer.signatureStands ? finishParcel(step, stored) : ok(good('needs_signature', parcel));
};

export const oneTooMany = (step: Act, packer: Packer, parcel: ParcelOnTable, line: TableLine): PackingVerdict =>
  caught(step, packer.staffId, parcel, 'one_too_many', itemParams(line));

/** PK-2: an item without barcode is confirmed by its number key. One that has a barcode is checked by it. */
export const confirmLine = (services: Services, packer: Packer, input: InputFor<'packing', 'confirmLine'>): Result<OutputFor<'packing', 'confirmLine'>> =>
  act(services, packer.staffId, (step) => {
    const stored = parcelById(step.writer, input.parcelId);
    if (stored === undefined) return refuse('parcel.unknown');
    const parcel = packingParcelOf(step.writer, stored);
    const closed = closedVerdict(step, packer, stored, parcel);
    if (closed !== null) return ok(closed);
    const line = parcel.lines.find(({ lineId }) => lineId === input.lineId);
    if (line === undefined) return refuse('packing.line_unknown');
    if (line.barcode !== '') return refuse('packing.scan_the_item', { title: line.title, skuCode: line.skuCode });
    return line.counted < line.wanted ? countPiece(step, packer, stored, line) : ok(oneTooMany(step, packer, parcel, line));
  });

/** Takes back the last counted piece; also from a stopped parcel, since its goods go back to the shelf. */
export const undoCount = (services: Services, packer: Packer, input: InputFor<'packing', 'undoCount'>): Result<OutputFor<'packing', 'undoCount'>> =>
  act(services, packer.staffId, (step) => {
    const stored = parcelById(step.writer, input.parcelId);
    if (stored === undefined) return refuse('parcel.unknown');
    const before = packingParcelOf(step.writer, stored);
    if (stored.state !== 'printed') return ok(closedVerdict(step, packer, stored, before) ?? good('parcel_opened', before));
    const lineId = countBack(step.writer, stored.id);
    if (lineId === undefined) return ok(good('parcel_opened', before));
    step.trace({ action: 'packing.count_taken_back', subject: 'parcel', subjectId: stored.id, before: { line: lineId } });
    step.emit('packing.changed', { parcelIds: [stored.id] });
    return ok(good('parcel_opened', parcelNow(step, stored)));
  });
