import type { Check } from "../../model/check.ts";
import type { AreaGeometry } from "../../model/coordinates.ts";
import { buildingProperties, enterpriseSchema, parcelProperties } from "../../model/records.ts";
import type { RulePack } from "../../model/rule-pack.ts";
import { convertUnit } from "../../model/units.ts";
import { aggregateVerdicts } from "../../model/verdict.ts";
import { computeIndicators, findLimitChecks } from "../limit-checks.ts";
import { computeLimitFigures } from "../limit-figures.ts";
import type { BuildingOnParcel, ParcelFacts } from "../parcel-facts.ts";
import { readNumber, readText } from "./read-inputs.ts";
import { type AdapterTable, getPack, type Inputs, type Outputs, type VectorContext } from "./vector-context.ts";

/** Domain §10.6: other countries. Each is one parcel judged by one pack, on the same path as every parcel of an audit. */
export const internationalAdapters: AdapterTable = {
  "intl.de_baunvo": (inputs, context) => {
    const groundM2 = readNumber(inputs, "ground_m2");
    const facts = createFacts(inputs, "zone", "de-baunvo", {
      siteM2: readNumber(inputs, "site_m2"),
      footprintM2: groundM2,
      buildings: [
        aBuilding({
          grossFloorAreaM2: readNumber(inputs, "floor_m2"),
          volumeM3: readNumber(inputs, "volume_m3"),
        }),
      ],
    });
    const keys = { GRZ: "building_density", GFZ: "far", BMZ: "building_mass" };
    const judged = judge(facts, getPack(context, "de-baunvo"), context);
    const each = (pick: (key: string) => unknown): Outputs =>
      Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, pick(key)]));
    return {
      ...each((key) => judged.values[key] ?? null),
      limits: each((key) => judged.checks.get(key)?.limit ?? null),
      items: each((key) => judged.checks.get(key)?.verdict ?? "unknown"),
      verdict: judged.checks.size === 0 ? "unknown" : judged.verdict,
      ...reasonOf(facts, judged, "zone_not_in_table"),
      missing: findMissing(inputs, ["zone", "site_m2", "ground_m2", "floor_m2", "volume_m3"]),
    };
  },
  "intl.sg_b1_quantum": (inputs, context) => {
    const gfaM2 = readNumber(inputs, "gfa_m2");
    const predominantM2 = readNumber(inputs, "predominant_m2");
    const ancillaryM2 = gfaM2 === null || predominantM2 === null ? null : gfaM2 - predominantM2;
    const facts = createFacts({ zone: "B1" }, "zone", "sg-ura", {
      siteM2: null,
      footprintM2: null,
      buildings: [
        aBuilding({ use: "industry", grossFloorAreaM2: predominantM2 }),
        aBuilding({ use: "office", grossFloorAreaM2: ancillaryM2 }),
      ],
    });
    const { values, checks } = judge(facts, getPack(context, "sg-ura"), context);
    const check = checks.get("predominant_gfa_share");
    return {
      predominant_share: values.predominant_gfa_share ?? null,
      min_share: check?.limit ?? null,
      verdict: check?.verdict ?? "unknown",
      missing: findMissing(inputs, ["predominant_m2", "gfa_m2"]),
    };
  },
  "intl.sg_b1_buffer": (inputs, context) => {
    const nuisanceBufferM = readNumber(inputs, "required_nuisance_buffer_m");
    const facts = createFacts({ zone: "B1" }, "zone", "sg-ura", { siteM2: null, footprintM2: null, nuisanceBufferM });
    const check = judge(facts, getPack(context, "sg-ura"), context).checks.get("nuisance_buffer_m");
    return {
      max_m: check?.limit ?? null,
      verdict: check?.verdict ?? "unknown",
      missing: findMissing(inputs, ["required_nuisance_buffer_m"]),
    };
  },
  "intl.nyc_far": (inputs, context) => {
    const toM2 = (name: string): number | null => {
      const given = readNumber(inputs, name);
      return given === null ? null : (convertUnit(given, "ft2", "m2") ?? null);
    };
    const facts = createFacts(inputs, "district", "us-nyc-zr", {
      siteM2: toM2("lot_sf"),
      footprintM2: null,
      buildings: [aBuilding({ grossFloorAreaM2: toM2("floor_area_sf") })],
    });
    const judged = judge(facts, getPack(context, "us-nyc"), context);
    const check = judged.checks.get("far");
    return {
      far: judged.values.far ?? null,
      max: check?.limit ?? null,
      verdict: check?.verdict ?? "unknown",
      ...reasonOf(facts, judged, "district_not_in_table"),
      missing: findMissing(inputs, ["district", "lot_sf", "floor_area_sf"]),
    };
  },
};

