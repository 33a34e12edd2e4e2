/** For amounts that are compared with the shop's: hundredths → `12.50`; `places` 0 for currencies without a smaller coin. */
export const amountText = (hundredths: number, places: 0 | 2): string | null => {
  if (!Number.isSafeInteger(hundredths) || hundredths < 0) return null;
  if (places === 0) return hundredths % 100 === 0 ? String(hundredths / 100) : null;
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
};

/** Of ISO 4217, those whose smallest coin is the unit itself. */
const withoutCents = new Set(['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF']);
export const placesOf = (currency: string): 0 | 2 => (withoutCents.has(currency.toUpperCase()) ? 0 : 2);
