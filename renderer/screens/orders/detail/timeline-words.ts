import i18next from 'i18next';
import type { TimelineEntry } from '../../../../shared/contract/orders.ts';
import { fieldWords, valueWords } from '../../../i18n/change-words.ts';
import { courierName } from '../../../i18n/couriers.ts';
import { kg, yuan } from '../../../i18n/format.ts';
import { causeWords, changeSentences } from './change-sentences.ts';

type Params = TimelineEntry['params'];

const text = (params: Params, name: string): string => {
  const value = params[name];
  return value === null || value === undefined ? '' : String(value);
};

const t = i18next.t;

/** `buyer_cancelled: what the person added`, or the platform's own words. */
const closeWords = (reason: string): string => {
  const [code = '', ...rest] = reason.split(': ');
  const key = `terms:closeReason.${code}`;
  if (!i18next.exists(key)) return reason;
  return [t(key, { defaultValue: '' }), ...rest].join(t('app:colon'));
};

const doubtWords = (doubts: string): string =>
  doubts.split(',').map((doubt) => {
    const key = `terms:doubt.${doubt}`;
    return i18next.exists(key) ? t(key, { defaultValue: '' }) : doubt;
  }).join(t('app:joiner'));

const updateWords = (params: Params): string => {
  const fields = Object.keys(params).filter((name) => !name.startsWith('before_') && name !== 'file' && name !== 'line');
  if (fields.length === 0) return t('orders:timeline.updated');
  return fields
    .map((field) => t('orders:timeline.updatedField', { field: fieldWords(field), before: valueWords(field, text(params, `before_${field}`)), after: valueWords(field, text(params, field)) }))
    .join('；');
};

const numberOf = (params: Params): string => text(params, 'number') || text(params, 'before_number') || text(params, 'waybillNumber');
const courierOf = (params: Params): string => courierName(text(params, 'courier') || text(params, 'before_courier'));
const reasonOf = (params: Params): string => causeWords(text(params, 'reason') || text(params, 'cause'));

/** PK-7: what the packer found, as the packing table calls it. */
const faultWords = (fault: string): string => {
  const key = `packing:fault.${fault}`;
  return i18next.exists(key) ? t(key, { defaultValue: '' }) : fault;
};

/** Why a sheet was left out, in the print list's words. */
const stayWords = (code: string): string => {
  const key = `printing:staying.${code}`;
  return i18next.exists(key) ? t(key, { defaultValue: '', reason: '', note: '' }) : code;
};

/** A line of a file; what a connection brought has none. */
const sourceOf = (params: Params): string =>
  text(params, 'line') === '0' ? t('orders:timeline.sourceConnection', { name: text(params, 'file') }) : t('orders:timeline.sourceLine', { file: text(params, 'file'), line: text(params, 'line') });

