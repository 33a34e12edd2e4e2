import { readAmount } from '../intake/amount.ts';
import { readTime } from '../intake/order-time.ts';
import type { ReadBankLine, UnreadReason } from './bank-line.ts';
import type { ReadingTime } from './read-bank-text.ts';

type Message = ({ readonly line: ReadBankLine } | { readonly unread: UnreadReason }) & { readonly raw: string };

const dayMs = 24 * 60 * 60 * 1000;

/**
 * A day without its year is the last such day that is not in the future; `今天`, `昨天` are by the shop's calendar.
 * Other text stays as it is.
 */
export const withYear = (text: string, { clock, now }: ReadingTime): string => {
  const year = yearAt(now, clock);
  const relative = /^(今天|今日|昨天|昨日|today|yesterday)\s*(.*)$/i.exec(text);
  if (relative !== null) return `${dayText(now - (/昨|yesterday/i.test(relative[1] ?? '') ? dayMs : 0), clock)} ${relative[2] ?? ''}`.trim();
  const match = /^(\d{1,2})(?:月|[-/.])(\d{1,2})日?(?:\s*(\d{1,2}[:时]\d{1,2}.*))?$/.exec(text);
  if (match === null || Number(match[1]) > 12) return text;
  const rest = match[3] === undefined ? '' : ` ${match[3]}`;
  const here = clock(year, Number(match[1]), Number(match[2]), 0, 0, 0);
  return `${String(here > now + dayMs ? year - 1 : year)}-${match[1] ?? ''}-${match[2] ?? ''}${rest}`;
};

/** The shop's year at a moment, found with the clock alone. */
const yearAt = (now: number, clock: ReadingTime['clock']): number => {
  const guess = new Date(now).getUTCFullYear();
  return clock(guess + 1, 1, 1, 0, 0, 0) <= now ? guess + 1 : clock(guess, 1, 1, 0, 0, 0) > now ? guess - 1 : guess;
};

const dayText = (at: number, clock: ReadingTime['clock']): string => {
  // The shop's day is the Greenwich day, or one beside it.
  for (const shift of [1, 0, -1]) {
    const day = new Date(at + shift * dayMs);
    const start = clock(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate(), 0, 0, 0);
    if (start <= at && at < start + dayMs + 7_200_000) return day.toISOString().slice(0, 10);
  }
  return new Date(at).toISOString().slice(0, 10);
};

const name = String.raw`((?:\p{Script=Han}|[*＊·])+|[A-Za-z][A-Za-z .'-]{2,38}[A-Za-z])`;
const payerPatterns: readonly RegExp[] = [
  new RegExp(String.raw`(?:付款人|付款方|汇款人|转账人|对方户名|对方账户名|对方名称|交易对方|户名|来款人|payer|from)(?:名称|户名|姓名)?[为是:：\s]*${name}`, 'iu'),
  new RegExp(String.raw`(?:收到|来自|收取)${name}(?:先生|女士|小姐)?(?:的|于|通过|向|在|转账|汇款|付款|转入|支付|\d|,|，|。|$)`, 'u'),
  new RegExp(String.raw`(?:^|[】\],，。；;\s])${name}(?:先生|女士|小姐)?(?:于.{0,24})?(?:通过.{0,12})?(?:向你|向您|给你|给您|转账给|向贵)`, 'u'),
];
const noName = /^(?:您|你|的|人民币|他行|本行|跨行|一笔|账户|尾号|转账|汇款|银行|入账|存款|工资|网银|手机银行|支付宝|微信|来账|款项)/;

/** Words that follow a name without a gap. */
const cut = (found: string): string => found.replace(/(?:先生|女士|小姐)$/, '').replace(/(?:于|通过|向您|向你|转账|转入|汇款|汇入|付款|支付|的).*$/, '').trim();

