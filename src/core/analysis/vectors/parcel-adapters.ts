import type { Verdict } from "../../model/check.ts";
import { serviceKeys, servicesSchema } from "../../model/records.ts";
import { convertUnit } from "../../model/units.ts";
import { aggregateVerdicts, verdictOf } from "../../model/verdict.ts";
import { assessReadiness } from "../../rules/infra-readiness.ts";
import { deriveStage } from "../../rules/parcel-stage.ts";
import { readFlag, readList, readNumber, readObject, readText } from "./read-inputs.ts";
import type { AdapterTable, Inputs } from "./vector-context.ts";

/** Domain §10.2: units, verdicts, parcels. */
export const parcelAdapters: AdapterTable = {
  "unit.convert": (inputs) => {
    const value = readNumber(inputs, "value");
    const [from, to] = [readText(inputs, "from"), readText(inputs, "to")];
    return { value: value === null || from === null || to === null ? null : (convertUnit(value, from, to) ?? null) };
  },
  "verdict.aggregate": (inputs) => ({ verdict: aggregateVerdicts(readList(inputs, "verdicts") as readonly Verdict[]) }),
  "parcel.stage": (inputs) => {
    const document = (key: string) => ({ recorded: readText(inputs, key) !== null, date: readText(inputs, key) });
    return {
      stage: deriveStage({
        reclaim: document("reclaim_doc"),
        supply: document("supply_doc"),
        inReserveRegister: readFlag(inputs, "in_reserve_register"),
        conversionApproved: readFlag(inputs, "conversion_approved"),
        completed: readFlag(inputs, "completed"),
        started: readFlag(inputs, "started"),
      }),
      tags: readFlag(inputs, "suspended") === true ? ["suspended"] : [],
    };
  },
  "infra.readiness": (inputs, { defaults }) => {
    const services = servicesSchema.parse({
      ...pickServices(readObject(inputs, "services")),
      levelled: readFlag(inputs, "levelled"),
    });
    const result = assessReadiness(services, defaults.readiness);
    return {
      served: result.served,
      required: result.required,
      score: result.score,
      score_lower: result.scoreLower,
      score_upper: result.scoreUpper,
      ready_3t: result.ready3,
      ready_5t: result.ready5,
      ready_7t: result.ready7,
      verdict: verdictOf(result.ready7),
      missing: result.missing,
    };
  },
};

function pickServices(services: Inputs): Inputs {
  return Object.fromEntries(serviceKeys.map((key) => [key, services[key] ?? null]));
}
