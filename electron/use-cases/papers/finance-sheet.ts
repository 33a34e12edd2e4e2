import type { Paper } from '../../../shared/contract/papers.ts';
import type { FinanceLine } from '../../../shared/domain/printing/finance-sheet-data.ts';
import { shopDay } from '../../../shared/domain/shop-day.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { financeRows, financeSums, kindNames, stateNames, wayNames } from '../after-sales/finance.ts';
import { localMinute } from '../printing/documents.ts';
import type { DraftPaper, PaperContext } from './paper-documents.ts';

/** More rows than that are documents of their own, so that none has more sheets than a document may have. */
const rowsOfDocument = 400;

const amountWords = (fen: number, currency: string): string => `${currency === 'CNY' ? '' : `${currency} `}${(fen / 100).toFixed(2)}`;

/** AS-6: the finance sheet, with the sums of each shop at its end. */
export const financeSheetOf = (paper: Extract<Paper, { kind: 'finance_sheet' }>, { reader, shop, at, staffName }: PaperContext): Result<DraftPaper> => {
  const rows = financeRows(reader, paper);
  if (rows.length === 0) return refuse('printing.nothing_to_print', { kind: 'finance_sheet' });
  const lines: FinanceLine[] = rows.map((row, index) => ({
    no: String(index + 1), time: localMinute(paper.by === 'paid' && row.paid_at !== null ? row.paid_at : row.asked_at, shop.timeZone), shop: row.shop_name, order: row.platform_order_number,
    kind: kindNames[row.kind], reason: row.reason, account: [wayNames[row.way], row.account].filter((part) => part !== '').join(' '), amount: amountWords(row.amount_fen, row.currency),
    handler: row.asked_name === '' ? '平台' : row.asked_name, approvedBy: row.decided_name, state: stateNames[row.state],
  }));
  for (const sum of financeSums(rows)) {
    lines.push({
      no: '合计', time: '', shop: sum.shopName, order: `${String(sum.payouts)} 笔`, kind: '', reason: `已付 ${amountWords(sum.paidFen, sum.currency)}，未付 ${amountWords(sum.openFen, sum.currency)}`, account: '',
      amount: amountWords(sum.paidFen + sum.openFen, sum.currency), handler: '', approvedBy: '', state: '',
    });
  }
  const period = `${shopDay(paper.from, shop.timeZone)} 至 ${shopDay(paper.to, shop.timeZone)}，按${paper.by === 'paid' ? '付款' : '登记'}时间`;
  const base = { kind: 'finance_sheet' as const, shopName: shop.name, period, printedAt: localMinute(at, shop.timeZone), staffName, payments: rows.length };
  const parts = Array.from({ length: Math.ceil(lines.length / rowsOfDocument) }, (_, index) => ({ ...base, lines: lines.slice(index * rowsOfDocument, (index + 1) * rowsOfDocument) }));
  return ok({ courierCode: '', subject: `售后支出 ${shopDay(paper.from, shop.timeZone)} ${shopDay(paper.to, shop.timeZone)}`, documents: () => parts });
};
