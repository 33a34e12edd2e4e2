/** PR-9: what a test page says about itself. */
export type TestPageData = {
  readonly kind: 'test_page';
  readonly printerName: string;
  readonly paperName: string;
  /** In the shop's time zone, as people read it. */
  readonly printedAt: string;
  /** Something short to scan back, printable ASCII. */
  readonly code: string;
};

export const testPageFields = ['printerName', 'paperName', 'printedAt', 'code'] as const;

export const testPageValues = ({ printerName, paperName, printedAt, code }: TestPageData): Record<string, string> => ({
  printerName, paperName, printedAt, code,
});
