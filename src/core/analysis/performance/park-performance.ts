import type { Check } from "../../model/check.ts";
import type { Figure } from "../../model/figure.ts";
import { compareIds } from "../../model/ids.ts";
import type { Park } from "../../model/records.ts";
import { classifyDevelopment, type DevelopmentStage } from "../../rules/development-stage.ts";
import { findSection } from "../audit-context.ts";
import type { AuditWorld } from "../audit-world.ts";
import { provenanceOf } from "../check-parts.ts";
import type { RuleSource } from "../enterprises/enterprise-audit.ts";
import type { JudgedParcel } from "../judged-parcel.ts";
import { findLineages } from "../park-membership.ts";
import { computeAdjacency } from "./adjacency.ts";
import { findNeighbors, type Neighbors } from "./chain-neighbors.ts";
import { type ChainAudit, judgeChains } from "./chains.ts";
import { judgeDual } from "./dual-audit.ts";
import { computeFactoryVacancy, type FactoryVacancy } from "./factory-vacancy.ts";
import { computeLocalSupply } from "./local-supply.ts";
import { computeQuotients, type IndustryQuotient } from "./location-quotients.ts";
import { findParkFirms } from "./park-firms.ts";
import { computeRevenueConcentration } from "./revenue-concentration.ts";
import { judgeClustering, type ZoneClustering } from "./zone-clustering.ts";

/** Performance of a park (domain §9): how far it has come, its targets, its industries and chains. */
export interface ParkPerformance {
  readonly stage: {
    readonly class: DevelopmentStage | "unknown";
    readonly builtRate: Figure;
    readonly reason?: string;
    readonly missing: readonly string[];
    readonly provenance: RuleSource;
  };
  readonly dual: Check;
  /** Of every 2-digit industry that operates here. */
  readonly lq: readonly IndustryQuotient[];
  readonly chains: readonly ChainAudit[];
  readonly adjacency: Figure;
  readonly hhi: Figure;
  readonly leadingShare: Figure;
  readonly localSupply: Figure;
  readonly clustering: readonly ZoneClustering[];
  /** Standard factories: all of them, and each. */
  readonly occupancy: { readonly vacancy: Figure; readonly buildings: readonly FactoryVacancy[] };
  /** Where the thresholds of clusters come from. */
  readonly clusterProvenance: RuleSource;
  /** Files that would be needed and are not there. */
  readonly missing: readonly string[];
}

const noPack: RuleSource = {
  ruleSet: null,
  source: "no rule pack is named",
  article: null,
  year: null,
  certainty: null,
};

export interface PerformanceJudge {
  readonly judge: (park: Park, parcels: readonly JudgedParcel[], builtRate: Figure) => ParkPerformance;
  /** What the answer depends on besides the park, its parcels, and the lists of the dataset. */
  readonly inputs: (park: Park) => readonly unknown[];
}

/** Prepares what all parks share, and answers for one at a time. */
export function createPerformanceJudge(world: AuditWorld): PerformanceJudge {
  const { context, sources } = world;
  const { dataset } = sources;
  const cluster = findSection(context.rulePacks, "cluster");
  const withinM = cluster?.section.partner_within_m;
  const neighbors: Neighbors | undefined =
    withinM === undefined ? undefined : findNeighbors(world, withinM, world.memory);
  const near = withinM === undefined || neighbors === undefined ? undefined : { withinM, neighbors };
  const zonesByPark = groupZones(world);
  const optional = { chains: dataset.chains, projects: dataset.projects, enterprises: dataset.enterprises };
  const missing = Object.entries(optional).flatMap(([name, records]) => (records === undefined ? [name] : []));
  const inputs: PerformanceJudge["inputs"] = ({ id }) => [
    neighbors,
    ...(zonesByPark.get(id) ?? []).flatMap((zoneId) => [
      dataset.layers.zones?.get(zoneId),
      sources.measured.zones.byId.get(zoneId),
    ]),
  ];
  const judge: PerformanceJudge["judge"] = (park, parcels, builtRate) => {
    const firms = findParkFirms(parcels, world);
    const adjacency = { enterprises: dataset.enterprises ?? new Map(), near, asOf: context.asOf };
    return {
      stage: judgeStage(builtRate, world),
      dual: judgeDual(park, context.rulePacks, context.asOf),
      lq: computeQuotients(firms, dataset.meta.region, cluster?.section),
      chains: judgeChains(park, firms, dataset.chains, dataset.projects),
      adjacency: computeAdjacency(firms, adjacency),
      ...computeRevenueConcentration(firms, cluster?.section, context.asOf),
      localSupply: computeLocalSupply(firms),
      clustering: judgeClustering(zonesByPark.get(park.id) ?? [], parcels, world),
      occupancy: computeFactoryVacancy(parcels, context.asOf),
      clusterProvenance: cluster === undefined ? noPack : provenanceOf(cluster.section.provenance, cluster.packId),
      missing: [...missing, ...(dataset.meta.region === null ? ["region"] : [])],
    };
  };
  return { judge, inputs };
}

function judgeStage(builtRate: Figure, { context }: AuditWorld): ParkPerformance["stage"] {
  const found = findSection(context.rulePacks, "development_stage");
  if (found === undefined) {
    return { class: "unknown", builtRate, reason: "no_rule_pack", missing: [], provenance: noPack };
  }
  const stage = builtRate.state === "not_applicable" ? "unknown" : classifyDevelopment(builtRate, found.section);
  const reason = stage === "unknown" ? (builtRate.reason ?? "missing_input") : undefined;
  return {
    class: stage,
    builtRate,
    ...(reason === undefined ? {} : { reason }),
    missing: stage === "unknown" ? builtRate.missing : [],
    provenance: provenanceOf(found.section.provenance, found.packId),
  };
}

/** Zones by park, in id order; a development zone holds those of its parks too. */
function groupZones({ sources, measured }: AuditWorld): ReadonlyMap<string, readonly string[]> {
  const lineages = findLineages(sources.dataset.layers.parks ?? new Map());
  const groups = new Map<string, string[]>();
  for (const [zoneId, parkId] of [...measured.parkIdByZone].sort(([a], [b]) => compareIds(a, b))) {
    for (const id of lineages.get(parkId) ?? [parkId]) {
      const group = groups.get(id);
      if (group === undefined) groups.set(id, [zoneId]);
      else group.push(zoneId);
    }
  }
  return groups;
}
