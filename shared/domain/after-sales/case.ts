/** AS-1: what a buyer can want after the sale, or what became of the parcel. */
export const caseKinds = ['return', 'exchange', 'refund_only', 'resend', 'compensation', 'refused_delivery', 'courier_damage'] as const;
export type CaseKind = (typeof caseKinds)[number];

/** `received`: the goods are back and were looked at. `paid_back`, `sent`: what was agreed has been done. */
export const caseStates = ['opened', 'agreed', 'awaiting_goods', 'received', 'paid_back', 'sent', 'refused', 'closed'] as const;
export type CaseState = (typeof caseStates)[number];

/**
 * What moves a case. `await_goods`: the buyer has sent them. `receive`: they are here, counted and looked at. `platform_end`: the
 * platform has settled it without us.
 */
export const caseSteps = ['agree', 'refuse', 'await_goods', 'receive', 'pay_back', 'send', 'close', 'withdraw', 'platform_end', 'reopen'] as const;
export type CaseStep = (typeof caseSteps)[number];

/** What happens to a case without moving it. */
export const caseNotes = [
  'note', 'kind', 'reason', 'freight', 'wanted', 'lines', 'new_lines', 'deadline', 'buyer_received', 'photo', 'photo_removed', 'claim', 'returning', 'arrived',
  'platform_asks', 'platform_withdrew', 'deadline_over', 'asked', 'approved', 'declined', 'paid', 'payout_withdrawn', 'difference_expected', 'difference_received', 'difference_lost', 'shipped',
] as const;
export type CaseNote = (typeof caseNotes)[number];

export type CaseEventKind = 'open' | CaseStep | CaseNote;
export const caseEventKinds: readonly CaseEventKind[] = ['open', ...caseSteps, ...caseNotes];

export const caseOutcomes = ['', 'done', 'withdrawn', 'refused', 'platform'] as const;
export type CaseOutcome = (typeof caseOutcomes)[number];

/** Kinds whose goods come back to the shop. */
export const bringsGoodsBack = (kind: CaseKind): boolean => kind === 'return' || kind === 'exchange' || kind === 'refused_delivery' || kind === 'courier_damage';
