import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { PackingVerdict } from '../../../shared/contract/packing.ts';
import { judgeChecks, type CheckAnswer, type JudgedAnswer } from '../../../shared/domain/packing/checks.ts';
import { isComplete, type CountedLine } from '../../../shared/domain/packing/counting.ts';
import { ok, refuse, type RefusalParams, type Result } from '../../../shared/domain/result.ts';
import { countBack, countUp } from '../../store/packing.ts';
import { insertPackingCheck, withdrawPieceChecks } from '../../store/packing-checks.ts';
import { parcelById, type StoredParcel } from '../../store/parcels.ts';
import { act, type Act, type Services } from '../services.ts';
import { checkedWords } from './check-words.ts';
import { finishWhenDone } from './finish.ts';
import { packingParcelOf, type ParcelOnTable } from './packing-parcel.ts';
import { caught, closedVerdict, good, parcelNow, type Packer } from './verdicts.ts';

type TableLine = ParcelOnTable['lines'][number] & CountedLine;

const itemParams = (line: TableLine): RefusalParams => ({
  lineId: line.lineId, skuCode: line.skuCode, title: line.title, colour: line.colour, size: line.size, shelf: line.shelf, wanted: line.wanted,
});

const keep = (step: Act, packer: Packer, stored: StoredParcel, line: TableLine, judged: readonly JudgedAnswer[]): void => {
  for (const answer of judged) {
    insertPackingCheck(step.writer, {
      parcelId: stored.id, lineId: line.lineId, piece: line.counted + 1, key: answer.check.key, value: checkedWords(answer), within: answer.within,
      staffId: packer.staffId, at: step.at,
    });
  }
};

/** PK-3: what stands between a piece and its count; null = nothing, its answers are kept. A wrong one is kept too, and stops. */
const openCheck = (step: Act, packer: Packer, stored: StoredParcel, parcel: ParcelOnTable, line: TableLine, answers: readonly CheckAnswer[]): PackingVerdict | null => {
  const judgement = judgeChecks(line.checks, answers);
  switch (judgement.kind) {
    case 'asks':
      return good('check_wanted', parcel, { ...itemParams(line), check: judgement.check.key });
    case 'no_target':
      return caught(step, packer.staffId, parcel, 'no_target', { ...itemParams(line), check: judgement.check.key, label: judgement.check.label });
    case 'failed': {
      keep(step, packer, stored, line, [judgement.failed]);
      const { check, value } = judgement.failed;
      const measured = check.kind === 'number' && check.range !== null
        ? { value: Number(value), low: check.range.low, high: check.range.high, unit: check.unit } : {};
      return caught(step, packer.staffId, parcel, 'check_failed', { ...itemParams(line), check: check.key, label: check.label, ...measured });
    }
    case 'passed':
      keep(step, packer, stored, line, judgement.judged);
      return null;
  }
};

/** One piece into the parcel, once its checks are right (PK-3); the last one finishes it, or asks for what is still open. */
export const countPiece = (
  step: Act, packer: Packer, stored: StoredParcel, parcel: ParcelOnTable, line: TableLine, answers: readonly CheckAnswer[] = [],
): Result<PackingVerdict> => {
  const open = openCheck(step, packer, stored, parcel, line, answers);
  if (open !== null) return ok(open);
  countUp(step.writer, stored.id, line.lineId, step.at);
  step.trace({
    action: 'packing.counted', subject: 'parcel', subjectId: stored.id, before: { line: line.lineId, counted: line.counted },
    after: { line: line.lineId, counted: line.counted + 1 },
  });
  step.emit('packing.changed', { parcelIds: [stored.id] });
  const now = parcelNow(step, stored);
  if (!isComplete(now.lines)) return ok(good('item_counted', now, { ...itemParams(line), counted: line.counted + 1 }));
  return finishWhenDone(step, packer, stored, now);
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
    return line.counted < line.wanted ? countPiece(step, packer, stored, parcel, line, input.answers) : ok(oneTooMany(step, packer, parcel, line));
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
    const piece = before.lines.find((line) => line.lineId === lineId)?.counted ?? 0;
    withdrawPieceChecks(step.writer, stored.id, lineId, piece);
    step.trace({ action: 'packing.count_taken_back', subject: 'parcel', subjectId: stored.id, before: { line: lineId } });
    step.emit('packing.changed', { parcelIds: [stored.id] });
    return ok(good('parcel_opened', parcelNow(step, stored)));
  });
