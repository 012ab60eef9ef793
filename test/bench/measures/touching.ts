import { auditFresh } from "../audit-layers.ts";
import type { CityLayers } from "../city/city-layers.ts";
import { formatMs, type Measure } from "../measure.ts";
import { timeInRotation, timeMs, timeShortMs } from "../rounds.ts";

/** P3: the full audit in one thread against reading every coordinate of its four layers once. */
export const touching: Measure = {
  groups: ["P3"],
  async run(bench) {
    const layers = bench.layers(bench.size);
    let sum = 0;
    const times = await timeInRotation({
      audit: () => timeMs(() => auditFresh(layers)),
      touch: () =>
        timeShortMs(() => {
          sum += touchAll(layers);
        }),
    });
    if (!Number.isFinite(sum)) throw new Error("A coordinate is not a number.");
    return [
      { id: "P3", value: times.audit / times.touch, note: `${formatMs(times.audit)} vs ${formatMs(times.touch)}` },
    ];
  },
};

function touchAll({ parcels, zones, buildings, controls }: CityLayers): number {
  return touch(parcels.xy) + touch(zones.xy) + touch(buildings.xy) + touch(controls.xy);
}

function touch(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number; // in range by the loop
  return sum;
}
