import type { TFunction } from 'i18next';
import type { PackingParcel } from '../../../shared/contract/packing.ts';
import { tenthsShown } from '../../../shared/domain/packing/checks.ts';
import { assertNever, type RefusalParams } from '../../../shared/domain/result.ts';
import { kg, moment } from '../../i18n/format.ts';
import { termOr } from '../../i18n/term-or.ts';
import { refusalWords } from '../../i18n/refusal-words.ts';
import { rangeWords } from './check-words.ts';
import { piecesOf, type Said, type Station } from './station-state.ts';

export type VerdictWords = {
  /** The largest thing on the screen. */
  readonly title: string;
  /** What was scanned, why it stops, where things go; shown in this order. */
  readonly lines: readonly string[];
  /** The item to be taken now, when there is one. */
  readonly next: NextItem | null;
};
export type NextItem = { readonly title: string; readonly colour: string; readonly size: string; readonly shelf: string };

type T = TFunction<'packing'>;

const text = (params: RefusalParams, name: string): string => {
  const value = params[name];
  return value === undefined ? '' : String(value);
};

const variantOf = (colour: string, size: string): string => [colour, size].filter((part) => part !== '').join(' · ');

/** The scanned item as main describes it; its code when it says no more. */
const scannedItem = (params: RefusalParams): string => {
  const name = text(params, 'title') || text(params, 'skuCode') || text(params, 'code');
  return [name, variantOf(text(params, 'colour'), text(params, 'size'))].filter((part) => part !== '').join(' ');
};

/** Reasons of our own are codes, a person's are words. */
const voidReason = (t: T, reason: string): string => (reason === 'order_closed' || reason === 'courier_changed' || reason === 'lines_changed' || reason === 'packing_fault' ? t(`voidReason.${reason}`) : reason);

const byAt = (params: RefusalParams): string => {
  const at = params['at'];
  return [text(params, 'by'), typeof at === 'number' ? moment(at) : text(params, 'at')].filter((part) => part !== '').join(' · ');
};

/** PK-3: the check that a verdict speaks of. */
const checkOf = (parcel: PackingParcel | null, params: RefusalParams) =>
  parcel?.lines.find(({ lineId }) => lineId === params['lineId'])?.checks.find(({ key }) => key === params['check']);

/** PK-2: the next item in the order of the lines. */
export const nextItem = (parcel: PackingParcel | null): NextItem | null => {
  const line = parcel?.lines.find((candidate) => candidate.counted < candidate.wanted);
  if (line === undefined) return null;
  return { title: line.title || line.skuCode, colour: line.colour, size: line.size, shelf: line.shelf };
};

