import { judgeBaunvo } from "../../rules/baunvo-density.ts";
import { judgeDistrictFar } from "../../rules/district-far.ts";
import { judgeNuisanceBuffer } from "../../rules/nuisance-buffer.ts";
import { judgePredominantUse } from "../../rules/predominant-use.ts";
import { readNumber, readText, toInputNames } from "./read-inputs.ts";
import { type AdapterTable, getPack, type Outputs } from "./vector-context.ts";

/** Domain §10.6: other countries, each with its own pack. */
export const internationalAdapters: AdapterTable = {
  "intl.de_baunvo": (inputs, context) => {
    const facts = {
      zone: readText(inputs, "zone"),
      siteM2: readNumber(inputs, "site_m2"),
      groundM2: readNumber(inputs, "ground_m2"),
      floorM2: readNumber(inputs, "floor_m2"),
      volumeM3: readNumber(inputs, "volume_m3"),
    };
    const { values, limits, items, verdict, reason } = judgeBaunvo(facts, getPack(context, "de-baunvo"));
    const numbers = byGermanName({ grz: values.grz.value, gfz: values.gfz.value, bmz: values.bmz.value });
    return {
      ...numbers,
      limits: byGermanName(limits),
      items: byGermanName(items),
      verdict,
      ...(reason === undefined ? {} : { reason }),
      missing: ["zone", "site_m2", "ground_m2", "floor_m2", "volume_m3"].filter(
        (name) => (inputs[name] ?? null) === null,
      ),
    };
  },
  "intl.sg_b1_quantum": (inputs, context) => {
    const facts = { predominantM2: readNumber(inputs, "predominant_m2"), gfaM2: readNumber(inputs, "gfa_m2") };
    const { share, minShare, verdict } = judgePredominantUse(facts, getPack(context, "sg-ura"), "B1");
    return { predominant_share: share.value, min_share: minShare, verdict, missing: toInputNames(share.missing) };
  },
  "intl.sg_b1_buffer": (inputs, context) => {
    const requiredM = readNumber(inputs, "required_nuisance_buffer_m");
    const { verdict, maxM } = judgeNuisanceBuffer(requiredM, getPack(context, "sg-ura"), "B1");
    return { max_m: maxM, verdict, missing: requiredM === null ? ["required_nuisance_buffer_m"] : [] };
  },
  "intl.nyc_far": (inputs, context) => {
    const facts = {
      district: readText(inputs, "district"),
      lot: readNumber(inputs, "lot_sf"),
      floorArea: readNumber(inputs, "floor_area_sf"),
    };
    const { far, max, verdict, reason } = judgeDistrictFar(facts, getPack(context, "us-nyc"));
    return {
      far: far.value,
      max,
      verdict,
      ...(reason === undefined ? {} : { reason }),
      missing: ["district", "lot_sf", "floor_area_sf"].filter((name) => (inputs[name] ?? null) === null),
    };
  },
};

function byGermanName({ grz, gfz, bmz }: Readonly<Record<"grz" | "gfz" | "bmz", unknown>>): Outputs {
  return { GRZ: grz, GFZ: gfz, BMZ: bmz };
}
