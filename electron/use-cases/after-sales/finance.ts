import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { Payout } from '../../../shared/contract/after-sales.ts';
import type { PayoutKind, PayoutState, PayoutWay } from '../../../shared/domain/after-sales/money.ts';
import { stands } from '../../../shared/domain/after-sales/money.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { openPayouts, payoutsAskedBetween, payoutsPaidBetween, type ListedPayout } from '../../store/after-sales/payouts.ts';
import type { Reader } from '../../store/database.ts';
import { localMinute } from '../printing/documents.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';
import { writeTable, type Cell, type SheetColumn } from '../tables/write-table.ts';
import { timeZoneOf } from './move-case.ts';

export type FinanceWish = InputFor<'afterSales', 'finance'>;
type Sum = OutputFor<'afterSales', 'finance'>['sums'][number];

/** A window shows so many; of the others it is told the number. All of them are summed, printed and exported. */
const mostShown = 500;
const mostRows = 100_000;

export const payoutView = (row: ListedPayout): Payout => ({
  id: row.id, caseId: row.case_id, orderId: row.order_id, platformOrderNumber: row.platform_order_number, buyerNick: row.buyer_nick, shopName: row.shop_name, kind: row.kind, state: row.state, way: row.way,
  account: row.account, reason: row.reason, amountFen: row.amount_fen, currency: row.currency, reported: row.reported === 1, overLimit: row.over_limit === 1, askedAt: row.asked_at, askedBy: row.asked_name,
  decidedAt: row.decided_at, decidedBy: row.decided_name, decidedText: row.decided_text, paidAt: row.paid_at, paidBy: row.paid_name, reference: row.reference,
});

/** What was declined or withdrawn never left the shop and is not in the sheet. */
export const financeRows = (reader: Reader, { from, to, by }: FinanceWish): ListedPayout[] =>
  by === 'paid' ? payoutsPaidBetween(reader, from, to, mostRows) : payoutsAskedBetween(reader, from, to, mostRows).filter(stands);

/** AS-6: to the fen, for each shop and currency. */
export const financeSums = (rows: readonly Pick<ListedPayout, 'shop_name' | 'currency' | 'kind' | 'state' | 'amount_fen'>[]): Sum[] => {
  const sums = new Map<string, Sum>();
  for (const row of rows) {
    const key = JSON.stringify([row.shop_name, row.currency]);
    const sum = sums.get(key) ?? { shopName: row.shop_name, currency: row.currency, payouts: 0, paidFen: 0, openFen: 0, refundFen: 0, freightFen: 0, compensationFen: 0 };
    sum.payouts += 1;
    if (row.state === 'paid') sum.paidFen += row.amount_fen;
    else sum.openFen += row.amount_fen;
    if (row.kind === 'refund') sum.refundFen += row.amount_fen;
    else if (row.kind === 'freight') sum.freightFen += row.amount_fen;
    else sum.compensationFen += row.amount_fen;
    sums.set(key, sum);
  }
  return [...sums.values()].sort((a, b) => (a.shopName < b.shopName ? -1 : a.shopName > b.shopName ? 1 : a.currency < b.currency ? -1 : 1));
};

export const financeSheet = (services: Services, wish: FinanceWish): Result<OutputFor<'afterSales', 'finance'>> => {
  const rows = financeRows(readerOf(services), wish);
  return ok({ rows: rows.slice(0, mostShown).map(payoutView), total: rows.length, sums: financeSums(rows) });
};

export const waitingPayouts = (services: Services): Result<OutputFor<'afterSales', 'payouts'>> => ok(openPayouts(readerOf(services), 500).map(payoutView));

export const kindNames: Readonly<Record<PayoutKind, string>> = { refund: '退款', freight: '运费', compensation: '补偿' };
export const wayNames: Readonly<Record<PayoutWay, string>> = { platform: '平台', alipay: '支付宝', wechat: '微信', bank: '银行', cash: '现金' };
export const stateNames: Readonly<Record<PayoutState, string>> = { asked: '待审批', approved: '待付款', paid: '已付', declined: '未批准', withdrawn: '已撤回' };
const kindsBoth: Readonly<Record<PayoutKind, string>> = { refund: '退款 refund', freight: '运费 freight', compensation: '补偿 compensation' };
const waysBoth: Readonly<Record<PayoutWay, string>> = { platform: '平台 platform', alipay: '支付宝 Alipay', wechat: '微信 WeChat', bank: '银行 bank', cash: '现金 cash' };
const statesBoth: Readonly<Record<PayoutState, string>> = { asked: '待审批 to approve', approved: '待付款 to pay', paid: '已付 paid', declined: '未批准 declined', withdrawn: '已撤回 withdrawn' };

const text = (header: string, width = 14): SheetColumn => ({ header, width, format: 'text' });
const columns: readonly SheetColumn[] = [
  text('登记时间 Time', 17), text('店铺 Shop', 18), text('订单号 Order', 24), text('买家 Buyer', 16), text('类型 Kind', 20), text('事由 Reason', 32), { header: '金额 Amount', width: 12, format: 'yuan' }, text('币种 Currency', 10),
  text('方式 By', 16), text('付到 Account', 24), text('经手人 Handler', 12), text('审批人 Approved by', 14), text('状态 State', 18), text('付款时间 Paid at', 17), text('付款人 Paid by', 12), text('凭证 Reference', 24),
];

const cellsOf = (row: ListedPayout, timeZone: string): Cell[] => [
  localMinute(row.asked_at, timeZone), row.shop_name, row.platform_order_number, row.buyer_nick, kindsBoth[row.kind], row.reason, row.amount_fen / 100, row.currency, waysBoth[row.way], row.account,
  row.reported === 1 && row.asked_name === '' ? '平台 platform' : row.asked_name, row.decided_name, statesBoth[row.state], row.paid_at === null ? '' : localMinute(row.paid_at, timeZone), row.paid_name, row.reference,
];

/** Every text is a text in the sheet, never a formula; amounts are figures. The sums of each shop stand below. Written whole or not at all. */
export const exportFinance = async (services: Services, caller: Caller, wish: FinanceWish, path: string): Promise<Result<NonNullable<OutputFor<'afterSales', 'exportFinance'>>>> => {
  const reader = readerOf(services);
  const timeZone = timeZoneOf(reader);
  const rows = financeRows(reader, wish);
  const sums = financeSums(rows).map((sum): Cell[] => [
    '合计 Sum', sum.shopName, '', '', '', `已付 paid ${(sum.paidFen / 100).toFixed(2)}，未付 open ${(sum.openFen / 100).toFixed(2)}`, (sum.paidFen + sum.openFen) / 100, sum.currency, '', '', '', '', '', '', '', '',
  ]);
  const written = await writeTable(path, '售后支出', columns, [...rows.map((row) => cellsOf(row, timeZone)), ...sums]);
  if (!written.ok) return written;
  return act(services, caller.staffId, ({ trace }) => {
    trace({ action: 'after_sales.exported', subject: 'shop', subjectId: null, after: { from: wish.from, to: wish.to, by: wish.by, rows: rows.length } });
    return ok({ path, rows: rows.length });
  });
};
