import type { ParcelAudit } from "./audit-report.ts";
import type { MeasuredParcel } from "./measured-park.ts";
import type { ParcelAmounts } from "./parcel-amounts.ts";
import type { ParcelBrief } from "./parcel-brief.ts";
import type { ParcelFacts } from "./parcel-facts.ts";

/** A parcel with everything measured and judged about it, as parks and zones sum it up. */
export interface JudgedParcel extends MeasuredParcel {
  /**
   * Everything the report says about the parcel. In a large park it is judged again when asked for (keptAudits): what goes
   * through all parcels reads `brief`, `facts` and `amounts`.
   */
  readonly audit: ParcelAudit;
  readonly brief: ParcelBrief;
  readonly amounts: ParcelAmounts;
}

/**
 * Parcels up to which every audit is kept. A full audit takes 27 kB of heap by the national pack (it says 19 kB of JSON), so
 * a park of this size keeps 0.14 GB; 100,000 parcels would need 2.7 GB, more than a worker of a browser has.
 */
export const keptAudits = 5_000;

/** How many audits are at hand in a large park: those a person, or a loop over one parcel, looks at together. */
const recentAudits = 32;

/** Where the audits of a park come from. */
export interface AuditSource {
  readonly keep: (parcel: JudgedParcel, audit: ParcelAudit) => void;
  readonly find: (parcel: JudgedParcel) => ParcelAudit;
  /** Is there room for every audit of the park? */
  readonly keepsAll: boolean;
}

/**
 * Keeps the audits of a park of `parcels` parcels: all of them up to `most`, else the latest few, the rest being judged again
 * by `judge`, which has to give the same for the same parcel. Cost beyond `most`: one judgment a question, 0.1 to 0.3 ms.
 */
export function createAuditSource(
  judge: (parcel: MeasuredParcel) => ParcelAudit,
  parcels: number,
  most = keptAudits,
): AuditSource {
  const size = parcels <= most ? parcels : recentAudits;
  const kept = new Map<JudgedParcel, ParcelAudit>();
  const keep = (parcel: JudgedParcel, audit: ParcelAudit): void => {
    // A Map lists its keys in the order they came: the first is the oldest.
    if (kept.size >= size) for (const oldest of kept.keys()) if (kept.delete(oldest)) break;
    kept.set(parcel, audit);
  };
  return {
    keep,
    keepsAll: parcels <= most,
    find(parcel) {
      const known = kept.get(parcel);
      if (known !== undefined) return known;
      const audit = judge(parcel);
      keep(parcel, audit);
      return audit;
    },
  };
}

/** A measured parcel with what was judged about it; its audit comes from `audits`. */
export class JudgedRecord implements JudgedParcel {
  readonly facts: ParcelFacts;
  readonly shape: MeasuredParcel["shape"];
  readonly parkIds: readonly string[];
  readonly brief: ParcelBrief;
  readonly amounts: ParcelAmounts;
  readonly #audits: AuditSource;

  constructor(measured: MeasuredParcel, brief: ParcelBrief, amounts: ParcelAmounts, audits: AuditSource) {
    this.facts = measured.facts;
    this.shape = measured.shape;
    this.parkIds = measured.parkIds;
    this.brief = brief;
    this.amounts = amounts;
    this.#audits = audits;
  }

  get audit(): ParcelAudit {
    return this.#audits.find(this);
  }
}
