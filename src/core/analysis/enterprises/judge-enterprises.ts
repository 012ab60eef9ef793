import { computeEnterpriseFigure, type Firm, findLatestYear } from "../../indicators/enterprise-figures.ts";
import { computeEnterpriseLand, type FirmSite } from "../../indicators/enterprise-land.ts";
import type { ParkDataset } from "../../model/dataset.ts";
import type { Figure } from "../../model/figure.ts";
import { compareIds } from "../../model/ids.ts";
import { type PerMuIndicatorKey, perMuIndicatorKeys } from "../../model/park-rules.ts";
import type { Parcel } from "../../model/records.ts";
import type { LoadedRulePack } from "../../model/rule-pack.ts";
import type { SiteArea } from "../parcel-facts.ts";
import { createBenchmarks } from "./benchmarks.ts";
import type { EnterpriseAudit } from "./enterprise-audit.ts";
import { judgeZombie, lastFullYear } from "./judge-zombie.ts";
import { evaluatePerMu } from "./per-mu-evaluation.ts";

/**
 * What can be said about every firm on one day: land used, figures of the per-mu evaluation, its place in it, and the zombie
 * screen. By id, in id order; the order of records does not matter. Needs records and site areas only, so that it can be done
 * before the parcels, which take tags and criteria from it. No list of enterprises: empty.
 *
 * Means and ranks are over all firms of the dataset, whichever of its parks they stand in.
 * Cost: linear in firms and parcels, ranking n log n.
 */
export function judgeEnterprises(
  dataset: Pick<ParkDataset, "layers" | "enterprises">,
  landOf: (parcel: Parcel) => SiteArea | undefined,
  packs: readonly LoadedRulePack[],
  asOf: string,
): ReadonlyMap<string, EnterpriseAudit> {
  const parcels = groupParcels(dataset.layers.parcels?.values() ?? []);
  const ordered = [...(dataset.enterprises?.values() ?? [])].sort((a, b) => compareIds(a.id, b.id));
  const firms = ordered.map((enterprise): Firm => {
    const land = computeEnterpriseLand(enterprise, sitesOf(parcels.get(enterprise.id) ?? [], landOf));
    return { enterprise, land };
  });
  const places = evaluatePerMu(firms, createBenchmarks(firms), packs, asOf);
  const audits = new Map<string, EnterpriseAudit>();
  for (const firm of firms) {
    const { enterprise, land } = firm;
    const perMu = places.get(enterprise.id);
    if (perMu === undefined) continue;
    audits.set(enterprise.id, {
      id: enterprise.id,
      parcelIds: (parcels.get(enterprise.id) ?? []).map(({ id }) => id),
      landMu: land,
      figures: computeFigures(firm, asOf),
      zombie: judgeZombie(enterprise, packs, asOf),
      perMu,
    });
  }
  return audits;
}

/** Parcels by the firms they name, in id order. */
function groupParcels(parcels: Iterable<Parcel>): ReadonlyMap<string, readonly Parcel[]> {
  const groups = new Map<string, Parcel[]>();
  for (const parcel of [...parcels].sort((a, b) => compareIds(a.id, b.id))) {
    for (const id of new Set(parcel.enterpriseIds)) {
      const group = groups.get(id);
      if (group === undefined) groups.set(id, [parcel]);
      else group.push(parcel);
    }
  }
  return groups;
}

/** A parcel without a usable shape has no area. */
function sitesOf(parcels: readonly Parcel[], landOf: (parcel: Parcel) => SiteArea | undefined): readonly FirmSite[] {
  return parcels.map((parcel) => ({
    siteArea: landOf(parcel) ?? { valueM2: null, name: "geometry", from: `parcels/${parcel.id}`, date: null },
    firms: new Set(parcel.enterpriseIds).size,
  }));
}

function computeFigures(firm: Firm, asOf: string): Readonly<Record<PerMuIndicatorKey, Figure>> {
  const last = lastFullYear(asOf);
  const figures = perMuIndicatorKeys.map((key) => [
    key,
    computeEnterpriseFigure(firm, key, findLatestYear(firm, key, last)),
  ]);
  return Object.fromEntries(figures) as Record<PerMuIndicatorKey, Figure>;
}
