/** What has to be taken from one place on the shelves. Empty text = not known. */
export type PickLine = {
  readonly shelf: string;
  readonly skuCode: string;
  readonly style: string;
  readonly title: string;
  readonly colour: string;
  readonly size: string;
  readonly quantity: number;
  /** In how many parcels the pieces go. */
  readonly parcels: number;
};

/** PK-1: the round along the shelves, in the order of the round. */
export type PickListData = {
  readonly kind: 'pick_list';
  readonly shopName: string;
  readonly courierName: string;
  /** Which parcels it is for: a batch by its number and time, or all that are not packed. */
  readonly scope: string;
  /** In the shop's time zone, as people read it. */
  readonly printedAt: string;
  readonly staffName: string;
  readonly parcels: number;
  readonly lines: readonly PickLine[];
};

export const pickListFields = [
  'shopName', 'courierName', 'scope', 'printedAt', 'staffName', 'totals.lines', 'totals.pieces', 'totals.parcels', 'totals.shelves',
] as const;

export const pickLineFields = [
  'line.no', 'line.shelf', 'line.skuCode', 'line.style', 'line.title', 'line.colour', 'line.size', 'line.variant', 'line.quantity', 'line.parcels',
] as const;

export const pickListValues = (data: PickListData): Record<string, string> => ({
  shopName: data.shopName,
  courierName: data.courierName,
  scope: data.scope,
  printedAt: data.printedAt,
  staffName: data.staffName,
  'totals.lines': String(data.lines.length),
  'totals.pieces': String(data.lines.reduce((sum, line) => sum + line.quantity, 0)),
  'totals.parcels': String(data.parcels),
  'totals.shelves': String(new Set(data.lines.map((line) => line.shelf).filter((shelf) => shelf !== '')).size),
});

export const pickLineValues = (line: PickLine, index: number): Record<string, string> => ({
  'line.no': String(index + 1),
  'line.shelf': line.shelf,
  'line.skuCode': line.skuCode,
  'line.style': line.style,
  'line.title': line.title,
  'line.colour': line.colour,
  'line.size': line.size,
  'line.variant': [line.colour, line.size].filter((part) => part !== '').join(' / '),
  'line.quantity': String(line.quantity),
  'line.parcels': String(line.parcels),
});
