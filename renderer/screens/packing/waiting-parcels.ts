type Waiting = { readonly promisedShipAt: number | null };

/** CS-9: the parcels whose promise ends first; those without a promise come last, in the order they were printed. */
export const mostUrgent = <P extends Waiting>(parcels: readonly P[], most: number): readonly P[] =>
  parcels
    .map((parcel, index) => ({ parcel, index }))
    .sort((a, b) => (a.parcel.promisedShipAt ?? Infinity) - (b.parcel.promisedShipAt ?? Infinity) || a.index - b.index)
    .slice(0, most)
    .map(({ parcel }) => parcel);
