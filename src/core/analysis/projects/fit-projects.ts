import { findSpan, type Outline } from "../../geometry/distance.ts";
import { outlineOfShape } from "../../geometry/feature-outline.ts";
import type { Verdict } from "../../model/check.ts";
import { compareIds } from "../../model/ids.ts";
import { hasPrefix } from "../../model/land-use.ts";
import type { Enterprise, Project } from "../../model/records.ts";
import type { RulePack } from "../../model/rule-pack.ts";
import { aggregateVerdicts, isAbove, isBelow, type Ternary } from "../../model/verdict.ts";
import { isOperating } from "../../rules/operating-firm.ts";
import { judgeUse, type UseOnParcel } from "../../rules/zoning-use.ts";
import { findSection, findTolerances } from "../audit-context.ts";
import type { AuditWorld } from "../audit-world.ts";
import type { JudgedParcel } from "../judged-parcel.ts";
import { findZoneCode } from "../zoning-checks.ts";

/** A parcel that a project could stand on. */
interface ParcelFit {
  readonly parcelId: string;
  /** From 1; parcels that leave nothing to check come first. */
  readonly rank: number;
  readonly areaM2: number;
  /** `fits`, or `to_check` where something is not known. */
  readonly state: "fits" | "to_check";
  readonly use: Verdict;
  readonly missing: readonly string[];
  /** Investment of the project on this land over what is asked of it there, at most 1; null: one of them is not known. */
  readonly intensityFit: number | null;
  readonly investmentWanPerHa: number | null;
  /** Operating firms of its chain near by, other links than its own. */
  readonly partnerIds: readonly string[];
}

interface ProjectFit {
  readonly projectId: string;
  readonly parcels: readonly ParcelFit[];
  /** Parcels left out, by the first test they fail. */
  readonly excluded: Readonly<Record<"use" | "area" | "readiness", readonly string[]>>;
  /** Why nothing could be looked for. */
  readonly missing: readonly string[];
}

const notSupplied: readonly string[] = ["reserved", "approved_not_supplied", "unsupplied", "reclaimed"];
const hasItsLand: readonly string[] = ["under_way", "in_production"];

/**
 * Which unsupplied parcels suit each project of the library that still looks for land (项目库)? Left out is what the use matrix
 * prohibits, what is too small or too large for the land demand, and what is not ready or lacks a service the project names; what
 * is not known is kept to be checked. Ranked by how far its investment meets what is asked of the land, then by chain partners
 * near by, then by how close the area comes to the demand; ties by id.
 *
 * Source: domain §7 (D); area and distance in the pack's `project_fit` and `cluster` sections.
 */
export function fitProjects(world: AuditWorld): readonly ProjectFit[] {
  const { projects } = world.sources.dataset;
  const rule = findSection(world.context.rulePacks, "project_fit")?.section;
  const looking = [...(projects?.values() ?? [])]
    .filter(({ stage }) => stage === null || !hasItsLand.includes(stage))
    .sort((a, b) => compareIds(a.id, b.id));
  const free = world.parcels.filter(({ brief }) => notSupplied.includes(brief.stage));
  return looking.map((project): ProjectFit => {
    const excluded = { use: [] as string[], area: [] as string[], readiness: [] as string[] };
    const { landDemandM2: demandM2 } = project;
    if (rule === undefined || demandM2 === null) {
      const missing = rule === undefined ? ["ruleSets"] : ["landDemandM2"];
      return { projectId: project.id, parcels: [], excluded, missing };
    }
    const fits = free.flatMap((parcel): Omit<ParcelFit, "rank">[] => {
      const { id } = parcel.facts.parcel;
      const use = judgeProjectUse(project, parcel, world);
      const areaM2 = parcel.facts.siteArea.valueM2 ?? parcel.facts.areaM2.ellipsoidal;
      const isAreaOff = isBelow(areaM2, rule.area_from * demandM2) || isAbove(areaM2, rule.area_to * demandM2);
      const ready = judgeReadiness(project, parcel);
      if (use.verdict === "fail") excluded.use.push(id);
      else if (isAreaOff) excluded.area.push(id);
      else if (ready.met === false) excluded.readiness.push(id);
      else return [describeFit(project, parcel, areaM2, use, ready, world)];
      return [];
    });
    const ranked = fits.toSorted((a, b) => compareFits(a, b, demandM2));
    return {
      projectId: project.id,
      parcels: ranked.map((fit, index) => ({ ...fit, rank: index + 1 })),
      excluded,
      missing: [],
    };
  });
}

interface Tested {
  readonly verdict: Verdict;
  readonly missing: readonly string[];
}

