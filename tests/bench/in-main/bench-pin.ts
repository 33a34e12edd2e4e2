/** Of the bench shop's manager, who exists for minutes. */
export const benchPin = '2468';
