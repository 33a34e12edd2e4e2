/** Where the goods of an order lie, one place a line; empty = the shop has given the SKU no shelf. */
export type PickPlace = { readonly shelf: string; readonly skuCode: string };

/** Shelves as people number them: A-2 before A-10; case and width do not matter. */
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

const comparePlaces = (a: PickPlace, b: PickPlace): number => {
  // Without a shelf somebody has to look for it: at the end of the round.
  if ((a.shelf === '') !== (b.shelf === '')) return a.shelf === '' ? 1 : -1;
  return collator.compare(a.shelf, b.shelf) || collator.compare(a.skuCode, b.skuCode);
};

/**
 * PR-7: orders in the order in which one walk along the shelves picks them: by their first place, then the next one. Orders of
 * equal places keep the order they came in (a batch comes in by promised ship time).
 */
export const inPickOrder = <T>(orders: readonly T[], placesOf: (order: T) => readonly PickPlace[]): readonly T[] => {
  const keyed = orders.map((order) => ({ order, places: [...placesOf(order)].sort(comparePlaces) }));
  keyed.sort((a, b) => {
    const shared = Math.min(a.places.length, b.places.length);
    for (let index = 0; index < shared; index += 1) {
      const left = a.places[index];
      const right = b.places[index];
      const difference = left === undefined || right === undefined ? 0 : comparePlaces(left, right);
      if (difference !== 0) return difference;
    }
    return a.places.length - b.places.length;
  });
  return keyed.map(({ order }) => order);
};
