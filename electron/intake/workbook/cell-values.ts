const two = (value: number): string => String(value).padStart(2, '0');

/** Wall-clock time of a spreadsheet's serial number (days since 1899-12-30), to the second. */
export const serialText = (serial: number): string => {
  const wall = new Date(Math.round((serial - 25_569) * 86_400) * 1000);
  return Number.isNaN(wall.getTime()) ? '' : wallClockText(wall);
};

/** A date whose UTC fields are the wall clock's. */
export const wallClockText = (wall: Date): string =>
  `${wall.getUTCFullYear()}-${two(wall.getUTCMonth() + 1)}-${two(wall.getUTCDate())} ${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}:${two(wall.getUTCSeconds())}`;

/**
 * A number as the shop would see it. Beyond fifteen digits it keeps an exponent, so that an order number that lost digits is recognised
 * as one.
 */
export const numberText = (value: number): string => {
  if (!Number.isFinite(value)) return '';
  if (Math.abs(value) >= 1e15) return value.toExponential();
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(15)));
};
