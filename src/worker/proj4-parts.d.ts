/* Parts of proj4 that are imported by themselves; the package has types for the whole only. */

declare module "proj4/lib/projections/*" {
  const projection: unknown;
  export default projection;
}

declare module "proj4/lib/constants/Datum" {
  const datums: Record<string, unknown>;
  export default datums;
}

declare module "proj4/projs" {
  export default function addProjections(proj4: unknown): void;
}
