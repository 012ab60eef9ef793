import type { Verdict } from "../../model/check.ts";
import type { WantedService } from "../../model/need.ts";
import type { Ternary } from "../../model/verdict.ts";

/** What may be built where an offer lies, by use of the matrix: `industry_2`, `storage_1` … */
export interface UsesAllowed {
  /** Pack whose matrix speaks. */
  readonly ruleSet: string;
  readonly verdicts: Readonly<Record<string, Verdict>>;
  /** Code prefixes of the industry the matrix speaks about; null: any code. */
  readonly industryPrefixes: readonly string[] | null;
}

/** Land for sale, or factory space to let, with all that a need can ask about. Null = not known. */
export interface Offer {
  /** Id of the parcel, or `building/unit`. */
  readonly id: string;
  readonly kind: "land" | "factory";
  readonly parcelId: string | null;
  /** Of factory space; null for land. */
  readonly buildingId: string | null;
  readonly floor: number | null;
  /** Land: site area of the dataset's basis. Factory: free area. */
  readonly areaM2: number | null;
  /** Class of the parcel. */
  readonly landUse: string | null;
  readonly codeSystem: string | null;
  /** Uses and codes the owner's listing names; empty where it names none. */
  readonly permittedUses: readonly string[];
  /** By the zones that govern the parcel; null without a pack that has a matrix. */
  readonly uses: UsesAllowed | null;
  readonly services: Readonly<Partial<Record<WantedService, Ternary | "not_applicable">>> | null;
  readonly powerKva: number | null;
  readonly floorLoadTPerM2: number | null;
  readonly clearHeightM: number | null;
  readonly craneT: number | null;
  readonly liftT: number | null;
  /** `9 x 12`. */
  readonly columnGridM: string | null;
  readonly availableFrom: string | null;
  readonly priceWanPerMu: number | null;
  readonly rentPerM2Month: number | null;
  readonly distancesKm: Readonly<Record<string, number>> | null;
  /** Whose it is, one entry an owner; null where that is not known. */
  readonly owners: readonly string[] | null;
}
