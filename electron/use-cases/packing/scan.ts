import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { PackingVerdict } from '../../../shared/contract/packing.ts';
import { isComplete, judgeItem, piecesCounted, piecesWanted } from '../../../shared/domain/packing/counting.ts';
import { codeAsScanned, waybillSpellings } from '../../../shared/domain/packing/scanned-code.ts';
import type { CheckAnswer } from '../../../shared/domain/packing/checks.ts';
import { ok, type RefusalParams, type Result } from '../../../shared/domain/result.ts';
import { parcelById, parcelScanned, type StoredParcel } from '../../store/parcels.ts';
import type { SkuStored } from '../../store/stock.ts';
import { readBack } from '../printing/number-scan-back.ts';
import { act, type Act, type Services } from '../services.ts';
import { countPiece, oneTooMany } from './counting.ts';
import { stepsAreOpen } from './finish.ts';
import { packingParcelOf } from './packing-parcel.ts';
import { skuScanned } from './sku-scanned.ts';
import { parcelOfTypedSlot, slotScanned } from './slot-scanned.ts';
import { bad, caught, closedVerdict, good, parcelNow, type Packer } from './verdicts.ts';

const skuParams = (sku: SkuStored): RefusalParams => ({
  skuCode: sku.code, title: sku.title, colour: sku.colour, size: sku.size, shelf: sku.shelf,
});

const openParcel = (step: Act, packer: Packer, scanned: StoredParcel): PackingVerdict => {
  const stored = readBack(step, scanned);
  const parcel = parcelNow(step, stored);
  const closed = closedVerdict(step, packer, stored, parcel);
  if (closed !== null) return closed;
  if (!isComplete(parcel.lines)) return good('parcel_opened', parcel);
  // Everything was counted, but nobody signed (a pause, a killed app): whoever goes on looks and gives the PIN.
  return good(stepsAreOpen(packer, parcel) ? 'steps_wanted' : 'needs_signature', parcel);
};

/** A scan at a station with no parcel open, or with one that nothing can be counted into. */
const scanOutside = (step: Act, packer: Packer, code: string): PackingVerdict => {
  const waybill = parcelScanned(step.writer, waybillSpellings(code));
  if (waybill !== undefined) return openParcel(step, packer, waybill);
  const label = slotScanned(step.writer, packer.staffId, code);
  if (label !== null) return label.parcel === undefined ? bad('slot_empty', null, { slot: label.slot }) : openParcel(step, packer, label.parcel);
  const sku = skuScanned(step.writer, code);
  const slot = sku === undefined ? parcelOfTypedSlot(step.writer, packer.staffId, code) : undefined;
  if (slot !== undefined) return openParcel(step, packer, slot);
  return sku === undefined ? bad('unknown_waybill', null, { code }) : bad('no_parcel_open', null, { code, ...skuParams(sku) });
};

const scanInto = (step: Act, packer: Packer, open: StoredParcel, code: string, answers: readonly CheckAnswer[] | undefined): Result<PackingVerdict> => {
  const parcel = packingParcelOf(step.writer, open);
  const item = judgeItem(parcel.lines, code);
  const label = item.kind === 'not_in_parcel' ? slotScanned(step.writer, packer.staffId, code) : null;
  if (label !== null && label.parcel === undefined) return ok(bad('slot_empty', parcel, { slot: label.slot }));
  const waybill = item.kind === 'not_in_parcel' ? (label?.parcel ?? parcelScanned(step.writer, waybillSpellings(code))) : undefined;
  const mayLeave = open.state !== 'printed' || parcel.stop !== null || piecesCounted(parcel.lines) === 0;
  if (waybill !== undefined && (waybill.id === open.id || mayLeave)) return ok(openParcel(step, packer, waybill));
  if (waybill !== undefined) {
    return ok(bad('unfinished_parcel', parcel, {
      code, waybillNumber: open.waybill_number, counted: piecesCounted(parcel.lines), wanted: piecesWanted(parcel.lines),
    }));
  }
  const closed = closedVerdict(step, packer, open, parcel);
  if (closed !== null) return ok(closed);
  if (item.kind === 'counts') return countPiece(step, packer, open, parcel, item.line, answers);
  if (item.kind === 'one_too_many') return ok(oneTooMany(step, packer, parcel, item.line));
  const sku = skuScanned(step.writer, code);
  return ok(sku === undefined ? bad('unknown_code', parcel, { code }) : caught(step, packer.staffId, parcel, 'wrong_item', { code, ...skuParams(sku) }));
};

/**
 * PK-2: one scan, whatever it is. With a parcel open (`input.parcelId`) its items come first, then waybills, then the other items
 * of the shop; without one a scan is a waybill. A slot's label stands for the waybill of the parcel in it (PK-1). A wrong move is answered, never refused: the packer hears it.
 */
export const scan = (services: Services, packer: Packer, input: InputFor<'packing', 'scan'>): Result<OutputFor<'packing', 'scan'>> =>
  act(services, packer.staffId, (step) => {
    const code = codeAsScanned(input.code);
    const open = input.parcelId === null ? undefined : parcelById(step.writer, input.parcelId);
    if (code === '') return ok(bad(open === undefined ? 'unknown_waybill' : 'unknown_code', open === undefined ? null : packingParcelOf(step.writer, open), { code }));
    return open === undefined ? ok(scanOutside(step, packer, code)) : scanInto(step, packer, open, code, input.answers);
  });
