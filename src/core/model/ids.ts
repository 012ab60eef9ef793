/** Plain string order (UTF-16 code units): the order of every list in a report, the same on every machine. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
