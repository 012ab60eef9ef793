import { compareIds } from "../../model/ids.ts";
import type { Enterprise } from "../../model/records.ts";
import type { Ternary } from "../../model/verdict.ts";
import { isOperating } from "../../rules/operating-firm.ts";
import type { AuditWorld } from "../audit-world.ts";
import type { JudgedParcel } from "../judged-parcel.ts";

/** A firm that stands in a park. */
export interface ParkFirm {
  readonly id: string;
  readonly enterprise: Enterprise;
  readonly operating: Ternary;
  /** Does it stand on parcels outside this park too? Its amounts cannot be dealt out then. */
  readonly isElsewhere: boolean;
}

export interface ParkFirms {
  /** Firms named by the parcels of the park, in id order. */
  readonly firms: readonly ParkFirm[];
  /** Named by a parcel and by no record: nothing is known of them. */
  readonly unlisted: readonly string[];
  /** Layers that would have to be there. */
  readonly lacking: readonly string[];
  /** Why the list is not known to be whole: those layers, or the first of the unlisted firms. */
  readonly missing: readonly string[];
}

/** The firms of a park: those its parcels name. */
export function findParkFirms(parcels: readonly JudgedParcel[], world: AuditWorld): ParkFirms {
  const { dataset } = world.sources;
  const layers = { enterprises: dataset.enterprises, parcels: dataset.layers.parcels };
  const lacking = Object.entries(layers).flatMap(([name, layer]) => (layer === undefined ? [name] : []));
  if (lacking.length > 0) return { firms: [], unlisted: [], lacking, missing: lacking };
  const inside = new Set(parcels.map(({ facts }) => facts.parcel.id));
  const named = [...new Set(parcels.flatMap(({ facts }) => facts.parcel.enterpriseIds))].sort(compareIds);
  const firms = named.flatMap((id): readonly ParkFirm[] => {
    const enterprise = dataset.enterprises?.get(id);
    if (enterprise === undefined) return [];
    const parcelIds = world.enterprises.get(id)?.parcelIds ?? [];
    return [
      {
        id,
        enterprise,
        operating: isOperating(enterprise, world.context.asOf),
        isElsewhere: parcelIds.some((parcelId) => !inside.has(parcelId)),
      },
    ];
  });
  const unlisted = named.filter((id) => dataset.enterprises?.has(id) !== true);
  const more = unlisted.length > 1 ? ` +${unlisted.length - 1}` : "";
  const missing = unlisted.length === 0 ? [] : [`enterprises/${unlisted[0]}${more}`];
  return { firms, unlisted, lacking: [], missing };
}
