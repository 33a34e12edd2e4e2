import { shopDay } from '../shop-day.ts';

/** Work that the app cannot do: somebody must call, look or decide (CS-3, AS-7, OF-2). One list for all of it. */
export const taskKinds = ['contact', 'intercept', 'transfer', 'return', 'other'] as const;
export type TaskKind = (typeof taskKinds)[number];

/** What is to be done, as the language files word it (`tasks.code.*`). A new cause gets its code and its words. */
export const taskCodes = [
  // contact: call or write to the buyer
  'out_of_stock', 'ask_address', 'ask_change', 'ask_payment', 'shipped_unpaid', 'contact_buyer',
  // intercept: call the courier
  'stop_parcel',
  // transfer: money between the shop, the buyer and the platform
  'pay_back', 'tell_platform_paid', 'paid_then_closed', 'money_for_closed', 'paid_twice', 'collect_difference',
  // return
  'parcel_expected', 'parcel_ownerless',
  // anything else; `own` carries what a person wrote in `params.text`
  // `undo_shipping`: the parcel was taken back after the platform was told that it left (HO-4)
  // `shipped_otherwise`: the platform has the order shipped with another waybill number than ours
  'outbox_refused', 'shipped_otherwise', 'goods_awaited', 'change_goods', 'refund_buyer', 'undo_shipping', 'case_due',
  // a parcel on its way, by what its courier says
  'parcel_stuck', 'parcel_trouble', 'parcel_refused', 'parcel_returning', 'parcel_returned',
  // a file in a watched folder that was not taken in whole, and a folder that takes no ship files (OF-5)
  // one person has read very many receivers in full (SF-3)
  'folder_file', 'folder_out', 'looked_up_many', 'own',
] as const;
export type TaskCode = (typeof taskCodes)[number];

/**
 * What came of it. `no_answer` is not an end but a next time; `obsolete` is the app's own: the cause is gone.
 * `stopped`/`gone` are the courier's answers (AS-7).
 */
export const taskOutcomes = ['done', 'exchange', 'wait', 'refund', 'stopped', 'gone', 'not_needed', 'obsolete'] as const;
export type TaskOutcome = (typeof taskOutcomes)[number];

const choices: Readonly<Record<TaskKind, readonly TaskOutcome[]>> = {
  contact: ['done', 'exchange', 'wait', 'refund', 'not_needed'],
  intercept: ['stopped', 'gone', 'not_needed'],
  transfer: ['done', 'not_needed'],
  return: ['done', 'not_needed'],
  other: ['done', 'not_needed'],
};

/** What a person may say of a task of this kind; the first is the one that "done" means. */
export const outcomesOf = (kind: TaskKind): readonly TaskOutcome[] => choices[kind];

export type TaskSubject = { readonly orderId?: number | undefined; readonly parcelId?: number | undefined; readonly caseId?: number | undefined };
export type TaskParams = Readonly<Record<string, string | number>>;

/**
 * What a task is about, in one word: an open task with the same word is the same task. One that a person wrote is about
 * its text; others about their case, parcel or order, whichever is named most closely.
 */
export const causeOf = (kind: TaskKind, code: TaskCode, { orderId, parcelId, caseId }: TaskSubject, params: TaskParams): string => {
  const about = caseId !== undefined ? `case ${caseId}` : parcelId !== undefined ? `parcel ${parcelId}` : orderId !== undefined ? `order ${orderId}` : '';
  if (code === 'own' || about === '') return [kind, code, about, JSON.stringify(Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1)))].join('|');
  return [kind, code, about].join('|');
};

export const dueGroups = ['over', 'today', 'later'] as const;
export type DueGroup = (typeof dueGroups)[number];

/** Where a due time stands on the shop's calendar: its moment is past, it is still today, or another day. */
export const dueGroupOf = (dueAt: number, now: number, timeZone: string): DueGroup =>
  dueAt < now ? 'over' : shopDay(dueAt, timeZone) === shopDay(now, timeZone) ? 'today' : 'later';
