import i18next from 'i18next';

/** The couriers that the app has words for, most used first. Any other code is shown as it is. */
export const knownCouriers = ['ZTO', 'YTO', 'STO', 'YUNDA', 'SF', 'EMS', 'YZPY', 'JTSD', 'JD', 'DBL'] as const;
export type KnownCourier = (typeof knownCouriers)[number];

const isKnown = (code: string): code is KnownCourier => knownCouriers.some((known) => known === code);

export const courierName = (code: string): string => (isKnown(code) ? i18next.t(`terms:courier.${code}`) : code);
