/** Money that came in, as text told it. Times UTC ms, amounts fen. */
export type ReadBankLine = {
  readonly arrivedAt: number;
  /** The text said no day: it is taken as today's. */
  readonly dayAssumed: boolean;
  readonly amountFen: number;
  readonly payer: string;
  readonly remark: string;
  readonly serial: string;
  /** What it was read from. */
  readonly raw: string;
};

/** Why a piece of text is no money that came in. */
export const unreadReasons = ['outgoing', 'no_amount', 'no_day', 'not_understood'] as const;
export type UnreadReason = (typeof unreadReasons)[number];
export type ReadBankText = { readonly lines: readonly ReadBankLine[]; readonly unread: readonly { readonly text: string; readonly reason: UnreadReason }[] };

const nameLetters = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/[＊●•xX]{2,}/g, (stars) => '*'.repeat(stars.length)).replace(/[＊●•]/g, '*').replace(/[\s.,·・'’()（）_-]/g, '');

export type NameFit = 'same' | 'likely' | 'unknown' | 'other';

/** Whether two names can be one person's or company's: letter by letter, a star standing for any letter. */
export const nameFit = (one: string, other: string): NameFit => {
  const [a, b] = [nameLetters(one), nameLetters(other)];
  if (a === '' || b === '' || /^\*+$/.test(a) || /^\*+$/.test(b)) return 'unknown';
  if (a === b && !a.includes('*')) return 'same';
  if (!a.includes('*') && !b.includes('*')) return 'other';
  const [left, right] = [[...a], [...b]];
  if (left.length !== right.length) return 'other';
  return left.every((letter, at) => letter === '*' || right[at] === '*' || letter === right[at]) ? 'likely' : 'other';
};

/** What makes a line the same line: its day in the shop, amount, name and the bank's serial number. */
export const bankLinePrint = (line: { readonly day: string; readonly amountFen: number; readonly payer: string; readonly serial: string }): string =>
  [line.day, String(line.amountFen), nameLetters(line.payer), line.serial.replace(/\s/g, '')].join('|');
