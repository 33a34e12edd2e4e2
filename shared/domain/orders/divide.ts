/**
 * Divides an amount in fen by weights so that the parts add up to it to the fen: what is left over goes to the largest remainders, of equal
 * ones to the first. Without any weight it is divided evenly. The amount may be negative; weights are not.
 */
export const divideFen = (amountFen: number, weights: readonly number[]): number[] => {
  if (weights.length === 0) return [];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = total > 0 ? weights : weights.map(() => 1);
  const whole = total > 0 ? total : weights.length;
  const sign = amountFen < 0 ? -1n : 1n;
  const amount = BigInt(Math.abs(amountFen));
  const exact = shares.map((weight) => amount * BigInt(weight));
  const floors = exact.map((product) => product / BigInt(whole));
  let left = Number(amount - floors.reduce((sum, floor) => sum + floor, 0n));
  const byRemainder = exact.map((product, index) => ({ index, remainder: product % BigInt(whole) })).sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1));
  for (const { index } of byRemainder) {
    if (left === 0) break;
    floors[index] = (floors[index] ?? 0n) + 1n;
    left -= 1;
  }
  return floors.map((floor) => Number(sign * floor) || 0);
};
