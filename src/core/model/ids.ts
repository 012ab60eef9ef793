declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]?: Name };

export type ParkId = Branded<"park">;
export type ZoneId = Branded<"zone">;
export type ParcelId = Branded<"parcel">;
export type BuildingId = Branded<"building">;
export type EnterpriseId = Branded<"enterprise">;

/** Plain string order (UTF-16 code units): the order of every list in a report, the same on every machine. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
