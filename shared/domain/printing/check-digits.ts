/**
 * Check digit of a UPU S10 item number (EMS, registered post): weights 8 6 4 2 3 5 9 7 over the eight serial digits, 11 minus the
 * sum modulo 11, with 10 → 0 and 11 → 5.
 */
export const s10CheckDigit = (serial: string): string => {
  const weights = [8, 6, 4, 2, 3, 5, 9, 7];
  const sum = weights.reduce((total, weight, index) => total + weight * digitAt(serial, index), 0);
  const check = 11 - (sum % 11);
  return String(check === 10 ? 0 : check === 11 ? 5 : check);
};

/**
 * What the twelfth digit of an old SF number moves by when its eight serial digits change.
 *
 * SF never published the rule. Shop programs of the time agree on what happens when the last three serial digits count up; those
 * steps are exactly: each digit times an odd weight (1, 3, 5, … from the right), tens and units of each product added, and the check
 * digit makes the sum come out the same. Weights 7 to 15 continue the row and hold for the series of numbers that could be looked up.
 * So the rule is used relative to a number from the paper, never to judge one, and the app asks to compare before the roll is used.
 */
export const sf12Sum = (serial: string): number => {
  let sum = 0;
  for (let index = 0; index < serial.length; index += 1) {
    const product = digitAt(serial, index) * (2 * (serial.length - index) - 1);
    sum += Math.floor(product / 10) + (product % 10);
  }
  return sum % 10;
};

const digitAt = (text: string, index: number): number => text.charCodeAt(index) - 48;