/** Every zone the parcel lies in has to take the use; slivers of other zones do not count. Without zones: its own class. */
function judgeProjectUse(project: Project, { facts }: JudgedParcel, world: AuditWorld): Tested {
  const matrix = findSection(world.context.rulePacks, "use_matrix");
  const pack = world.context.rulePacks.find(({ pack: { id } }) => id === matrix?.packId)?.pack;
  if (matrix === undefined || pack === undefined) return { verdict: "unknown", missing: ["ruleSets"] };
  const use = findUse(project, pack);
  if (use === undefined) return { verdict: "unknown", missing: ["industryCode"] };
  const { sliver_share: least } = findTolerances(world.context);
  const zones = (facts.zoneShares ?? [])
    .filter(({ share }) => share > least)
    .flatMap(({ zoneId }) => facts.zonesById.get(zoneId) ?? []);
  const lands =
    zones.length > 0
      ? zones
      : facts.parcel.landUse === null
        ? []
        : [{ landUse: facts.parcel.landUse, codeSystem: facts.parcel.codeSystem, compatibleUses: [] }];
  const results = lands.map((land): Tested => {
    const { code, missing } = findZoneCode(land, pack, world.context.landUseTables);
    if (code === null) return { verdict: "unknown", missing };
    const judged = judgeUse(matrix.section, code, use, { land: null, gfa: null }, land.compatibleUses);
    return { verdict: judged.verdict, missing: judged.missing };
  });
  const verdict = aggregateVerdicts(results.map((result) => result.verdict));
  const missing = results.length === 0 ? ["zones"] : [...new Set(results.flatMap((result) => result.missing))];
  return { verdict, missing: verdict === "unknown" ? missing : [] };
}

/** The use it names, else industry of its class where its code is one of the matrix's industries. */
function findUse({ use, industryCode, pollutionClass }: Project, pack: RulePack): UseOnParcel | undefined {
  if (use !== null && use !== "industry") return { use };
  const prefixes = pack.use_matrix?.industry_prefixes;
  const isIndustry =
    use === "industry" ||
    pollutionClass !== null ||
    (industryCode !== null && hasPrefix(industryCode, prefixes ?? [""]));
  return isIndustry ? { use: "industry", pollutionClass } : undefined;
}

function judgeReadiness(
  project: Project,
  { audit }: JudgedParcel,
): { readonly met: Ternary; readonly missing: readonly string[] } {
  const states = project.services.map((key) => ({
    key,
    state: audit.services.find((one) => one.key === key)?.state ?? null,
  }));
  const { ready_for_supply: ready, missing } = audit.readiness;
  const open = states.filter(({ state }) => state === null).map(({ key }) => `services.${key}`);
  if (ready === false || states.some(({ state }) => state === false)) return { met: false, missing: [] };
  if (ready === true && open.length === 0) return { met: true, missing: [] };
  return { met: null, missing: [...new Set([...(ready === null ? missing : []), ...open])] };
}

function describeFit(
  project: Project,
  parcel: JudgedParcel,
  areaM2: number,
  use: Tested,
  ready: { readonly met: Ternary; readonly missing: readonly string[] },
  world: AuditWorld,
): Omit<ParcelFit, "rank"> {
  const investmentWanPerHa = project.investmentWan === null ? null : project.investmentWan / (areaM2 / 10_000);
  const asked = parcel.audit.checks
    .filter(({ key, op, limit }) => key === "investment_intensity" && op === ">=" && limit !== null)
    .map(({ limit }) => limit ?? 0);
  const most = asked.length === 0 ? null : Math.max(...asked);
  const missing = [...use.missing, ...ready.missing];
  return {
    parcelId: parcel.facts.parcel.id,
    areaM2,
    state: use.verdict === "unknown" || ready.met === null ? "to_check" : "fits",
    use: use.verdict,
    missing,
    intensityFit:
      investmentWanPerHa === null || most === null || !(most > 0) ? null : Math.min(1, investmentWanPerHa / most),
    investmentWanPerHa,
    partnerIds: findPartners(project, parcel, world),
  };
}

/** Operating firms of another link of the project's chains that stand within the pack's distance of the parcel. */
function findPartners(project: Project, parcel: JudgedParcel, world: AuditWorld): readonly string[] {
  const withinM = findSection(world.context.rulePacks, "cluster")?.section.partner_within_m;
  const outline = outlineOfShape(parcel.shape);
  if (withinM === undefined || outline === undefined || project.chainLinks.length === 0) return [];
  const partners = new Set<string>();
  for (const other of world.parcels) {
    const firms = (other.facts.enterprises ?? []).filter((firm) => isPartner(project, firm, world.context.asOf));
    if (firms.length > 0 && isNear(outline, other, withinM)) for (const { id } of firms) partners.add(id);
  }
  return [...partners].sort(compareIds);
}

function isNear(outline: Outline, other: JudgedParcel, withinM: number): boolean {
  const there = outlineOfShape(other.shape);
  return there !== undefined && findSpan(outline, there, withinM) !== undefined;
}

function isPartner(project: Project, firm: Enterprise, asOf: string): boolean {
  if (isOperating(firm, asOf) === false) return false;
  return (firm.chainLinks ?? []).some(({ chainId, link }) => {
    const own = project.chainLinks.filter((one) => one.chainId === chainId);
    return own.length > 0 && own.every((one) => one.link !== link);
  });
}

function compareFits(a: Omit<ParcelFit, "rank">, b: Omit<ParcelFit, "rank">, demandM2: number): number {
  return (
    Number(a.state === "to_check") - Number(b.state === "to_check") ||
    (b.intensityFit ?? -1) - (a.intensityFit ?? -1) ||
    b.partnerIds.length - a.partnerIds.length ||
    Math.abs(a.areaM2 - demandM2) - Math.abs(b.areaM2 - demandM2) ||
    compareIds(a.parcelId, b.parcelId)
  );
}
