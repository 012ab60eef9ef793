import type { LandAccountsRule } from "../../model/evaluation-rules.ts";
import type { GroundAccount, SupplyAccount } from "../../model/land-accounts.ts";
import type { Zone } from "../../model/records.ts";
import type { AuditWorld } from "../audit-world.ts";
import type { JudgedParcel } from "../judged-parcel.ts";
import {
  type AccountContext,
  classifyBuilt,
  classifyUnplanned,
  classifyZoneGround,
  findUnbuildableUse,
  isGroundUse,
} from "./classify-ground.ts";
import { classifyParcel, classifyToCome } from "./classify-parcel.ts";
import { decided, eitherOf, type LandCell, type Options } from "./land-cell.ts";
import type { OpenGround, ParkGround } from "./measure-park-ground.ts";

const calm = {
  isIdle: false,
  isSuspectedIdle: false,
  idleMissing: [],
  isHighTech: false,
  highTechMissing: [],
} as const;

/**
 * All ground of a park as cells of land accounts: the parcels that belong to it, then what its zones hold besides, then what
 * neither covers. `parcels` are those that belong to this park itself and not to a park inside it.
 */
export function collectCells(
  parkId: string,
  parcels: readonly JudgedParcel[],
  ground: ParkGround,
  rule: LandAccountsRule,
  world: AuditWorld,
): readonly LandCell[] {
  const { dataset } = world.sources;
  const { landUseTables, asOf } = world.context;
  const context = { rule, landUseTables, asOf, hasEnterprises: dataset.enterprises !== undefined };
  const cells: LandCell[] = [];
  for (const parcel of parcels) {
    const { id } = parcel.facts.parcel;
    const below = world.measured.groundByParcel.get(id);
    const inputs = [parcel.amounts, below, context.hasEnterprises];
    cells.push(...world.memory.recall(`cells ${id}`, inputs, () => classifyParcel(parcel, below, context)));
  }
  for (const open of ground.open) {
    const zone = open.zoneId === null ? undefined : dataset.layers.zones?.get(open.zoneId);
    if (zone === undefined) cells.push(...classifyGap(parkId, open, dataset.layers.zones !== undefined, context));
    else cells.push(...classifyZone(zone, open, context));
  }
  return cells;
}

function classifyZone(zone: Zone, open: OpenGround, context: AccountContext): readonly LandCell[] {
  return open.ground.parts.map((part): LandCell => {
    const ground = open.isSliver ? sliverOf(zone, context) : classifyZoneGround(zone, part, open.ground, context);
    return {
      ...calm,
      layer: "zones",
      id: zone.id,
      areaM2: part.areaM2,
      ground,
      supply: classifyOpenSupply(zone, ground, context),
    };
  });
}

/** A strip beside a parcel is what its zone is; nobody surveys it. */
function sliverOf(zone: Zone, context: AccountContext): Options<GroundAccount> {
  const unbuildable = findUnbuildableUse(zone, context);
  if (unbuildable !== undefined) return decided(unbuildable);
  return isGroundUse(zone, context) ? classifyBuilt(zone, context) : decided("B22");
}

/** Supply of ground without parcel: none is on record, so built ground counts as the rule says and the rest is still to come. */
function classifyOpenSupply(
  zone: Zone,
  ground: Options<GroundAccount>,
  context: AccountContext,
): Options<SupplyAccount> {
  const undocumented = decided<SupplyAccount>(context.rule.undocumented_ground);
  const toCome = classifyToCome(zone, ground, context);
  const built = ground.accounts.filter((account) => account.startsWith("A")).length;
  if (built === ground.accounts.length) return undocumented;
  if (built === 0) return toCome;
  return eitherOf([{ ...undocumented, missing: ground.missing }, toCome]);
}

function classifyGap(
  parkId: string,
  open: OpenGround,
  hasZones: boolean,
  context: AccountContext,
): readonly LandCell[] {
  return open.ground.parts.map((part): LandCell => {
    const ground = open.isSliver
      ? decided<GroundAccount>("B22")
      : classifyUnplanned(part, open.ground, "zones", context);
    return {
      ...calm,
      layer: "parks",
      id: parkId,
      areaM2: part.areaM2,
      ground,
      supply: classifyGapSupply(ground, open.isSliver || hasZones, context),
    };
  });
}

/** Land no plan gives to a user cannot be supplied; without zones nobody knows whether one does. */
function classifyGapSupply(
  ground: Options<GroundAccount>,
  isPlanless: boolean,
  { rule }: AccountContext,
): Options<SupplyAccount> {
  const built = ground.accounts.some((account) => account.startsWith("A"));
  const undocumented: readonly SupplyAccount[] = built ? [rule.undocumented_ground] : [];
  const isBuilt = ground.accounts.every((account) => account.startsWith("A"));
  if (isBuilt) return { accounts: undocumented, missing: [] };
  const rest: readonly SupplyAccount[] = isPlanless ? ["F"] : ["E1", "E21", "E22", "F"];
  const accounts = [...new Set([...undocumented, ...rest])];
  return { accounts, missing: accounts.length === 1 ? [] : ["zones", ...ground.missing] };
}
