/** What a line of an order is called on paper. Empty text = not known. */
export type GoodsLine = {
  /** Model or style code; the title stands in where the shop has none. */
  readonly style: string;
  readonly title: string;
  readonly colour: string;
  readonly size: string;
  readonly skuCode: string;
  readonly quantity: number;
};

/** `model/colour/size×quantity`, parts that are not known left out. */
export const goodsItem = (line: GoodsLine): string => {
  const model = line.style || line.skuCode || line.title;
  return `${[model, line.colour, line.size].filter((part) => part !== '').join('/')}×${line.quantity}`;
};

/** PR-2: the goods of a parcel, joined by `；`. Equal items are added up. */
export const goodsText = (lines: readonly GoodsLine[]): string => {
  const quantities = new Map<string, GoodsLine>();
  for (const line of lines) {
    const key = goodsItem({ ...line, quantity: 0 });
    const earlier = quantities.get(key);
    quantities.set(key, earlier === undefined ? line : { ...earlier, quantity: earlier.quantity + line.quantity });
  }
  return [...quantities.values()].map(goodsItem).join('；');
};