/** The name of who paid, where text names it; '' = it does not. */
export const readPayerWords = (text: string): string => {
  for (const pattern of payerPatterns) {
    const found = cut(pattern.exec(text)?.[1] ?? '');
    if (found.length >= 2 && found.length <= 40 && !noName.test(found)) return found;
  }
  return '';
};

const money = /(人民币|RMB|CNY|[¥￥])?\s*([+＋-]?\d[\d,]*(?:\.\d{1,2})?)\s*(元|圆|RMB|CNY)?/giu;

/** The first sum of money in the text that is no balance or fee. */
const amountIn = (text: string): number | null => {
  for (const match of text.matchAll(money)) {
    const marked = match[1] !== undefined || match[3] !== undefined || /\.\d{2}$/.test(match[2] ?? '');
    const before = text.slice(Math.max(0, match.index - 8), match.index);
    if (!marked || /余额|结余|可用|手续费|额度|balance|fee/i.test(before)) continue;
    const read = readAmount((match[2] ?? '').replace(/^[+＋]/, ''));
    if (read.kind === 'value' && read.value !== 0) return read.value;
  }
  return null;
};

const moments: readonly RegExp[] = [
  /\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s*\d{1,2}[:时]\d{1,2}(?:[:分]\d{1,2}秒?|分)?)?/u,
  /(?<!\d)\d{1,2}月\d{1,2}日(?:\s*\d{1,2}[:时]\d{1,2}(?:[:分]\d{1,2}秒?|分)?)?/u,
  /(?:今天|今日|昨天|昨日)\s*(?:\d{1,2}[:时]\d{1,2}分?)?/u,
  /(?<![\d.])\d{1,2}[-/]\d{1,2}\s+\d{1,2}:\d{2}(?::\d{2})?/u,
];

const momentIn = (text: string, time: ReadingTime): number | null => {
  for (const pattern of moments) {
    const found = pattern.exec(text)?.[0];
    if (found === undefined) continue;
    const read = readTime(withYear(found.trim(), time), time.clock);
    if (read.kind === 'value') return read.value;
  }
  return null;
};

const cameIn = /收入|收到|收款|转入|存入|入账|入帐|到账|到帐|汇入|来账|汇款|向你|向您|给你|给您|received|credited|deposit/i;
const wentOut = /支出|消费|转出|扣款|扣费|付款成功|支付成功|已支付|汇出|取现|还款|debited|spent|withdraw|paid to/i;
const serialIn = /(?:流水号?|交易单?号|凭证号|参考号|ref(?:erence)?(?:\s*no)?)[.:：\s]*([0-9A-Za-z]{8,})/i;

/** A message begins at its bank's name in brackets; without such a row each row is one. */
const messagesIn = (rows: readonly string[]): string[] => {
  if (!rows.some((row) => /^[【[]/.test(row.trim()))) return rows.map((row) => row.trim());
  return rows.reduce<string[]>((messages, row) => (/^[【[]/.test(row.trim()) || messages.length === 0 ? [...messages, row.trim()] : [...messages.slice(0, -1), `${messages.at(-1) ?? ''} ${row.trim()}`]), []);
};

/** Messages of banks and payment apps, one after another. */
export const readMessage = (rows: readonly string[], time: ReadingTime): Message[] =>
  messagesIn(rows).map((raw): Message => {
    const amountFen = amountIn(raw);
    if (wentOut.test(raw) && !/收到|收入|转入|存入|入账|到账/.test(raw)) return { raw, unread: 'outgoing' };
    if (amountFen === null) return { raw, unread: 'no_amount' };
    if (amountFen < 0) return { raw, unread: 'outgoing' };
    if (!cameIn.test(raw)) return { raw, unread: 'not_understood' };
    const at = momentIn(raw, time);
    return { raw, line: { arrivedAt: at ?? time.now, dayAssumed: at === null, amountFen, payer: readPayerWords(raw), remark: raw.slice(0, 200), serial: serialIn.exec(raw)?.[1] ?? '', raw } };
  });
