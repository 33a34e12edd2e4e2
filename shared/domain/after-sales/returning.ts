/** AS-4: a parcel that comes back. `checked`: counted and looked at; `refused`: not our goods; `called_off`: it never came. */
export const returningStates = ['expected', 'arrived', 'checked', 'refused', 'called_off'] as const;
export type ReturningState = (typeof returningStates)[number];

/** What becomes of a piece that came back. */
export const returnedConditions = ['sellable', 'repair', 'scrap', 'not_ours'] as const;
export type ReturnedCondition = (typeof returnedConditions)[number];

/** As numbers are kept and compared: capitals, full-width digits made narrow, no gaps. */
export const returningNumberText = (text: string): string => text.normalize('NFKC').replace(/[\s-]+/g, '').toUpperCase();
