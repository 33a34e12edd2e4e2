/** A payment of after-sales as the sheet has it, in words. The sums of each shop are rows like the others, at the end. */
export type FinanceLine = {
  readonly no: string;
  readonly time: string;
  readonly shop: string;
  readonly order: string;
  readonly kind: string;
  readonly reason: string;
  readonly account: string;
  /** With its currency unless that is yuan: `12.00`, `USD 5.00`. */
  readonly amount: string;
  readonly handler: string;
  readonly approvedBy: string;
  readonly state: string;
};

/** AS-6: what left the shop for after-sales in a time. */
export type FinanceSheetData = {
  readonly kind: 'finance_sheet';
  readonly shopName: string;
  readonly period: string;
  readonly printedAt: string;
  readonly staffName: string;
  readonly payments: number;
  readonly lines: readonly FinanceLine[];
};

export const financeSheetFields = ['shopName', 'period', 'printedAt', 'staffName', 'totals.payments'] as const;
export const financeLineFields = [
  'line.no', 'line.time', 'line.shop', 'line.order', 'line.kind', 'line.reason', 'line.account', 'line.amount', 'line.handler', 'line.approvedBy', 'line.state',
] as const;

export const financeSheetValues = (data: FinanceSheetData): Record<string, string> => ({
  shopName: data.shopName, period: data.period, printedAt: data.printedAt, staffName: data.staffName, 'totals.payments': String(data.payments),
});

export const financeLineValues = (line: FinanceLine): Record<string, string> => ({
  'line.no': line.no, 'line.time': line.time, 'line.shop': line.shop, 'line.order': line.order, 'line.kind': line.kind, 'line.reason': line.reason, 'line.account': line.account,
  'line.amount': line.amount, 'line.handler': line.handler, 'line.approvedBy': line.approvedBy, 'line.state': line.state,
});
