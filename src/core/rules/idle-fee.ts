/**
 * Idle-land fee, 10 000 CNY: the pack's rate of the grant or allocation price. Price not recorded: null.
 * Source: 闲置土地处置办法 art. 14(1); rate in the pack's `idle` section.
 */
export function computeIdleFee(landPriceWan: number | null, rate: number): number | null {
  return landPriceWan === null ? null : landPriceWan * rate;
}
