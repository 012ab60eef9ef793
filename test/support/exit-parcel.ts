import type { EnterpriseAudit } from "../../src/core/analysis/enterprises/enterprise-audit.ts";
import { judgeEnterprises } from "../../src/core/analysis/enterprises/judge-enterprises.ts";
import { evaluateParcel, type ParcelJudgment } from "../../src/core/analysis/evaluate-parcel.ts";
import { createIndustryMeans, listFirms } from "../../src/core/analysis/exit/industry-means.ts";
import type { Enterprise } from "../../src/core/model/records.ts";
import type { RulePack } from "../../src/core/model/rule-pack.ts";
import { aParcel, type ParcelParts } from "./a-parcel.ts";
import { defaults, landUseTables, loaded, national2023 } from "./rule-context.ts";

export interface JudgingParts {
  readonly packs?: readonly RulePack[] | undefined;
  readonly asOf?: string;
  /** Other firms of the park; those of the parcel are in it anyway. */
  readonly firms?: readonly Enterprise[];
}

/** Judges one parcel the way the audit does, firms of the park and the means of their industries included. */
export function judgeParcel(
  parts: ParcelParts,
  { packs = [national2023], asOf = "2026-03-31", firms = [] }: JudgingParts = {},
): ParcelJudgment {
  const facts = aParcel(parts);
  const loadedPacks = packs.map(loaded);
  const enterprises = new Map([...(facts.enterprises ?? []), ...firms].map((firm) => [firm.id, firm]));
  const dataset = { layers: { parcels: new Map([[facts.parcel.id, facts.parcel]]) }, enterprises };
  const judged: ReadonlyMap<string, EnterpriseAudit> = judgeEnterprises(
    dataset,
    () => facts.siteArea,
    loadedPacks,
    asOf,
  );
  return evaluateParcel(facts, {
    asOf,
    packs: loadedPacks,
    defaults,
    landUseTables,
    enterprises: judged,
    industryMeans: createIndustryMeans(listFirms(enterprises, judged)),
  });
}
