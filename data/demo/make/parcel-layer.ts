import { codeSystem, parkId } from "./plan-layers.ts";
import type { Shape } from "./plane.ts";
import type { Plot } from "./plots.ts";
import { createRandom } from "./random.ts";
import { isStandardFactory } from "./roles.ts";
import { known, type OutFeature, type Properties, polygon } from "./write.ts";

const codeOf = (plot: Plot): Properties => {
  if (plot.role === "no_code_system") return { landUse: plot.lot.landUse };
  if (plot.role === "unknown_code") return { landUse: "100109", codeSystem };
  return { landUse: plot.lot.landUse, codeSystem };
};

function servicesOf(plot: Plot, random: ReturnType<typeof createRandom>): Properties {
  if (plot.facts.status !== "unsupplied")
    return {
      road: true,
      water: true,
      drainage: true,
      power: true,
      telecom: true,
      gas: true,
      heat: "not_applicable",
      levelled: true,
    };
  if (plot.role === "unsupplied" && plot.lot.landUse === "01")
    return { road: true, heat: "not_applicable", levelled: false };
  const ready = plot.role !== "unsupplied";
  return known({
    road: true,
    water: true,
    drainage: ready || random.next() < 0.5,
    power: true,
    telecom: ready ? true : undefined,
    gas: random.next() < 0.75,
    heat: "not_applicable",
    levelled: ready,
  });
}

function listingOf(plot: Plot, random: ReturnType<typeof createRandom>): Properties | undefined {
  const contactId = random.pick(["C1", "C2"]);
  const rail = Math.hypot(plot.lot.at[0] - 860, plot.lot.at[1] - 240) * 0.0043;
  const round1 = (n: number): number => Math.round(n * 10) / 10;
  const distancesKm = {
    rail_goods_station: round1(0.4 + rail),
    motorway: round1(4.2 + (plot.lot.at[1] - 100) * 0.0043),
    river_port: round1(11.5 + random.between(0, 1)),
    airport: round1(52 + random.between(0, 3)),
  };
  const verifiedOn = `2026-0${random.whole(1, 3)}-${String(random.whole(8, 28)).padStart(2, "0")}`;
  const shared = {
    verifiedOn,
    verifiedBy: "Investment Office",
    contactId,
    distancesKm,
  };
  if (isStandardFactory(plot.role))
    return {
      kind: "factory",
      availableFrom: "2026-04-15",
      powerKva: 1600,
      permittedUses: ["industry"],
      ...shared,
    };
  const offered = plot.facts.status === "unsupplied" && /^(1001|11)/.test(plot.lot.landUse);
  if (!offered) return undefined;
  const storage = plot.lot.landUse.startsWith("11");
  return {
    kind: "land",
    availableFrom: random.pick(["2026-04-01", "2026-06-30", "2026-09-30", "2026-10-31", "2027-03-31"]),
    priceWanPerMu: round1(storage ? 18.4 : 16 + random.between(0, 3.4)),
    termYears: random.next() < 0.2 ? 20 : 50,
    powerKva: random.pick([6300, 10_000, 12_500, 16_000, 20_000]),
    permittedUses: storage ? ["storage_1"] : ["industry"],
    ...shared,
  };
}

export function parcelFeatures(plots: readonly Plot[], shapes: ReadonlyMap<string, Shape>): OutFeature[] {
  return plots.map((plot) => {
    const random = createRandom(5000 + plot.lot.serial * 104729);
    const { facts, lot } = plot;
    const services = servicesOf(plot, random);
    const listing = listingOf(plot, random);
    const enterpriseIds = plot.company ? [plot.company.id] : [];
    return {
      properties: known({
        id: plot.id,
        parkId,
        cadastralNo: `411599001${String(lot.sector).padStart(3, "0")}GB${String(lot.serial).padStart(5, "0")}`,
        deedAreaM2: plot.deedM2,
        ...codeOf(plot),
        ownership: lot.landUse === "01" ? "collective" : "state",
        approval: facts.approval,
        supply: facts.supply,
        contract: facts.contract,
        construction: facts.construction,
        reserve: facts.reserve,
        evidence: [...facts.evidence, ...extraEvidence(plot)],
        enterpriseIds,
        services,
        listing,
        greenAreaM2: plot.greenM2,
        adminLandM2: plot.adminLandM2,
        grossFloorAreaM2: plot.role === "no_buildings_mapped" ? statedFloorM2(plot) : undefined,
        published: facts.status !== "idle" && facts.status !== "unknown",
      }),
      geometry: polygon(shapes.get(plot.id) ?? lot.shape),
    };
  });
}

/** Floor area as stated where no building is mapped: 0.84 of the deed area, in full tens. */
export const statedFloorM2 = (plot: Plot): number => Math.round((plot.deedM2 ?? plot.gridM2) * 0.084) * 10;

function extraEvidence(plot: Plot): Properties[] {
  const out: Properties[] = [];
  if (plot.greenM2 !== undefined)
    out.push({
      about: "greenAreaM2",
      on: "2025-10-17",
      by: "Park committee, yearly survey",
      document: "临园测〔2025〕006号",
    });
  if (plot.facts.status === "built" && plot.form.houses.length > 0)
    out.push({ about: "vacantSince", on: "2025-12-15", by: "Park committee, building survey" });
  if (plot.role === "admin_relaxed")
    for (const key of ["admin_land_share", "admin_gfa_share"])
      out.push({
        about: `relaxation.${key}`,
        on: "2023-08-18",
        by: "City government",
        document: "信政函〔2023〕41号（示例）",
      });
  return out;
}
