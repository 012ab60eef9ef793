import { auditFresh } from "../audit-layers.ts";
import { type Bench, type Finding, formatMs, type Measure } from "../measure.ts";
import { timeInRotation, timeMs } from "../rounds.ts";
import type { TargetId } from "../targets.ts";

/** P4: how the full audit in one thread grows with ten times the parcels. */
export const growth: Measure = {
  groups: ["P4"],
  async run(bench) {
    const first = await compareSizes(bench, "P4a", bench.size / 10, bench.size);
    if (!bench.isMillionAsked) return [first, { id: "P4b", note: "not run: ask with --size 1000000" }];
    return [first, await compareSizes(bench, "P4b", 100_000, 1_000_000)];
  },
};

async function compareSizes(bench: Bench, id: TargetId, small: number, large: number): Promise<Finding> {
  bench.say(`P4: ${small} and ${large} parcels`);
  const [few, many] = [bench.layers(small), bench.layers(large)];
  auditFresh(few);
  const times = await timeInRotation({
    few: () => timeMs(() => auditFresh(few)),
    many: () => timeMs(() => auditFresh(many)),
  });
  return {
    id,
    value: times.many / times.few,
    note: `${small} to ${large}: ${formatMs(times.few)} to ${formatMs(times.many)}`,
  };
}
