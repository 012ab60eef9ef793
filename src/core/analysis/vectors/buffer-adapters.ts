import { roundHealthDistance } from "../../rules/health-distance.ts";
import { judgeSeparation } from "../../rules/separation.ts";
import { judgeShoreline } from "../../rules/shoreline-distance.ts";
import { readNumber, readText, toInputNames } from "./read-inputs.ts";
import { type AdapterTable, getSection } from "./vector-context.ts";

/** Domain §10.6: separation and buffers. */
export const bufferAdapters: AdapterTable = {
  "buffer.health_distance_round": (inputs, context) => ({
    final_m: roundHealthDistance(readNumber(inputs, "initial_m"), getSection(context, "separation")),
  }),
  "buffer.separation": (inputs, context) => {
    const pollutionClass = readNumber(inputs, "pollution_class");
    const result = judgeSeparation(
      {
        pollutionClass: pollutionClass === 1 || pollutionClass === 2 || pollutionClass === 3 ? pollutionClass : null,
        unitToResidentialM: readNumber(inputs, "unit_to_residential_m"),
        eiaDistanceM: readNumber(inputs, "eia_distance_m"),
      },
      getSection(context, "buffers"),
      readNumber(inputs, "default_floor_m") ?? undefined,
    );
    return {
      verdict: result.verdict,
      required_m: result.requiredM,
      short_by_m: result.shortByM,
      measured_from: result.measuredFrom,
      missing: toInputNames(result.missing),
    };
  },
  "buffer.yangtze_1km": (inputs, context) => {
    const { missing, ...result } = judgeShoreline(
      readText(inputs, "project"),
      readNumber(inputs, "distance_to_shoreline_m"),
      getSection(context, "separation"),
    );
    return { ...result, missing: toInputNames(missing) };
  },
};
