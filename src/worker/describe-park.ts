import { extendBox } from "../core/analysis/lng-lat-box.ts";
import type { Offer } from "../core/analysis/match/offer.ts";
import { findDatasetBox } from "../core/analysis/measured-layers.ts";
import type { AnyGeometry, LngLatBox } from "../core/model/coordinates.ts";
import { type LayerKind, layerKinds } from "../core/model/dataset.ts";
import { buildListings } from "./build-listings.ts";
import { describeIssues } from "./describe-issues.ts";
import type { OpenedPark } from "./messages.ts";
import type { OpenPark } from "./open-park.ts";

/** What the page shows of a park as a whole. Cost: linear in parks, zones and offers. */
export function describePark(park: OpenPark, offers: readonly Offer[]): Omit<OpenedPark, "drawings" | "tiles"> {
  const { dataset, report } = park;
  const { layers } = dataset;
  const layerCounts: Partial<Record<LayerKind, number>> = {};
  for (const kind of layerKinds) {
    const layer = layers[kind];
    if (layer !== undefined) layerCounts[kind] = layer.size;
  }
  const boxOf = (geometry: AnyGeometry | undefined): LngLatBox =>
    geometry === undefined ? [0, 0, 0, 0] : extendBox(undefined, geometry);
  return {
    revision: park.revision,
    meta: dataset.meta,
    asOf: report.asOf,
    areaBasis: report.dataset.areaBasis,
    gridCrs: report.dataset.gridCrs,
    engine: report.engine,
    packs: park.packs,
    layerCounts,
    bounds: findDatasetBox(dataset) ?? [0, 0, 0, 0],
    totals: report.totals,
    parks: report.parks.map((audit) => {
      const record = layers.parks?.get(audit.id);
      return { ...audit, name: record?.name ?? audit.id, box: boxOf(record?.geometry) };
    }),
    zones: report.zones.map((audit) => {
      const record = layers.zones?.get(audit.id);
      const useKey = park.findUseKey(audit.landUse, record?.codeSystem ?? null);
      return { ...audit, name: record?.name ?? null, useKey, box: boxOf(record?.geometry) };
    }),
    chainNames: Object.fromEntries([...(dataset.chains?.values() ?? [])].map(({ id, name }) => [id, name])),
    ranking: report.ranking,
    ...describeIssues(report.issues),
    listings: buildListings(park, offers),
  };
}
