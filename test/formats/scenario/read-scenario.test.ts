import { describe, expect, it } from "vitest";
import { readDataset } from "../../../src/formats/dataset/read-dataset.ts";
import { applyScenario } from "../../../src/formats/scenario/read-scenario.ts";
import { crsTable } from "../../support/audit-layers.ts";
import { aRectangle } from "../../support/metric-park.ts";

const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const lot = (id: string, properties: object = {}, x = 0) => ({
  type: "Feature",
  properties: { id, ...properties },
  geometry: aRectangle(x, 0, 100, 100),
});
const standing = lot("P-1", { deedAreaM2: 10_000, contract: { farMin: 1 }, colour: "red" });

function apply(changes: unknown, id = "wide") {
  const files = [
    { name: "park.json", bytes: encode({ schema: "parkwright.dataset/1", id: "d", name: "d" }) },
    {
      name: "parcels.geojson",
      bytes: encode({ type: "FeatureCollection", features: [standing, lot("P-2", {}, 100)] }),
    },
    { name: "scenarios/wide.json", bytes: encode({ id: "wide", name: "Wide", baseRevision: "r1", changes }) },
  ];
  const { dataset } = readDataset(files, { crsTable });
  if (dataset === undefined) throw new Error("refused");
  return applyScenario(dataset, id, { crsTable });
}

describe("a scenario of a dataset", () => {
  it("is the dataset with its changes, features read as those of a layer are", () => {
    const after = { ...standing, properties: { ...standing.properties, deedAreaM2: 12_000 } };
    const applied = apply([
      { layer: "parcels", added: [lot("P-3", {}, 200)], updated: [[standing, after]], removed: [lot("P-2", {}, 100)] },
      { layer: "zones", added: [lot("Z-1", { landUse: "100102" })] },
    ]);
    if (!applied.ok) throw new Error(JSON.stringify(applied.failure));
    const { parcels, zones } = applied.value.layers;
    expect([...(parcels?.keys() ?? [])]).toEqual(["P-1", "P-3"]);
    expect(parcels?.get("P-1")).toMatchObject({ deedAreaM2: 12_000, extra: { colour: "red" } });
    expect(zones?.get("Z-1")?.landUse).toBe("100102");
  });

  it("is refused where the base moved on since, with the place named", () => {
    const before = { ...standing, properties: { ...standing.properties, contract: { farMin: 0.8 } } };
    const refused = apply([{ layer: "parcels", updated: [[before, standing]] }]);
    expect(refused.ok ? [] : refused.failure.map(({ place }) => place)).toEqual(["parcels/P-1 contract.farMin"]);
  });

  it("is refused where a feature cannot be read, is told twice, or the file is off", () => {
    const broken = { ...lot("P-9"), geometry: { type: "Point", coordinates: [0, 0] } };
    for (const changes of [
      [{ layer: "parcels", added: [broken] }],
      [{ layer: "parcels", added: [lot("P-9"), lot("P-9")] }],
      [{ layer: "lots", added: [] }],
      [{ layer: "parcels", remove: [] }],
      "none",
    ]) {
      expect(apply(changes).ok, JSON.stringify(changes)).toBe(false);
    }
  });

  it("is refused by name where there is none, and those there are named", () => {
    const refused = apply([], "narrow");
    expect(refused.ok ? "" : refused.failure[0]?.expected).toBe("wide");
  });
});
