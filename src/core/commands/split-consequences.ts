import type { AreaGeometry } from "../model/coordinates.ts";
import type { FeatureRef } from "../model/record-kinds.ts";
import type { Building, Parcel, Structure } from "../model/records.ts";
import { amountPathsOf, floorAreaPath } from "./amounts.ts";
import type { CommandNote } from "./command-outcome.ts";
import type { CommandTools } from "./command-tools.ts";
import { dealOut } from "./deal-out.ts";
import { withLineage } from "./lineage.ts";
import { nameReferences } from "./name-references.ts";
import { findOnParts, type StandsOn } from "./part-footprints.ts";
import type { AnyFeature, PlanDraft } from "./plan-draft.ts";
import { valueAt, withValueAt } from "./value-paths.ts";

/** What a feature became: the first keeps the id. */
export interface SplitPart {
  readonly id: string;
  readonly geometry: AreaGeometry;
  /** Drawn area by the dataset's basis, m². */
  readonly areaM2: number;
}

/**
 * Puts the parts of a split feature into the draft and deals out what belonged to it (the rule: docs/editing.md), in the same change:
 *
 * - amounts (deed area, price, investment, green and office land …) by drawn area, summing up exactly;
 * - floor area stated for a parcel by the footprints on each part, by drawn area where none stands on it;
 * - buildings and structures that name the parcel go to the part most of them stands on;
 * - what else names the feature names the part that keeps the id, and is told;
 * - everything else is copied, but for the cadastral number, which only the part that keeps the id has; lineage names the parent.
 *
 * Answers with what a person is told.
 */
export function dealOutParts(
  draft: PlanDraft,
  ref: FeatureRef,
  parts: readonly SplitPart[],
  tools: CommandTools,
): readonly CommandNote[] {
  const record = draft.find(ref);
  if (record === undefined) return [];
  const notes: CommandNote[] = [];
  const shares = parts.map((part) => part.areaM2);
  let records = parts.map(
    (part): AnyFeature =>
      ({ ...withLineage(record, [record], "split"), id: part.id, geometry: part.geometry }) as AnyFeature, // a part is of its parent's kind
  );
  const dealt: string[] = [];
  const deal = (path: string, weights: readonly number[]): boolean => {
    const total = valueAt(record, path);
    if (typeof total !== "number") return false;
    const amounts = dealOut(total, weights);
    records = records.map((part, index) => withValueAt(part, path, amounts[index] ?? 0));
    return true;
  };
  for (const path of amountPathsOf(ref.kind)) if (deal(path, shares)) dealt.push(path);
  const refs = parts.map(({ id }): FeatureRef => ({ kind: ref.kind, id }));
  if (dealt.length > 0) notes.push({ code: "amounts-dealt-out", refs, params: { properties: dealt.join(", ") } });

  if (ref.kind === "parcels") {
    const geometries = parts.map(({ geometry }) => geometry);
    const buildings = findOnParts(draft, "buildings", ref.id, geometries, tools);
    const structures = findOnParts(draft, "structures", ref.id, geometries, tools);
    const footprints = sumFootprints(buildings, parts.length);
    const stands = footprints.some((areaM2) => areaM2 > 0);
    if (deal(floorAreaPath, stands ? footprints : shares)) {
      notes.push({ code: "floor-area-dealt-out", refs, params: { by: stands ? "footprint" : "area" } });
    }
    notes.push(...moveToParts(draft, "buildings", buildings, ref.id, parts));
    notes.push(...moveToParts(draft, "structures", structures, ref.id, parts));
    notes.push(...tellCut(buildings));
    const copied = listCopied(record as Parcel);
    if (copied.length > 0) notes.push({ code: "values-copied", refs, params: { properties: copied.join(", ") } });
    // A number of the cadastre names one parcel: new ones have theirs when they are registered.
    records = records.map((part) => (part.id === ref.id ? part : withValueAt(part, "cadastralNo", null)));
  }
  for (const part of records) draft.put(ref.kind, part);
  return [...notes, ...nameKept(draft, ref)];
}

/** Who names the feature and goes on naming the part that keeps the id: zones of a phase, files of cases and notes. */
function nameKept(draft: PlanDraft, ref: FeatureRef): readonly CommandNote[] {
  const isDealtOut = ({ params }: CommandNote): boolean => params.property === "parcelId";
  return nameReferences(draft.dataset, [ref]).filter((note) => !isDealtOut(note));
}

/** Footprint by part of what stands there or is being built. */
function sumFootprints(buildings: readonly StandsOn[], count: number): readonly number[] {
  const sums = Array.from({ length: count }, () => 0);
  for (const { feature, onPartM2 } of buildings) {
    const { status } = feature as Building; // findOnParts was asked for buildings
    if (status !== "existing" && status !== "under_construction") continue;
    onPartM2.forEach((areaM2, index) => {
      sums[index] = (sums[index] as number) + areaM2; // one of its places
    });
  }
  return sums;
}

/** Has what names the parcel name the part most of it stands on; the part that keeps the id where it stands on none. */
function moveToParts(
  draft: PlanDraft,
  kind: "buildings" | "structures",
  standing: readonly StandsOn[],
  parcelId: string,
  parts: readonly SplitPart[],
): readonly CommandNote[] {
  const moved: FeatureRef[] = [];
  for (const { feature, onPartM2 } of standing) {
    const owned = feature as Building | Structure; // findOnParts was asked for these
    const most = Math.max(...onPartM2);
    const partId = most > 0 ? parts[onPartM2.indexOf(most)]?.id : parcelId;
    if (owned.parcelId !== parcelId || partId === undefined || partId === parcelId) continue;
    draft.put(kind, { ...owned, parcelId: partId });
    moved.push({ kind, id: owned.id });
  }
  return moved.length === 0 ? [] : [{ code: "buildings-dealt-out", refs: moved, params: { count: moved.length } }];
}

/** Buildings on several parts: their floor area counts by the share of their footprint on each (domain §3.1). */
function tellCut(buildings: readonly StandsOn[]): readonly CommandNote[] {
  const cut = buildings
    .filter(({ onPartM2 }) => onPartM2.filter((areaM2) => areaM2 > 0).length > 1)
    .map(({ feature }): FeatureRef => ({ kind: "buildings", id: feature.id }));
  return cut.length === 0 ? [] : [{ code: "building-cut", refs: cut, params: { count: cut.length } }];
}

/** What every part has now though it was said of the whole, where there is any. */
function listCopied(parcel: Parcel): readonly string[] {
  const copied: string[] = [];
  if (parcel.listing !== null) copied.push("listing");
  if (parcel.evidence.length > 0) copied.push("evidence");
  if (parcel.enterpriseIds.length > 0) copied.push("enterpriseIds");
  return copied;
}