interface Parts {
  readonly siteM2: number | null;
  readonly footprintM2: number | null;
  readonly buildings?: readonly BuildingOnParcel[];
  readonly nuisanceBufferM?: number | null;
}

const nowhere: AreaGeometry = { type: "Polygon", coordinates: [] };

function aBuilding(properties: Readonly<Record<string, unknown>>): BuildingOnParcel {
  const record = buildingProperties.parse({ id: "vector", ...properties });
  return { building: { ...record, geometry: nowhere, extra: {} }, footprintM2: 0, onParcelM2: 0, share: 1 };
}

/** The inputs of a vector as a parcel: nothing else is on record about it. */
function createFacts(inputs: Inputs, codeName: string, codeSystem: string, parts: Parts): ParcelFacts {
  const { siteM2, footprintM2, buildings = [], nuisanceBufferM } = parts;
  const landUse = readText(inputs, codeName);
  const enterprise = enterpriseSchema.parse({ id: "vector", name: "vector", nuisanceBufferM: nuisanceBufferM ?? null });
  return {
    parcel: { ...parcelProperties.parse({ id: "vector", landUse, codeSystem }), geometry: nowhere, extra: {} },
    areaM2: { deed: siteM2, ellipsoidal: siteM2 ?? 0, grid: null },
    siteArea: { valueM2: siteM2, basis: "deed", name: "deedAreaM2", from: "parcels/vector", date: null },
    buildings,
    footprintUnionM2: footprintM2,
    structures: null,
    structureUnionM2: null,
    zoneShares: [],
    zonesById: new Map(),
    enterprises: nuisanceBufferM === undefined ? [] : [{ ...enterprise, extra: {} }],
    parcelCountByEnterprise: new Map(),
    controls: [],
    serviceReach: null,
  };
}

interface Judged {
  /** By the key of the limit. */
  readonly checks: ReadonlyMap<string, Check>;
  readonly values: Readonly<Record<string, number | null>>;
  readonly verdict: Check["verdict"];
}

/** One pack's limits on one parcel, through the functions an audit uses. */
function judge(facts: ParcelFacts, pack: RulePack, { defaults }: VectorContext): Judged {
  const context = { asOf: "2026-01-01", packs: [{ pack, sha256: "" }], defaults };
  const indicators = computeIndicators(facts, context);
  const found = findLimitChecks(facts, indicators, [], "built", context);
  const figures = { ...indicators, ...computeLimitFigures(facts, new Set(pack.limits.map(({ key }) => key)), context) };
  return {
    checks: new Map(found.map((check) => [check.key, check])),
    values: Object.fromEntries(Object.entries(figures).map(([key, figure]) => [key, figure.value])),
    verdict: aggregateVerdicts(found.map(({ verdict }) => verdict)),
  };
}

/** What is wrong with the site goes before a code that no limit speaks of. */
function reasonOf({ siteArea }: ParcelFacts, { checks }: Judged, unlisted: string): Outputs {
  if (siteArea.valueM2 === null) return { reason: "site_area_missing" };
  if (!(siteArea.valueM2 > 0)) return { reason: "invalid_site_area" };
  const isListed = checks.size > 0 && [...checks.values()].every(({ limit }) => limit !== null);
  return isListed ? {} : { reason: unlisted };
}

function findMissing(inputs: Inputs, names: readonly string[]): readonly string[] {
  return names.filter((name) => (inputs[name] ?? null) === null);
}
