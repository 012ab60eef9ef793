import proj4 from "proj4";
import { createMeasuringPlane } from "../../../src/core/geometry/measuring-plane.ts";
import { createFittedPlane } from "../../../src/core/geometry/projection-fit.ts";
import { projectLngLat } from "../../support/project-lng-lat.ts";
import { DisagreementError, formatMs, type Measure } from "../measure.ts";
import { timeInRotation, timeMs } from "../rounds.ts";

/** Gate of P12, m. */
const agreementM = 1e-4;

/** P12: all parcels onto the measuring plane by our polynomials, fitted anew each time, and by proj4, vertex by vertex. */
export const projecting: Measure = {
  groups: ["P12"],
  async run(bench) {
    const { lngLat } = bench.city(bench.size).parcels;
    const { center } = bench.layers(bench.size).plane;
    const box = [center[0], center[1], center[0], center[1]] as const;
    const { forward } = proj4(createMeasuringPlane(box).proj);
    const fitAll = () => projectLngLat(lngLat, createFittedPlane(box));
    const xy = fitAll();
    let farthestM = 0;
    for (let at = 0; at < lngLat.length; at += 2) {
      const [x, y] = forward([lngLat[at] as number, lngLat[at + 1] as number]) as [number, number]; // in range by the loop
      farthestM = Math.max(farthestM, Math.hypot(x - (xy[at] as number), y - (xy[at + 1] as number))); // likewise
    }
    if (!(farthestM <= agreementM)) throw new DisagreementError(`Our projection and proj4 lie ${farthestM} m apart`);
    const vertices = lngLat.length / 2;
    const times = await timeInRotation({
      ours: () => timeMs(fitAll),
      proj4: () =>
        timeMs(() => {
          for (let at = 0; at < lngLat.length; at += 2) forward([lngLat[at] as number, lngLat[at + 1] as number]); // likewise
        }),
    });
    const each = (ms: number): string => `${((1e6 * ms) / vertices).toFixed(0)} ns`;
    return [
      {
        id: "P12a",
        value: times.proj4 / times.ours,
        note: `${each(times.ours)} vs ${each(times.proj4)} a vertex; ${formatMs(times.ours)} for ${vertices} vertices`,
      },
      { id: "P12b", value: farthestM, note: `of ${vertices} vertices` },
    ];
  },
};
