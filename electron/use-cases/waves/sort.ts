import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { WaveVerdict } from '../../../shared/contract/waves.ts';
import { codeAsScanned } from '../../../shared/domain/packing/scanned-code.ts';
import { slotOfLabel, slotTyped } from '../../../shared/domain/packing/slot-code.ts';
import { missingPieces, slotFor, slotStateOf, toPutBack } from '../../../shared/domain/packing/wave-wall.ts';
import { assertNever, ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { setPicked, setSorted, waveById } from '../../store/waves.ts';
import { act, type Act, type Caller, type Services } from '../services.ts';
import { ownWaveOf } from './owners.ts';
import { endIfOver } from './settle.ts';
import { articleParams, bad, good, goodsScanned, strange } from './wave-verdicts.ts';
import { contentsOf, type ParcelOnWall, type WaveContents } from './wave-contents.ts';

const atOwnWall = (services: Services, caller: Caller, waveId: InputFor<'waves', 'sort'>['waveId'], body: (step: Act, contents: WaveContents) => Result<WaveVerdict>) =>
  act(services, caller.staffId, (step) => {
    const found = ownWaveOf(step.writer, caller, waveId);
    if (!found.ok) return found;
    return found.value.slots === 0 ? refuse('wave.no_slots', { wave: waveId }) : body(step, contentsOf(step.writer, found.value));
  });

/** One piece into the slot that `slotFor` says: its number, and whether the slot or the whole wall is complete with it. */
const intoSlot = (step: Act, contents: WaveContents, goods: string): WaveVerdict => {
  const { wave, parcels } = contents;
  const lineId = contents.articles.get(goods)?.lineId ?? null;
  const params = articleParams(step.writer, contents, goods);
  const judged = slotFor(parcels, goods);
  switch (judged.kind) {
    case 'not_wanted':
    case 'one_too_many':
      return bad('one_too_many', { lineId, params });
    case 'stopped':
      return bad('stopped', { slot: judged.parcel.slot, lineId, params });
    case 'goes_to': {
      const { parcel } = judged;
      const before = parcel.sorted.get(goods) ?? 0;
      setSorted(step.writer, wave.id, parcel.parcelId, goods, before + 1);
      step.trace({ action: 'wave.sorted', subject: 'wave', subjectId: wave.id, before: { slot: parcel.slot, goods, sorted: before }, after: { slot: parcel.slot, goods, sorted: before + 1 } });
      step.emit('waves.changed', {});
      const missing = missingPieces(parcel) - 1;
      const everywhere = parcels.reduce((sum, one) => sum + (one.standing === 'open' ? missingPieces(one) : 0), -1);
      return good(everywhere === 0 ? 'all_sorted' : missing === 0 ? 'slot_complete' : 'sorted', { slot: parcel.slot, lineId, params: { ...params, missing } });
    }
    default:
      return assertNever(judged);
  }
};

/** What has to leave a red slot has left it: back on the shelf, and no longer picked. */
const emptySlot = (step: Act, contents: WaveContents, parcel: ParcelOnWall): WaveVerdict => {
  const back = toPutBack(parcel);
  let pieces = 0;
  for (const [goods, surplus] of back) {
    pieces += surplus;
    setSorted(step.writer, contents.wave.id, parcel.parcelId, goods, (parcel.sorted.get(goods) ?? 0) - surplus);
    setPicked(step.writer, contents.wave.id, goods, (contents.ticked.get(goods) ?? 0) - surplus);
  }
  step.trace({ action: 'wave.put_back', subject: 'wave', subjectId: contents.wave.id, after: { slot: parcel.slot, goods: Object.fromEntries(back) } });
  step.emit('waves.changed', {});
  const wave = waveById(step.writer, contents.wave.id);
  if (wave !== undefined) endIfOver(step, contentsOf(step.writer, wave));
  return good('put_back', { slot: parcel.slot, params: { pieces } });
};

const atSlot = (step: Act, contents: WaveContents, slot: number): WaveVerdict => {
  const parcel = contents.parcels.find((one) => one.slot === slot);
  if (parcel === undefined) return bad('no_such_slot', { params: { slot, slots: contents.wave.slots } });
  if (toPutBack(parcel).size > 0) return emptySlot(step, contents, parcel);
  return good('slot_shown', { slot, params: { state: slotStateOf(parcel), missing: missingPieces(parcel) } });
};

/**
 * PK-1: one scan at the sorting wall. Items of the wave come first, then the labels of its slots, then a number that a person typed
 * and that is no article of the shop.
 */
export const sort = (services: Services, caller: Caller, input: InputFor<'waves', 'sort'>): Result<OutputFor<'waves', 'sort'>> =>
  atOwnWall(services, caller, input.waveId, (step, contents) => {
    const code = codeAsScanned(input.code);
    const goods = goodsScanned(contents, code);
    if (goods !== null) return ok(intoSlot(step, contents, goods));
    const label = slotOfLabel(code);
    if (label !== null) return ok(atSlot(step, contents, label));
    const said = strange(step.writer, contents, code);
    const typed = slotTyped(code);
    const ofThisWave = typed !== null && (typed.waveId === null || typed.waveId === contents.wave.id);
    return ok(said.code === 'unknown_code' && ofThisWave ? atSlot(step, contents, typed.slot) : said);
  });

/** An article without barcode, chosen by key. One that has a barcode is told by it. */
export const sortLine = (services: Services, caller: Caller, input: InputFor<'waves', 'sortLine'>): Result<OutputFor<'waves', 'sortLine'>> =>
  atOwnWall(services, caller, input.waveId, (step, contents) => {
    const goods = contents.goodsOfLine.get(input.lineId);
    const article = goods === undefined ? undefined : contents.articles.get(goods);
    if (goods === undefined || article === undefined) return refuse('wave.article_unknown');
    if (article.barcode !== '') return refuse('packing.scan_the_item', { title: article.title, skuCode: article.skuCode });
    return ok(intoSlot(step, contents, goods));
  });

/** Takes one piece out of a slot again: it was laid into the wrong one, or scanned twice. */
export const unsort = (services: Services, caller: Caller, input: InputFor<'waves', 'unsort'>): Result<OutputFor<'waves', 'unsort'>> =>
  atOwnWall(services, caller, input.waveId, (step, contents) => {
    const goods = contents.goodsOfLine.get(input.lineId);
    const parcel = contents.parcels.find(({ slot }) => slot === input.slot);
    if (goods === undefined) return refuse('wave.article_unknown');
    const said = { slot: input.slot, lineId: input.lineId, params: articleParams(step.writer, contents, goods) };
    const sorted = parcel?.sorted.get(goods) ?? 0;
    if (parcel === undefined || sorted === 0 || parcel.standing === 'packed') return ok(bad('nothing_to_take_back', said));
    setSorted(step.writer, contents.wave.id, parcel.parcelId, goods, sorted - 1);
    step.trace({ action: 'wave.sort_taken_back', subject: 'wave', subjectId: contents.wave.id, before: { slot: input.slot, goods, sorted }, after: { slot: input.slot, goods, sorted: sorted - 1 } });
    step.emit('waves.changed', {});
    const wave = waveById(step.writer, contents.wave.id);
    if (wave !== undefined) endIfOver(step, contentsOf(step.writer, wave));
    return ok(good('taken_back', said));
  });

export const putBack = (services: Services, caller: Caller, input: InputFor<'waves', 'putBack'>): Result<OutputFor<'waves', 'putBack'>> =>
  atOwnWall(services, caller, input.waveId, (step, contents) => ok(atSlot(step, contents, input.slot)));
