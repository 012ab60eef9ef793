import type { OverlayEngine } from "../geometry/overlay-engine.ts";
import type { Tolerances } from "../model/rule-pack.ts";
import type { FactSources } from "./assemble-facts.ts";
import type { AuditContext } from "./audit-context.ts";
import type { OverlapPair } from "./find-overlaps.ts";
import type { JudgedParcel } from "./judged-parcel.ts";

/** What everything above a single parcel is judged from: a park, a phase, a cluster, an expansion. */
export interface AuditWorld {
  readonly context: AuditContext;
  /** The dataset, its shapes on the measuring plane, the engine and the area basis. */
  readonly sources: FactSources;
  readonly engine: OverlayEngine;
  readonly tolerances: Tolerances;
  /** In id order. */
  readonly parcels: readonly JudgedParcel[];
  /** The same by park; a park that has others inside holds theirs too. */
  readonly parcelsByPark: ReadonlyMap<string, readonly JudgedParcel[]>;
  readonly zoneOverlaps: readonly OverlapPair[];
}
