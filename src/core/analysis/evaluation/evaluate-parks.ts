import type { Figure } from "../../model/figure.ts";
import { compareIds } from "../../model/ids.ts";
import type { Issue } from "../../model/issue.ts";
import type { Park } from "../../model/records.ts";
import type { DevelopmentZoneType } from "../../rules/development-zone-type.ts";
import { findSection, type PackSection } from "../audit-context.ts";
import type { AuditWorld } from "../audit-world.ts";
import { toAccountFigures } from "./account-figures.ts";
import { assembleOwn, assembleWhole, type OwnLand, unknownHolding } from "./assemble-holding.ts";
import { checkAccounts, findAccountIssues } from "./check-accounts.ts";
import { collectCells } from "./collect-cells.ts";
import { evaluateSponsors, type SponsoredPark } from "./evaluate-sponsors.ts";
import type { Holding } from "./holding.ts";
import { type LandIndicators, toIndicatorFigure, toLandIndicators } from "./indicator-figures.ts";
import type { LandCell } from "./land-cell.ts";
import type { LandEvaluation } from "./land-evaluation.ts";
import { findInnerParks } from "./measure-grounds.ts";
import { computePotentials } from "./potentials.ts";
import { scoreIdeals } from "./score-ideals.ts";
import { findUnusualValues } from "./unusual-values.ts";
import { findZoneType } from "./zone-type.ts";

export interface EvaluatedPark {
  readonly indicators: LandIndicators;
  readonly evaluation: LandEvaluation;
  readonly issues: readonly Issue[];
}

/**
 * Evaluation of intensive land use of every park (TD/T 1029-2010, domain §4): land accounts, indicators, type of zone,
 * potentials, and how near the pack's ideals they come. A park that consists of others is the sum of theirs and what is its
 * own. Without a pack that says which ground goes to which account everything is unknown.
 */
export function* evaluateParks(world: AuditWorld): Generator<number, ReadonlyMap<string, EvaluatedPark>, void> {
  const parks = world.sources.dataset.layers.parks ?? new Map<string, Park>();
  const ids = [...parks.keys()].sort(compareIds);
  const holdings = yield* assembleHoldings(ids, parks, world);
  const evaluated = new Map<string, EvaluatedPark>();
  for (const id of ids) {
    const entry = holdings.get(id);
    if (entry === undefined) continue;
    evaluated.set(id, evaluatePark(entry, holdings, world));
    yield evaluated.size;
  }
  return evaluated;
}

interface ParkHolding extends SponsoredPark {
  readonly innerIds: readonly string[];
  /** Why nothing can be said at all. */
  readonly reason: string | undefined;
}

function* assembleHoldings(
  ids: readonly string[],
  parks: ReadonlyMap<string, Park>,
  world: AuditWorld,
): Generator<number, ReadonlyMap<string, ParkHolding>, void> {
  const { rulePacks } = world.context;
  const section = findSection(rulePacks, "land_accounts")?.section;
  const inner = findInnerParks(parks);
  const result = new Map<string, ParkHolding>();
  const hasParcels = world.sources.dataset.layers.parcels !== undefined;
  if (section === undefined || !hasParcels) {
    const noSection = rulePacks.length === 0 ? "no_rule_pack" : "no_land_accounts";
    const reason = section === undefined ? noSection : "layer_missing";
    for (const [id, park] of parks) {
      const missing = hasParcels ? [] : [{ layer: "parks", first: id, name: "parcels", records: 1 }];
      result.set(id, { park, innerIds: inner.get(id) ?? [], holding: unknownHolding(reason, missing), reason });
    }
    return result;
  }
  const lands = new Map<string, OwnLand>();
  const cellsByParcel = new Map<string, readonly LandCell[]>();
  for (const id of ids) {
    const land = collectOwnLand(id, parks, section, world);
    if (land === undefined) continue;
    lands.set(id, land);
    for (const [parcelId, cells] of groupCells(land.cells)) cellsByParcel.set(parcelId, cells);
    yield lands.size;
  }
  const owns = new Map<string, Holding>();
  for (const [id, land] of lands) {
    owns.set(id, assembleOwn(land, cellsByParcel, section, world));
    yield owns.size;
  }
  for (const [id, land] of lands) {
    const own = owns.get(id);
    if (own === undefined) continue;
    const innerIds = inner.get(id) ?? [];
    const parts = innerIds.flatMap((innerId) => owns.get(innerId) ?? []);
    const parcels = world.parcelsByPark.get(id) ?? [];
    const holding = assembleWhole(land, own, parts, parcels, cellsByParcel, section, world);
    result.set(id, { park: land.park, innerIds, holding, reason: undefined });
  }
  return result;
}

