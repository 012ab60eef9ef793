import { type BuiltForm, buildUp, countableM2, footprintsM2, plainM2 } from "./built-form.ts";
import { type Company, companyRegister } from "./companies.ts";
import { type Facts, factsFor } from "./facts.ts";
import { toPlane } from "./frame.ts";
import type { NumberedLot } from "./numbering.ts";
import { inShape, type XY } from "./plane.ts";
import { createRandom, type Random } from "./random.ts";
import { type Role, roles } from "./roles.ts";

/** A parcel with all that is recorded about it. */
export interface Plot {
  readonly lot: NumberedLot;
  readonly id: string;
  readonly role: Role;
  /** Area on the plane of EPSG:4547, m². */
  readonly gridM2: number;
  readonly deedM2: number | undefined;
  readonly facts: Facts;
  readonly form: BuiltForm;
  readonly company: Company | undefined;
  readonly greenM2: number | undefined;
  readonly adminLandM2: number | undefined;
}

const cent = (n: number): number => Math.round(n * 100) / 100;
const none: BuiltForm = { houses: [], yards: [] };

/** Share of the site under buildings, production structures and yards, as designed. */
const coefficientOf = (plot: Plot, siteM2: number): number =>
  (footprintsM2(plot.form.houses) +
    plot.form.yards.filter((y) => y.servesProduction).reduce((s, y) => s + y.areaM2, 0)) /
  siteM2;
export const farOf = (plot: Plot, siteM2: number): number => countableM2(plot.form.houses) / siteM2;

function rolesByLot(lots: readonly NumberedLot[]): Map<string, Role> {
  const out = new Map<string, Role>();
  for (const [role, at] of roles) {
    const lot = lots.find((each) => inShape(toPlane(at), each.shape));
    if (!lot) throw new Error(`no parcel at ${at.join(", ")} for ${role}`);
    if (out.has(lot.id)) throw new Error(`${lot.id} has two roles: ${out.get(lot.id)}, ${role}`);
    out.set(lot.id, role);
  }
  return out;
}

/** Land that a parcel claims beyond its own side (planted.ts); its deed counts it in. */
const claims: readonly (readonly [areaM2: number, at: XY])[] = [
  [180, [918, 419]],
  [6, [859, 388]],
  [300, [978, 322]],
];

export function makePlots(lots: readonly NumberedLot[]): Plot[] {
  const byLot = rolesByLot(lots);
  const company = companyRegister(createRandom(20260331));
  return lots.map((lot) => makePlot(lot, byLot.get(lot.id) ?? "plain", company));
}

function makePlot(lot: NumberedLot, role: Role, nextCompany: (landUse: string) => Company): Plot {
  const random: Random = createRandom(1000 + lot.serial * 7919);
  const claim = claims.find(([, at]) => inShape(toPlane(at), lot.shape));
  const drawnM2 = lot.areaM2 + (claim?.[0] ?? 0);
  const deedM2 =
    role === "deed_missing"
      ? undefined
      : role === "deed_differs_04"
        ? cent(drawnM2 / 1.004)
        : role === "deed_differs_3"
          ? cent(drawnM2 / 0.97)
          : cent(drawnM2 * (1 + random.between(-0.0009, 0.0009)));
  const isGreen = lot.landUse.startsWith("14");
  const siteM2 = deedM2 ?? lot.areaM2;
  const facts = factsFor({ serial: lot.serial, landUse: lot.landUse, role, siteM2 }, random);
  const ring = lot.shape[0]!;
  const stands = facts.status === "built" || (facts.status === "building" && role !== "suspended_ratios_unknown");
  const half = facts.status === "idle" && (role.startsWith("idle_b") || role === "idle_confirmed_suspended");
  let form = stands && !isGreen ? buildUp(ring, lot.landUse, role, random) : none;
  if (half) {
    const whole = buildUp(ring, lot.landUse, role, random);
    form = { houses: whole.houses.slice(0, 1), yards: [] };
  }
  const used = facts.status !== "unsupplied" && !isGreen;
  const company = used ? nextCompany(role === "class_3_in_class_1" ? "100103" : lot.landUse) : undefined;
  const isIndustry = lot.landUse.startsWith("1001");
  const built = facts.status === "built";
  const greenShare = role === "green_high" ? 0.243 : random.between(0.07, 0.172);
  const adminShare = role === "admin_high" ? 0.091 : role === "admin_relaxed" ? 0.112 : random.between(0.028, 0.066);
  const plot: Plot = {
    lot,
    id: lot.id,
    role,
    gridM2: lot.areaM2,
    deedM2,
    facts,
    form,
    company,
    greenM2: isGreen ? cent(siteM2) : built ? Math.round(siteM2 * greenShare) : undefined,
    adminLandM2: built && isIndustry ? Math.round(siteM2 * adminShare) : undefined,
  };
  if (built && isIndustry && facts.contract) setLimits(plot, siteM2, facts.contract, random);
  return plot;
}

const steps = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.4, 1.6];
const down = (value: number): number => steps.reduce((best, s) => (s <= value * 0.985 ? s : best), 0.4);

/** Sets the contract's minima so that the parcel keeps them, but for the parcels that are meant to break one. */
function setLimits(plot: Plot, siteM2: number, contract: Record<string, unknown>, random: Random): void {
  const far = farOf(plot, siteM2);
  const coefficient = coefficientOf(plot, siteM2);
  const isNew = String(contract.signedOn) >= "2023-06-25";
  contract.farMin = down(far);
  contract.farMax = Math.max(1.8, Math.ceil(far * 1.25 * 10) / 10);
  contract.buildingCoefficientMin = isNew ? 0.4 : coefficient >= 0.36 && random.next() < 0.5 ? 0.35 : 0.3;
  switch (plot.role) {
    case "far_below_contract":
      contract.farMin = Math.ceil(far * 1.18 * 20) / 20;
      break;
    case "coefficient_unknown":
      // Between footprints alone and footprints with the yard.
      contract.buildingCoefficientMin = Math.round((coefficient - 0.02) * 100) / 100;
      break;
    case "far_above_plan":
      contract.farMax = undefined;
      break;
    case "hall_over_8m":
      contract.farMin = 0.7;
      break;
    case "height_unknown_passes":
      contract.farMin = down(plainM2(plot.form.houses) / siteM2);
      break;
    case "height_unknown_open":
      contract.farMin = Math.ceil((plainM2(plot.form.houses) / siteM2) * 1.3 * 20) / 20;
      break;
    case "no_buildings_mapped":
      contract.farMin = 0.7;
      break;
    case "coefficient_low_old_contract":
      contract.buildingCoefficientMin = 0.35;
      break;
    case "admin_relaxed":
      contract.adminLandShareMax = 0.15;
      contract.adminGfaShareMax = 0.3;
      break;
    default:
  }
  if (contract.farMax === undefined) delete contract.farMax;
}
