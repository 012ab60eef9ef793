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
    const inner = entry.innerIds.flatMap((innerId) => holdings.get(innerId) ?? []);
    const inputs = [entry, ...inner].flatMap(({ park, holding, reason }) => [park, holding, reason]);
    evaluated.set(
      id,
      world.memory.recall(`evaluation ${id}`, inputs, () => evaluatePark(entry, inner, world)),
    );
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
  const lands = new Map(ids.map((id) => [id, findOwnLand(id, parks, section, world)]));
  const owns = new Map<string, Holding>();
  for (const [id, land] of lands) {
    if (land === undefined) continue;
    const make = () => assembleOwn(land.collect(), groupCells(land.collect().cells), section, world);
    owns.set(id, world.memory.recall(`own land ${id}`, land.inputs, make));
    yield owns.size;
  }
  for (const [id, land] of lands) {
    const own = owns.get(id);
    if (land === undefined || own === undefined) continue;
    const innerIds = inner.get(id) ?? [];
    const parts = innerIds.flatMap((innerId) => owns.get(innerId) ?? []);
    const all = [land, ...innerIds.flatMap((innerId) => lands.get(innerId) ?? [])];
    const make = () => {
      const cells = groupCells(all.flatMap((one) => one.collect().cells));
      return assembleWhole(land.collect(), own, parts, world.parcelsByPark.get(id) ?? [], cells, section, world);
    };
    const inputs = [own, ...parts, ...all.flatMap((one) => one.inputs)];
    const holding = innerIds.length === 0 ? own : world.memory.recall(`whole land ${id}`, inputs, make);
    result.set(id, { park: land.park, innerIds, holding, reason: undefined });
    yield result.size;
  }
  return result;
}

/** The land of a park, put together when it is asked for, and what that is made from. */
interface FoundLand {
  readonly park: Park;
  readonly inputs: readonly unknown[];
  readonly collect: () => OwnLand;
}

function findOwnLand(
  id: string,
  parks: ReadonlyMap<string, Park>,
  section: PackSection<"land_accounts">["section"],
  world: AuditWorld,
): FoundLand | undefined {
  const { sources, measured, memory } = world;
  const { dataset } = sources;
  const park = parks.get(id);
  const ground = measured.grounds.get(id);
  const shape = sources.measured.parks.byId.get(id);
  if (park === undefined || ground === undefined || shape === undefined) return undefined;
  const parcels = (world.parcelsByPark.get(id) ?? []).filter(({ parkIds }) => parkIds[0] === id);
  const gridM2 = memory.recall(`grid area ${id}`, [park.geometry], () => sources.grid?.areaM2(park.geometry) ?? null);
  const gridScale = gridM2 === null ? null : gridM2 / shape.areaM2;
  const inputs: unknown[] = [park, ground, shape, dataset.enterprises, sources.parcelCountByEnterprise];
  for (const { zoneId } of ground.open) inputs.push(zoneId === null ? null : dataset.layers.zones?.get(zoneId));
  inputs.push(dataset.layers.zones === undefined);
  for (const { amounts, facts } of parcels) inputs.push(amounts, measured.groundByParcel.get(facts.parcel.id));
  let land: OwnLand | undefined;
  return {
    park,
    inputs,
    collect() {
      land ??= {
        park,
        parcels,
        cells: collectCells(id, parcels, ground, section, world),
        ground,
        scale: sources.basis === "grid" ? gridScale : 1,
      };
      return land;
    },
  };
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
  { park, holding, reason }: ParkHolding,
  inner: readonly ParkHolding[],
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