function collectOwnLand(
  id: string,
  parks: ReadonlyMap<string, Park>,
  section: PackSection<"land_accounts">["section"],
  world: AuditWorld,
): OwnLand | undefined {
  const park = parks.get(id);
  const ground = world.measured.grounds.get(id);
  const shape = world.sources.measured.parks.byId.get(id);
  if (park === undefined || ground === undefined || shape === undefined) return undefined;
  const parcels = (world.parcelsByPark.get(id) ?? []).filter(({ parkIds }) => parkIds[0] === id);
  const cells = collectCells(id, parcels, ground, section, world);
  const gridM2 = world.sources.grid?.areaM2(park.geometry) ?? null;
  const gridScale = gridM2 === null ? null : gridM2 / shape.areaM2;
  return { park, parcels, cells, ground, scale: world.sources.basis === "grid" ? gridScale : 1 };
}

function groupCells(cells: readonly LandCell[]): ReadonlyMap<string, readonly LandCell[]> {
  const groups = new Map<string, LandCell[]>();
  for (const cell of cells) {
    if (cell.layer !== "parcels") continue;
    const group = groups.get(cell.id);
    if (group === undefined) groups.set(cell.id, [cell]);
    else group.push(cell);
  }
  return groups;
}

function evaluatePark(
  { park, holding, innerIds, reason }: ParkHolding,
  holdings: ReadonlyMap<string, ParkHolding>,
  world: AuditWorld,
): EvaluatedPark {
  const { rulePacks } = world.context;
  const from = `parks/${park.id}`;
  const intensive = findSection(rulePacks, "intensive_use");
  const rule = findSection(rulePacks, "ideals");
  const zoneType = reason === undefined ? findZoneType(holding, intensive?.section) : unknownType;
  const indicators = forType(toLandIndicators(holding, from), zoneType);
  const ideals = zoneType.type === null ? [] : (rule?.section.types[zoneType.type] ?? []);
  const identity = checkAccounts(holding, intensive, park.id, reason);
  const inner = innerIds.flatMap((id) => holdings.get(id) ?? []);
  return {
    indicators,
    evaluation: {
      areaBasis: world.sources.basis === "grid" ? "grid" : "ellipsoidal",
      accounts: toAccountFigures(holding.accounts, from),
      identity,
      zoneType,
      potentials: computePotentials(holding, indicators, ideals, park.id),
      yearsOfSupply: toIndicatorFigure("years_of_supply", holding, from),
      ...scoreIdeals(indicators, zoneType, rule, park.id),
      sponsors: evaluateSponsors({ park, holding }, inner),
    },
    issues: [
      ...(intensive === undefined ? [] : findAccountIssues(identity, intensive.section, park.id)),
      ...findUnusualValues(indicators, findSection(rulePacks, "usual_values")?.section, park.id),
    ],
  };
}

const unknownType: DevelopmentZoneType = { type: null, state: "unknown", missing: [] };

/** Population density is an indicator of zones integrated with a city. */
function forType(indicators: LandIndicators, { type }: DevelopmentZoneType): LandIndicators {
  if (type === null || type === "city_integrated") return indicators;
  const { unit, inputs, formula, source } = indicators.population_density;
  const reason = "not_city_integrated";
  const density: Figure = { value: null, unit, state: "not_applicable", reason, missing: [], inputs, formula, source };
  return { ...indicators, population_density: density };
}
