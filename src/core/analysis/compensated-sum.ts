/**
 * Neumaier's compensated sum: the total does not depend on the order of rows beyond the last digit of a double
 * (reliability F9).
 */
export function createSum(): { add(value: number): void; value(): number } {
  let sum = 0;
  let lost = 0;
  return {
    add(value) {
      const next = sum + value;
      lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
      sum = next;
    },
    value: () => sum + lost,
  };
}
