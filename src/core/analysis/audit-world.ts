import type { FactSources } from "./assemble-facts.ts";
import type { AuditContext } from "./audit-context.ts";
import type { EnterpriseAudit } from "./enterprises/enterprise-audit.ts";
import type { JudgedParcel } from "./judged-parcel.ts";
import type { KeptMemory } from "./judging-memory.ts";
import type { MeasuredPark } from "./measured-park.ts";
import type { SeparationLayer } from "./separation/separation-layer.ts";

/** What everything above a single parcel is judged from: a park, a phase, a cluster, an expansion. */
export interface AuditWorld {
  readonly context: AuditContext;
  readonly measured: MeasuredPark;
  /** The dataset, its shapes on the measuring plane, the engine and the area basis: those of `measured`. */
  readonly sources: FactSources;
  /** Firms by id, in id order. */
  readonly enterprises: ReadonlyMap<string, EnterpriseAudit>;
  /** Plants and what keeps its distance from them; undefined where no pack has buffers. */
  readonly separation: SeparationLayer | undefined;
  /** In id order. */
  readonly parcels: readonly JudgedParcel[];
  /** The same by park; a park that has others inside holds theirs too. */
  readonly parcelsByPark: ReadonlyMap<string, readonly JudgedParcel[]>;
  /** Parts of this judgment a change may leave as they are (live/live-audit.ts). */
  readonly memory: KeptMemory;
}
