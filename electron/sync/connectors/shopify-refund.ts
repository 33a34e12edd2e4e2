import { textOf, type JsonObject } from '../../../shared/domain/exact-json.ts';
import { readAmount } from '../../../shared/domain/intake/amount.ts';
import { plainText } from '../../../shared/domain/intake/cell-text.ts';
import { done, notReadable, refused, type Answer } from '../answer.ts';
import type { Telling } from '../connector.ts';
import { amountText, placesOf } from '../amount-text.ts';
import { objectsAt, textAt } from '../pick.ts';

type Refund = Extract<Telling, { kind: 'refund' }>;

/** Stays in the refund's note for good, so that it is found again whatever happened to the answer. */
const markOf = (caseKey: string): string => `〔后仓 ${caseKey}〕`;
const anyMark = /〔后仓 [^〕]*〕/;
export const refundNote = ({ reason, caseKey }: Refund): string => `${plainText(reason)} ${markOf(caseKey)}`.trim();

const fen = (value: JsonObject, name: string): number | null => {
  const read = readAmount(textAt(value, name, 'shopMoney', 'amount'));
  return read.kind === 'value' ? read.value : null;
};

export type RefundStanding = 'there' | 'by_hand' | 'not_there';

/**
 * Ours by its mark, or by amount and reason where a mark was lost. One of the same amount that a person made there may be this very refund: that
 * is for a person to say, before money goes out twice.
 */
export const refundStanding = (order: JsonObject, telling: Refund): RefundStanding => {
  const refunds = objectsAt(order, 'refunds').map((refund) => ({ note: plainText(textOf(refund['note'])), fen: fen(refund, 'totalRefundedSet') }));
  if (refunds.some(({ note }) => note.includes(markOf(telling.caseKey)))) return 'there';
  const unmarked = refunds.filter(({ note, fen: amount }) => !anyMark.test(note) && amount === telling.amountFen);
  if (unmarked.some(({ note }) => note === plainText(telling.reason) && note !== '')) return 'there';
  return unmarked.length > 0 ? 'by_hand' : 'not_there';
};

export type Payback = { readonly parentId: string; readonly gateway: string; readonly amount: string };

/**
 * From which payments the money goes back: each as far as it reaches. Refused where less is left than is to be paid, where the buyer paid in
 * another currency than the shop keeps its books in, and for a fraction that the currency does not have.
 */
export const paybacks = (order: JsonObject, telling: Refund): Answer<readonly Payback[]> => {
  const currency = textOf(order['currencyCode']);
  const presentment = textOf(order['presentmentCurrencyCode']);
  if (presentment !== '' && presentment !== currency) return refused('refund_other_currency', `买家用 ${presentment} 付款，店铺记账用 ${currency}，请在 Shopify 后台退款`);
  const places = placesOf(currency);
  if (amountText(telling.amountFen, places) === null) return refused('refund_fraction', `${currency} 没有小数，退款金额须为整数`);
  const transactions = objectsAt(order, 'transactions').filter((transaction) => ['SUCCESS', 'PENDING'].includes(textOf(transaction['status'])));
  const payments: Payback[] = [];
  let wanted = telling.amountFen;
  for (const payment of transactions.filter(({ kind, status }) => ['SALE', 'CAPTURE'].includes(textOf(kind)) && textOf(status) === 'SUCCESS')) {
    const paid = fen(payment, 'amountSet');
    if (paid === null) return notReadable(false);
    const back = transactions.filter((other) => textOf(other['kind']) === 'REFUND' && textAt(other, 'parentTransaction', 'id') === textOf(payment['id']));
    const left = back.reduce((rest, refund) => rest - (fen(refund, 'amountSet') ?? 0), paid);
    const part = Math.min(left, wanted);
    const amount = part > 0 ? amountText(part, places) : null;
    if (amount === null) continue;
    payments.push({ parentId: textOf(payment['id']), gateway: textOf(payment['gateway']), amount });
    wanted -= part;
  }
  if (wanted > 0) return refused('refund_too_much', `Shopify 上可退的只有 ${((telling.amountFen - wanted) / 100).toFixed(places)} ${currency}`);
  return done(payments);
};

/** All that was ever paid has gone back. */
export const isAllBack = (order: JsonObject): boolean => {
  const sum = (kinds: readonly string[], statuses: readonly string[]): number => objectsAt(order, 'transactions')
    .filter(({ kind, status }) => kinds.includes(textOf(kind)) && statuses.includes(textOf(status)))
    .reduce((total, transaction) => total + (fen(transaction, 'amountSet') ?? 0), 0);
  const paid = sum(['SALE', 'CAPTURE'], ['SUCCESS']);
  return paid > 0 && sum(['REFUND'], ['SUCCESS', 'PENDING']) >= paid;
};
