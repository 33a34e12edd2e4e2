import { readAmount } from '../intake/amount.ts';
import type { Board, PastedField } from './paste-text.ts';

const number = '[¥￥]?\\s*(\\d{1,7}(?:,\\d{3})*(?:\\.\\d{1,2})?)\\s*(?:元|块钱?|圆|rmb|cny)?';
const noCount = '(?![\\d.]|\\s*(?:件|个|条|双|套|只|包|箱|盒|份|瓶|斤|本|张|支|把|台|袋|款|样|种|单|天|号|[x×*]))';

/** Amounts that a word before them names. The surest words first. */
const named: readonly (readonly [PastedField, RegExp])[] = [
  ['freight', new RegExp(`(?:运费|邮费|快递费|shipping(?: fee| cost)?|postage)\\s*(?:是|为|要|收|另付|另加|[:：=])?\\s*${number}${noCount}`, 'giu')],
  ['paid', new RegExp(`(?:已付款?|已转账?|已支付|已打款|已汇款|实付款?|付了|转了|打了|付款|收款|支付了?|实收|转账|汇款|amount paid|paid)\\s*(?:金额|共|了|[:：=])?\\s*${number}${noCount}`, 'giu')],
  ['total', new RegExp(`(?:合计|总计|总价|总额|总金额|总共|一共|共计|应付|应收|金额|货款|尾款|总|共|计|total|amount)\\s*(?:是|为|金额|[:：=])?\\s*${number}${noCount}`, 'giu')],
];
const freeFreight = /(?<!不|没|非)(?:包邮|免邮费?|免运费|包运费|free shipping)|(?:运费|邮费)\s*[:：]?\s*(?:0(?:\.0+)?元?|免|无|包)(?![\d.])/giu;
const bare = /[¥￥]\s*(\d{1,7}(?:\.\d{1,2})?)(?![\d.]|\s*[/每])(?:\s*元)?|(?<![\d.A-Za-z-])(\d{1,7}(?:\.\d{1,2})?)\s*(?:元|块钱?|圆|rmb)(?!\s*[/每一])/giu;

const unpaid = /(?:还没|尚未|暂未|没有?|未|待|等)(?:付款?|支付|转账|打款|给钱)|货到付款|(?<!运费|邮费|快递费?)到付|先发货|月底?结|赊|unpaid|not paid|pay later|cod\b/giu;
const paid = /(?:已经?|全款已?|钱已?|款已?|刚|刚刚)(?:付(?:款|了|过|清|全款)?|转(?:账|了|过)?|支付|打款|汇款|收款|收到)|(?:付款|转账|支付|打款|汇款)(?:过|好|成功|完成|完)?了|(?:付款|转账|支付|付|转|打)(?:过|好|成功|完成|完)了?|付清|已收款?|(?<!un)\bpaid\b/giu;
const transfer = /(?:银行|对公|网银|工行|建行|农行|中行|招行|公户)(?:转账|汇款|打款|付款|支付)?|转账|汇款|电汇|bank transfer|wire/giu;

/** Takes what says how much, for what, and whether it has been paid. */
export const takeAmounts = (board: Board): void => {
  for (const match of board.left().matchAll(freeFreight)) takeMatch(board, match, 'freight');
  for (const [field, pattern] of named) for (const match of board.left().matchAll(pattern)) takeMatch(board, match, field);
  for (const pattern of [unpaid, paid, transfer]) for (const match of board.left().matchAll(pattern)) takeMatch(board, match, 'payment');
};

/** An amount without a word, outside the goods: the order's, if it is the only one. */
export const takeBareAmount = (board: Board): void => {
  const found = [...board.left().matchAll(bare)];
  const [only] = found;
  if (only !== undefined && !board.has('total') && !board.has('paid')) takeMatch(board, only, 'total', found.length === 1);
};

const takeMatch = (board: Board, match: RegExpMatchArray, field: PastedField, sure = true): void => {
  const start = match.index ?? 0;
  if (board.isFree(start, start + match[0].length)) board.take(start, start + match[0].length, field, sure);
};

/** Hundredths of what a part says; `包邮` is 0; null when there is no number in it. */
export const fenOf = (text: string): number | null => {
  const digits = /\d{1,7}(?:,\d{3})*(?:\.\d{1,2})?/.exec(text)?.[0];
  if (digits === undefined) return /包邮|免|free/i.test(text) ? 0 : null;
  const read = readAmount(digits);
  return read.kind === 'value' ? read.value : null;
};

export type Payment = 'paid' | 'unpaid' | 'transfer';

/** What all payment words together mean: "not yet" outweighs "paid", a transfer without "done" is awaited. */
export const paymentOf = (texts: readonly string[]): Payment | null => {
  const said = (pattern: RegExp): boolean => texts.some((text) => new RegExp(pattern.source, 'iu').test(text));
  if (said(unpaid)) return said(transfer) ? 'transfer' : 'unpaid';
  if (said(paid)) return 'paid';
  return said(transfer) ? 'transfer' : null;
};
