/** Reed–Solomon checks over GF(256) with the polynomial 0x11D, as QR codes have them. */
const exponents = new Uint8Array(512);
const logarithms = new Uint8Array(256);
for (let power = 0, value = 1; power < 255; power += 1) {
  exponents[power] = value;
  exponents[power + 255] = value;
  logarithms[value] = power;
  value = value < 128 ? value * 2 : (value * 2) ^ 0x11d;
}

const multiply = (a: number, b: number): number =>
  a === 0 || b === 0 ? 0 : (exponents[(logarithms[a] ?? 0) + (logarithms[b] ?? 0)] ?? 0);

const divisors = new Map<number, Uint8Array>();
/** Coefficients of (x − 2⁰)(x − 2¹)… of this degree, the highest power (always 1) left out. */
const divisorOf = (degree: number): Uint8Array => {
  const known = divisors.get(degree);
  if (known !== undefined) return known;
  const divisor = new Uint8Array(degree);
  divisor[degree - 1] = 1;
  for (let root = 0; root < degree; root += 1) {
    for (let index = 0; index < degree; index += 1) {
      divisor[index] = multiply(divisor[index] ?? 0, exponents[root] ?? 0) ^ (divisor[index + 1] ?? 0);
    }
  }
  divisors.set(degree, divisor);
  return divisor;
};

/** The check codewords of one block. */
export const checksOf = (data: Uint8Array, count: number): Uint8Array => {
  const divisor = divisorOf(count);
  const rest = new Uint8Array(count);
  for (const codeword of data) {
    const factor = codeword ^ (rest[0] ?? 0);
    rest.copyWithin(0, 1);
    rest[count - 1] = 0;
    for (let index = 0; index < count; index += 1) rest[index] = (rest[index] ?? 0) ^ multiply(divisor[index] ?? 0, factor);
  }
  return rest;
};