const linesOf = (t: T, said: Exclude<Said, { code: 'refused' }>, parcel: PackingParcel | null, staffName: string): readonly string[] => {
  const { code, params } = said;
  const pieces = parcel === null ? { counted: 0, wanted: 0 } : piecesOf(parcel);
  const scannedCode = text(params, 'code');
  const scanned = scannedCode === '' ? [] : [t('why.scannedCode', { code: scannedCode })];
  const shelf = text(params, 'shelf') === '' ? [] : [t('putBack', { shelf: text(params, 'shelf') })];
  const who = byAt(params) === '' ? [] : [byAt(params)];
  const reason = text(params, 'reason') === '' ? [] : [termOr(code === 'closed' ? 'closeReason' : 'holdReason', text(params, 'reason'))];
  const note = text(params, 'note') === '' ? [] : [`“${text(params, 'note')}”`];
  switch (code) {
    case 'parcel_opened':
    case 'item_counted':
    case 'needs_signature':
      return [];
    case 'parcel_packed':
      return [t('why.packed', { n: pieces.wanted, name: parcel?.packedBy ?? staffName })];
    case 'odd_weight':
      return [t(said.params.byG > 0 ? 'odd.heavier' : 'odd.lighter', { by: kg(Math.abs(said.params.byG)) }), t('why.odd_weight')];
    case 'weight_taken':
      return typeof parcel?.weightG === 'number' ? [kg(parcel.weightG)] : [];
    case 'released':
    case 'count_taken_back':
      return [t(`why.${code}`)];
    case 'wrong_item':
      return [t('why.scanned', { what: scannedItem(params) }), ...shelf];
    case 'one_too_many':
      return [t('why.tooMany', { what: scannedItem(params), wanted: text(params, 'wanted') || '…' }), ...shelf];
    case 'unknown_code':
    case 'unknown_waybill':
    case 'no_parcel_open':
      return [...scanned, t(`why.${code}`)];
    case 'unfinished_parcel':
      return [t('why.unfinished_parcel', { waybill: parcel?.waybillNumber ?? text(params, 'waybillNumber'), n: pieces.wanted - pieces.counted })];
    case 'held':
      return [...reason, ...note, ...who, t('why.stopHere')];
    case 'closed':
    case 'refund_requested':
    case 'not_paid':
      return [...reason, ...note, t(`why.${code}`)];
    case 'slot_empty':
      return [t('why.slot_empty', { slot: text(params, 'slot') })];
    case 'not_printed':
    case 'address_changed':
      return [t(`why.${code}`)];
    case 'voided':
      return [...(text(params, 'reason') === '' ? [] : [t('why.voidedReason', { reason: voidReason(t, text(params, 'reason')) })]), t('why.voided')];
    case 'already_packed':
      return [...who, t('why.already_packed')];
    case 'already_handed_over':
      return [...who, t('why.already_handed_over')];
    case 'check_wanted': {
      const check = checkOf(parcel, params);
      if (check === undefined) return [];
      return check.kind === 'number' ? [`${check.label} ${rangeWords(t, check)}`, t('why.check_number')] : [check.label, t('why.check_yes_no')];
    }
    case 'check_failed': {
      const { value, low, high } = params;
      const found = typeof value === 'number' && typeof low === 'number' && typeof high === 'number'
        ? t('why.check_measured', { label: text(params, 'label'), value: tenthsShown(value), low: tenthsShown(low), high: tenthsShown(high), unit: text(params, 'unit') })
        : t('why.check_no', { label: text(params, 'label') });
      return [found, t('why.check_failed')];
    }
    case 'no_target':
      return [t('why.no_target', { label: text(params, 'label'), size: text(params, 'size') || '—' }), t('why.no_target_todo')];
    case 'steps_wanted':
      return [t('why.steps_wanted')];
    case 'not_a_measure':
      return [t('why.not_a_measure')];
    case 'scan_it': {
      const line = parcel?.lines.find((candidate) => candidate.keyNumber === params['n']);
      return [t('why.scan_it', { what: line === undefined ? '' : `${line.title || line.skuCode} ${variantOf(line.colour, line.size)}` })];
    }
    case 'no_such_line':
      return [t('why.no_such_line', { n: parcel?.lines.length ?? 0 })];
    default:
      return assertNever(code);
  }
};

/** After these the eyes go to the item that is wanted, not to the stop. */
const showsNext: ReadonlySet<Said['code']> = new Set([
  'parcel_opened', 'item_counted', 'released', 'count_taken_back', 'wrong_item', 'one_too_many', 'unknown_code', 'scan_it', 'no_such_line',
]);

export const verdictWords = (t: T, station: Station, staffName: string): VerdictWords => {
  const { said, parcel } = station;
  if (said === null) return { title: parcel === null ? t('idle.title') : t('said.parcel_opened'), lines: [], next: nextItem(parcel) };
  if (said.code === 'refused') {
    const { what, todo } = refusalWords(said.refusal);
    return { title: t('said.refused'), lines: [what, todo], next: null };
  }
  return {
    title: t(`said.${said.code}`, { n: text(said.params, 'n') }),
    lines: linesOf(t, said, parcel, staffName),
    next: station.open && parcel?.stop === null && showsNext.has(said.code) ? nextItem(parcel) : null,
  };
};
