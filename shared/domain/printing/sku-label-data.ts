/** One label for one piece of goods. Empty text = not known. */
export type SkuLabel = {
  readonly skuCode: string;
  /** What the scanner at the bench reads: the SKU's own barcode, else its code. */
  readonly barcode: string;
  readonly style: string;
  readonly title: string;
  readonly colour: string;
  readonly size: string;
  readonly shelf: string;
};

/** PR-1: barcode labels, one row a label; a template with an area puts several on a sheet. */
export type SkuLabelData = {
  readonly kind: 'sku_label';
  readonly shopName: string;
  /** In the shop's time zone, as people read it. */
  readonly printedAt: string;
  readonly labels: readonly SkuLabel[];
};

export const skuLabelFields = ['shopName', 'printedAt', 'totals.labels'] as const;

export const labelFields = [
  'label.no', 'label.skuCode', 'label.barcode', 'label.style', 'label.title', 'label.colour', 'label.size', 'label.variant', 'label.shelf',
] as const;

export const skuLabelValues = (data: SkuLabelData): Record<string, string> => ({
  shopName: data.shopName,
  printedAt: data.printedAt,
  'totals.labels': String(data.labels.length),
});

export const labelValues = (label: SkuLabel, index: number): Record<string, string> => ({
  'label.no': String(index + 1),
  'label.skuCode': label.skuCode,
  'label.barcode': label.barcode,
  'label.style': label.style,
  'label.title': label.title,
  'label.colour': label.colour,
  'label.size': label.size,
  'label.variant': [label.colour, label.size].filter((part) => part !== '').join(' / '),
  'label.shelf': label.shelf,
});
