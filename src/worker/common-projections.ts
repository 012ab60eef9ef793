import etmerc from "proj4/lib/projections/etmerc";
import lcc from "proj4/lib/projections/lcc";
import tmerc from "proj4/lib/projections/tmerc";
import utm from "proj4/lib/projections/utm";

/**
 * Stands in the browser bundle for proj4's list of projections: those of `data/crs/crs.json`, in proj4's order (a later one
 * takes over a name). proj4 brings degrees and Mercator itself; the others wait in all-projections.ts.
 */
export default function addCommonProjections(proj4: ProjectionList): void {
  for (const projection of [tmerc, etmerc, utm, lcc]) proj4.Proj.projections.add(projection);
}

interface ProjectionList {
  readonly Proj: { readonly projections: { add(projection: unknown): void } };
}
