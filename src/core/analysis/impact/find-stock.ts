import { findLongestPrefix } from "../../model/land-use.ts";
import type { Parcel } from "../../model/records.ts";
import { findSection } from "../audit-context.ts";
import type { AuditWorld } from "../audit-world.ts";
import type { JudgedParcel } from "../judged-parcel.ts";
import type { StockEntry } from "./impact-report.ts";

/** Suspected or found idle; land idle for a cause of the government is settled by agreement and not simply had back. */
const recoverable: readonly string[] = ["idle_confirmed", "suspected_idle_A", "suspected_idle_B"];
const notSupplied: readonly string[] = ["reserved", "approved_not_supplied", "unsupplied", "reclaimed"];

/**
 * Land of the existing park that could meet a need, parcel by parcel in id order: idle land that can be recovered whole, surplus
 * on parcels in use, and reserve that is ready for supply. A parcel counts once, as the first of these it is. Land meant for
 * something else than production is no stock.
 */
export function findStock(world: AuditWorld, parkIds: readonly string[]): readonly StockEntry[] {
  const seen = new Set<string>();
  const parcels = parkIds
    .flatMap((parkId) => world.parcelsByPark.get(parkId) ?? [])
    .filter(({ facts: { parcel } }) => !seen.has(parcel.id) && seen.add(parcel.id))
    .sort((a, b) => (a.facts.parcel.id < b.facts.parcel.id ? -1 : 1));
  return parcels.flatMap(
    (parcel) => findIdle(parcel) ?? findReserve(parcel, world) ?? findSurplus(parcel, world) ?? [],
  );
}

function findIdle({ audit, facts }: JudgedParcel): StockEntry | undefined {
  const { id, idle, tags } = audit;
  const areaM2 = facts.areaM2.ellipsoidal;
  const base = { parcelId: id, kind: "idle", areaM2, missing: [] } as const;
  const tag = tags.find((one) => recoverable.includes(one));
  if (tag !== undefined) return { ...base, state: "counted", reason: tag };
  if (tags.includes("idle_gov_cause")) return { ...base, state: "not_counted", reason: "idle_gov_cause" };
  if (idle.class === "unknown" && !notSupplied.includes(audit.stage) && audit.stage !== "built") {
    return { ...base, state: "open", reason: idle.reason ?? "idle_unknown", missing: idle.missing };
  }
  return undefined;
}

function findReserve(parcel: JudgedParcel, world: AuditWorld): StockEntry | undefined {
  const { audit, facts } = parcel;
  if (!notSupplied.includes(audit.stage)) return undefined;
  const base = { parcelId: audit.id, kind: "reserve", areaM2: facts.areaM2.ellipsoidal, missing: [] } as const;
  const isForProduction = isMeantForProduction(facts.parcel, world);
  if (isForProduction === false) return { ...base, state: "not_counted", reason: "other_use" };
  const { readiness } = audit;
  // Land that was supplied once and came back needs no second expropriation.
  const isBack = audit.stage === "reclaimed";
  const ready = isBack ? readiness.ready_3t : readiness.ready_for_supply;
  if (ready === false) return { ...base, state: "not_counted", reason: "not_ready" };
  if (isForProduction === null) return { ...base, state: "open", reason: "use_undecided", missing: ["landUse"] };
  if (ready === null) {
    return { ...base, state: "open", reason: "readiness_unknown", missing: isBack ? ["services"] : readiness.missing };
  }
  return { ...base, state: "counted", reason: audit.stage };
}

/** Null: the use is not recorded or not decided. */
function isMeantForProduction({ landUse, codeSystem }: Parcel, world: AuditWorld): boolean | null {
  const matrix = findSection(world.context.rulePacks, "use_matrix");
  const pack = world.context.rulePacks.find(({ pack: { id } }) => id === matrix?.packId)?.pack;
  if (matrix === undefined || landUse === null || codeSystem !== pack?.code_system) return null;
  const { use_by_code: uses, undecided } = matrix.section;
  if (undecided.some((prefix) => landUse.startsWith(prefix))) return null;
  const use = uses[findLongestPrefix(landUse, Object.keys(uses)) ?? ""];
  return use !== undefined && /^(industry|storage)_/.test(use);
}

/**
 * Surplus of a plant in use (surplus-land.ts). Land that is not for production has none, and neither has a contract that agrees
 * no minimum: nothing could be asked back. Without a contract on record it stays open.
 */
function findSurplus({ audit, facts }: JudgedParcel, world: AuditWorld): StockEntry | undefined {
  const { surplus } = audit;
  const base = { parcelId: audit.id, kind: "surplus" } as const;
  if (isMeantForProduction(facts.parcel, world) === false) return undefined;
  if (surplus.state === "not_applicable" || surplus.value === 0) return undefined;
  if (surplus.value !== null) {
    return { ...base, areaM2: surplus.value, state: "counted", reason: "surplus_land", missing: [] };
  }
  if (audit.stage !== "built" || (surplus.reason === "no_limit" && facts.parcel.contract !== null)) return undefined;
  return {
    ...base,
    areaM2: null,
    state: "open",
    reason: surplus.reason ?? "surplus_unknown",
    missing: surplus.missing,
  };
}
