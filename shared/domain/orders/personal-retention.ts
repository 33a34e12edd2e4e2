/** Months for which names, phones and addresses of ended orders are kept: what a shop may set, and what it starts with. */
export const personalRetention = { least: 3, most: 120, usual: 24 } as const;
