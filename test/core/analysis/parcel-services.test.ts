import { describe, expect, test } from "vitest";
import { judgeServices } from "../../../src/core/analysis/parcel-services.ts";
import { aParcel } from "../../support/a-parcel.ts";
import { aDataset, aLine, aRectangle, audit, drawInfrastructure, drawParcel } from "../../support/metric-park.ts";
import { defaults, loaded, national2023 } from "../../support/rule-context.ts";

const shape = aRectangle(0, 0, 100, 100);
/** A water main 30 m east of the parcel, a power line 80 m east of it, and a sewer nobody has dated. */
const infrastructure = [
  drawInfrastructure("W1", aLine([130, -50], [130, 150]), { kind: "line" }),
  drawInfrastructure("E1", aLine([180, -50], [180, 150]), { service: "power" }),
  drawInfrastructure("E2", aLine([110, -50], [110, 150]), { service: "power", status: "planned" }),
  drawInfrastructure("S1", aLine([110, -50], [110, 150]), { service: "sewage", status: null }),
  drawInfrastructure("G1", { type: "Point", coordinates: [114.1, 32.1] }, { service: "garbage", serviceRadiusM: 500 }),
];

function auditServices(services: unknown, layer: typeof infrastructure | null = infrastructure) {
  const parcels = [drawParcel("A", shape, { services, approval: { granted: true, expropriated: true } })];
  const layers = layer === null ? { parcels } : { parcels, infrastructure: layer };
  const [parcel] = audit(aDataset(layers), { rulePacks: [loaded(national2023)] }).parcels;
  if (parcel === undefined) throw new Error("the parcel was not audited");
  return parcel;
}

describe("services of a parcel", () => {
  test("are read off the map where nobody recorded them, by edge-to-edge distance to a built line", () => {
    const states = new Map(auditServices(null).services.map((service) => [service.key, service]));
    expect(states.get("water")).toMatchObject({ state: true, by: "inferred", from: "infrastructure/W1" });
    expect(states.get("water")?.distanceM).toBeCloseTo(30, 3);
    expect(states.get("power")).toMatchObject({ state: false, by: "inferred", from: "infrastructure/E1" });
    expect(states.get("gas")).toEqual({ key: "gas", state: null, by: "unknown" });
    expect(states.get("sewage")).toMatchObject({ state: null });
    expect(states.get("garbage")).toMatchObject({ state: true, from: "infrastructure/G1" });
    expect([...states.keys()].slice(-3)).toEqual(["sewage", "garbage", "post"]);
  });

  test("recorded ones stand, and the map fills in the rest", () => {
    const { readiness } = auditServices({ road: true, power: true, heat: "not_applicable", levelled: true });
    // Road, water and power of six asked; drainage, telecom and gas are open.
    expect(readiness.score).toMatchObject({ value: null, lower: 0.5, upper: 1, state: "unknown" });
    expect(readiness).toMatchObject({ ready_3t: true, ready_5t: null, ready_7t: null, ready_for_supply: true });
  });

  test("without power and levelled ground land is not ready for supply, and the check says how it knows", () => {
    const { readiness, checks } = auditServices(null);
    expect(readiness).toMatchObject({ ready_3t: false, ready_for_supply: false, missing: [] });
    const check = checks.find(({ rule }) => rule === "infra.readiness");
    expect(check).toMatchObject({ verdict: "conditional", reason: "not_ready", certainty: "D" });
    expect(check?.details).toMatchObject({ inferred: "water, power", readyForSupply: false });
  });

  test("nothing is said of services nobody recorded or mapped", () => {
    const { readiness, checks, services } = auditServices(null, null);
    expect(services.every(({ state }) => state === null)).toBe(true);
    expect(readiness).toMatchObject({ ready_for_supply: null, score: { lower: 0, upper: 1 } });
    expect(readiness.missing).toEqual(["services.road", "services.water", "services.power", "services.levelled"]);
    expect(checks.some(({ rule }) => rule === "infra.readiness")).toBe(false);
  });

  test("a map stated to end before the parcel leaves what it does not show open", () => {
    const coverage = aRectangle(1000, 0, 500, 500);
    const dataset = aDataset(
      { parcels: [drawParcel("A", shape)], infrastructure },
      { sources: { infrastructure: { title: null, date: null, licence: null, accuracyM: null, coverage } } },
    );
    const states = new Map(audit(dataset).parcels[0]?.services.map(({ key, state }) => [key, state]));
    expect([states.get("water"), states.get("power")]).toEqual([true, null]);
  });

  test("a pack may ask for other services than the project does", () => {
    const readiness = { ...defaults.readiness, not_asked: ["heat" as const], inference: undefined };
    const facts = aParcel({ parcel: { services: { road: true, water: true, power: true, levelled: true } } });
    const { readiness: judged, packId } = judgeServices(facts, [loaded({ ...national2023, readiness })], defaults);
    expect(packId).toBe("cn-national-2023");
    expect(judged.score).toMatchObject({ value: null, lower: 0.5, upper: 1 });
  });
});