/** One sentence for every action of the trace that an order's timeline can show (SF-2). */
export const timelineSentences: Readonly<Record<string, (params: Params) => string>> = {
  ...changeSentences,
  'order.imported': (params) =>
    t('orders:timeline.imported', { source: text(params, 'file') === '' ? valueWords('platform', text(params, 'platform')) : sourceOf(params) }),
  'order.updated': updateWords,
  'order.lines_completed': (params) => t('orders:timeline.linesCompleted', { goods: text(params, 'goods'), source: sourceOf(params) }),
  'receiver.looked_at': () => t('orders:timeline.lookedAt'),
  'order.noted': (params) => t('orders:timeline.noted', { text: text(params, 'text') }),
  'order.flagged': (params) => t('orders:timeline.flagged', { before: valueWords('flag', text(params, 'before_flag')), after: valueWords('flag', text(params, 'flag')) }),
  'order.held': (params) => {
    const reason = valueWords('hold', text(params, 'reason'));
    const note = text(params, 'note');
    return note === '' ? t('orders:timeline.held', { reason }) : t('orders:timeline.heldNote', { reason, note });
  },
  'order.released': (params) => {
    const note = text(params, 'note');
    return note === '' ? t('orders:timeline.released') : t('orders:timeline.releasedNote', { note });
  },
  'order.pay': () => t('orders:timeline.pay'),
  'order.unpay': (params) => t('orders:timeline.unpay', { cause: text(params, 'cause') }),
  'transfer.expected': (params) => t('orders:timeline.transferExpected', { amountFen: yuan(Number(text(params, 'amountFen')), 'CNY'), bank: [text(params, 'bank'), text(params, 'payer')].filter((part) => part !== '').join(' ') }),
  'transfer.expectation_ended': () => t('orders:timeline.transferNotExpected'),
  'transfer.matched': (params) => t('orders:timeline.transferMatched', { amountFen: yuan(Number(text(params, 'amountFen')), 'CNY'), payer: text(params, 'payer') }),
  'transfer.unmatched': (params) => t('orders:timeline.transferUnmatched', { amountFen: yuan(Number(text(params, 'before_amountFen')), 'CNY'), reason: text(params, 'reason') }),
  'transfer.paid_back': (params) => t('orders:timeline.transferPaidBack', { amountFen: yuan(Number(text(params, 'amountFen')), 'CNY'), note: text(params, 'note') }),
  'order.pack': () => t('orders:timeline.pack'),
  'order.unpack': (params) => t('orders:timeline.unpack', { cause: reasonOf(params) }),
  'order.hand_over': () => t('orders:timeline.hand_over'),
  'order.take_back': (params) => t('orders:timeline.take_back', { cause: reasonOf(params) }),
  'order.ship_elsewhere': () => t('orders:timeline.ship_elsewhere'),
  'order.complete': () => t('orders:timeline.complete'),
  'order.packing_fault': (params) =>
    t('orders:timeline.packingFault', {
      reason: faultWords(text(params, 'reason')), pieces: text(params, 'pieces'), off: text(params, 'bookedOff'),
      waybill: t(text(params, 'waybill') === 'void' ? 'orders:timeline.waybillVoided' : 'orders:timeline.waybillKept', { number: numberOf(params) }),
    }),
  'order.close': (params) => t('orders:timeline.close', { reason: closeWords(text(params, 'reason')) }),
  'order.receiver_corrected': (params) => t('orders:timeline.receiverCorrected', { name: text(params, 'name'), phone: text(params, 'phone'), address: text(params, 'address') }),
  'order.address_accepted': (params) => t('orders:timeline.addressAccepted', { doubts: doubtWords(text(params, 'before_doubts')) }),
  'order.courier_set': (params) => t('orders:timeline.courierSet', { courier: courierName(text(params, 'courier')) }),
  'parcel.reserved': (params) => t('orders:timeline.reserved', { number: numberOf(params), courier: courierOf(params) }),
  'e_waybill.asked': (params) => t('orders:timeline.eWaybillAsked', { courier: courierOf(params) }),
  'e_waybill.taken': (params) => t('orders:timeline.eWaybillTaken', { number: numberOf(params), courier: courierOf(params) }),
  'e_waybill.refreshed': (params) => t('orders:timeline.eWaybillRefreshed', { number: numberOf(params) }),
  'parcel.queued_again': (params) => t('orders:timeline.queuedAgain', { number: numberOf(params) }),
  'parcel.printed': (params) => t('orders:timeline.printed', { number: numberOf(params) }),
  'parcel.not_printed': (params) => t('orders:timeline.notPrinted', { number: numberOf(params) }),
  'parcel.reprinted': (params) => t('orders:timeline.reprinted', { number: numberOf(params), reason: reasonOf(params) }),
  'parcel.left_out': (params) => t('orders:timeline.leftOut', { kind: valueWords('documentKind', text(params, 'kind')), number: numberOf(params), reason: stayWords(text(params, 'because')) }),
  'parcel.voided': (params) => t('orders:timeline.voided', { number: numberOf(params), reason: reasonOf(params) }),
  'parcel.weighed': (params) => t('orders:timeline.weighed', { weight: kg(Number(text(params, 'weightG'))) }),
};

export const timelineWords = (entry: TimelineEntry): string => timelineSentences[entry.action]?.(entry.params) ?? t('orders:timeline.other', { action: entry.action });
