import { describe, expect, test } from "vitest";
import type { SplitBy } from "../../../src/core/commands/command.ts";
import type { ParkDataset } from "../../../src/core/model/dataset.ts";
import type { FeatureRef } from "../../../src/core/model/record-kinds.ts";
import type { Parcel } from "../../../src/core/model/records.ts";
import { at, toolsFor } from "../../support/edit-park.ts";
import { aDataset, aRectangle, drawBuilding, drawParcel, drawStructure, drawZone } from "../../support/metric-park.ts";
import { areaM2Of, noteOf, positionsOf, recordOf, refsOf, refusalOf, ringsOf, run } from "../../support/run-command.ts";

const a: FeatureRef = { kind: "parcels", id: "A" };

/** A of 200 × 100 m, with B of 100 × 100 m right of it. */
function twoParcels(properties: Readonly<Record<string, unknown>> = {}): ParkDataset {
  return aDataset({
    parcels: [drawParcel("A", aRectangle(0, 0, 200, 100), properties), drawParcel("B", aRectangle(200, 0, 100, 100))],
    buildings: [],
    structures: [],
  });
}

function split(dataset: ParkDataset, by: SplitBy, ref: FeatureRef = a, newIds = ["N1", "N2", "N3", "N4"]) {
  return run(dataset, { type: "split-feature", ref, by, newIds });
}

function why(dataset: ParkDataset, by: SplitBy, newIds = ["N1", "N2"]) {
  return refusalOf(dataset, { type: "split-feature", ref: a, by, newIds });
}

const line = (...corners: readonly (readonly [number, number])[]): SplitBy => ({
  kind: "line",
  line: corners.map(([x, y]) => at(x, y)),
});
const edge = (corner: number) => ({ polygon: 0, ring: 0, corner });
const rounded = (m2: number): number => Math.round(1e4 * m2) / 1e4;

describe("splitting by a line", () => {
  test("gives two parts that share their corners bit for bit; the larger keeps the id", () => {
    // Left of the cut: 56 m wide on average over 40 m, then 55.714 m over 60 m.
    const { after, outcome } = split(twoParcels(), line([50, -10], [60, 40], [50, 110]));
    expect(outcome.select).toEqual(refsOf("parcels", "A", "N1"));
    expect([a, ...refsOf("parcels", "N1")].map((ref) => rounded(areaM2Of(after, ref)))).toEqual([
      14_417.1429, 5582.8571,
    ]);
    const [kept, made] = [positionsOf(after, a).flat(), positionsOf(after, { kind: "parcels", id: "N1" }).flat()];
    const shared = kept.filter(([x, y]) => made.some((p) => p[0] === x && p[1] === y));
    expect(new Set(shared.map(String)).size).toBe(3);
  });

  test("puts the ends of the cut into neighbors, so that nothing is unjoined", () => {
    const { after, outcome } = split(twoParcels(), line([-10, 60], [200, 60]));
    expect(ringsOf(after, { kind: "parcels", id: "B" })[0]).toContainEqual([200, 60]);
    expect(noteOf(outcome, "corners-joined")?.refs).toEqual(refsOf("parcels", "B"));
    const end = positionsOf(after, a)
      .flat()
      .find((p) => at(200, 60)[1] === p[1]);
    expect(positionsOf(after, { kind: "parcels", id: "B" }).flat()).toContainEqual(end);
  });

  test("through a multipolygon leaves the part it does not cross with the largest one", () => {
    const [first, second] = [aRectangle(0, 0, 100, 100), aRectangle(0, 200, 10, 10)];
    const coordinates = [first.coordinates, second.coordinates] as never;
    const dataset = aDataset({ zones: [drawZone("Z", { type: "MultiPolygon", coordinates })] });
    const zone: FeatureRef = { kind: "zones", id: "Z" };
    const { after } = split(dataset, line([30, -5], [30, 105]), zone);
    expect(rounded(areaM2Of(after, zone))).toBe(7100);
    expect(rounded(areaM2Of(after, { kind: "zones", id: "N1" }))).toBe(3000);
  });

  test("names parents in the lineage, earlier ones first", () => {
    const { after } = split(twoParcels(), line([50, -10], [50, 110]));
    const again = split(after, line([-10, 50], [210, 50]), a, ["M1"]).after;
    expect(recordOf(after, { kind: "parcels", id: "N1" }).extra).toEqual({ lineage: { parents: ["A"], by: "split" } });
    expect(recordOf(again, { kind: "parcels", id: "M1" }).extra).toEqual({ lineage: { parents: ["A"], by: "split" } });
  });

  test("that misses is refused with the nearest place of the border", () => {
    const refusal = why(twoParcels(), line([-20, -5], [-5, 200]));
    expect(refusal.code).toBe("line-misses");
    expect(refusal.params.distanceM).toBeCloseTo(12.284, 2);
    expect(refusal.place?.type).toBe("Point");
  });

  test("that grazes a corner or runs along an edge is refused with the place", () => {
    expect(why(twoParcels(), line([-10, 90], [10, 110]))).toMatchObject({
      code: "line-grazes",
      place: { type: "Point", coordinates: at(0, 100) },
    });
    expect(why(twoParcels(), line([-10, 0], [500, 0])).code).toBe("line-grazes");
  });

  test("that stops inside is refused with its end", () => {
    expect(why(twoParcels(), line([50, -10], [50, 60]))).toMatchObject({
      code: "line-ends-inside",
      place: { type: "Point", coordinates: at(50, 60) },
    });
  });

  test("is refused where ids run out or are taken, and for what cannot be split", () => {
    const comb = line([-10, 50], [100, 50], [100, 120], [150, 120], [150, -20]);
    expect(why(twoParcels(), comb, ["N1"])).toMatchObject({ code: "too-few-ids", params: { needed: 2, got: 1 } });
    expect(why(twoParcels(), line([50, -10], [50, 110]), ["B"])).toMatchObject({
      code: "id-taken",
      params: { id: "B" },
    });
    const building = aDataset({ buildings: [drawBuilding("H", aRectangle(0, 0, 10, 10))] });
    const ref: FeatureRef = { kind: "buildings", id: "H" };
    const by = line([5, -5], [5, 15]);
    expect(refusalOf(building, { type: "split-feature", ref, by, newIds: ["I"] }).code).toBe("wrong-kind");
    expect(refusalOf(building, { type: "split-feature", ref: a, by, newIds: ["I"] }).code).toBe("not-found");
  });
});

describe("splitting along an edge", () => {
  test("takes 0.5 ha off edge 2, to the tenth of a square meter", () => {
    const { after } = split(twoParcels(), { kind: "area", areaM2: 5000, edge: edge(1) });
    expect(rounded(areaM2Of(after, { kind: "parcels", id: "N1" }))).toBe(5000);
    expect(rounded(areaM2Of(after, a))).toBe(15_000);
    expect(ringsOf(after, { kind: "parcels", id: "N1" })[0]).toContainEqual([150, 0]);
  });

  test("measures as the dataset does: ellipsoidal areas on the measuring plane", () => {
    const dataset = twoParcels();
    const tools = { ...toolsFor(dataset), areaBasis: "deed" } as const;
    const command = {
      type: "split-feature",
      ref: a,
      by: { kind: "area", areaM2: 7777, edge: edge(1) },
      newIds: ["N"],
    } as const;
    expect(rounded(areaM2Of(run(dataset, command, tools).after, { kind: "parcels", id: "N" }))).toBe(7777);
  });

  test("takes a strip of a depth", () => {
    const { after } = split(twoParcels(), { kind: "distance", distanceM: 12.5, edge: edge(0) });
    expect(rounded(areaM2Of(after, { kind: "parcels", id: "N1" }))).toBe(2500);
  });

  test("makes equal parts; the first at the edge keeps the id", () => {
    const { after, outcome } = split(twoParcels(), { kind: "parts", count: 4, edge: edge(3) });
    expect(outcome.select).toHaveLength(4);
    expect(outcome.select.map((ref) => rounded(areaM2Of(after, ref)))).toEqual([5000, 5000, 5000, 5000]);
    expect(ringsOf(after, a)[0]).toContainEqual([50, 0]);
  });

  test("refuses more than there is, telling how much there is", () => {
    expect(why(twoParcels(), { kind: "area", areaM2: 20_001, edge: edge(0) })).toMatchObject({
      code: "too-large-a-piece",
      params: { areaM2: 20_001, atMostM2: 20_000 },
    });
    expect(why(twoParcels(), { kind: "distance", distanceM: 100, edge: edge(0) }).code).toBe("too-large-a-piece");
    expect(why(twoParcels(), { kind: "area", areaM2: 0, edge: edge(0) }).code).toBe("nothing-to-do");
    expect(why(twoParcels(), { kind: "area", areaM2: 10, edge: edge(9) }).code).toBe("no-such-corner");
    expect(why(twoParcels(), { kind: "parts", count: 1.5, edge: edge(0) }).code).toBe("nothing-to-do");
  });
});

describe("what a split deals out", () => {
  const dealt = (): ParkDataset => ({
    ...aDataset({
      parcels: [
        drawParcel("A", aRectangle(0, 0, 200, 100), {
          deedAreaM2: 20_000.01,
          cadastralNo: "410100-001",
          grossFloorAreaM2: 9000,
          greenAreaM2: null,
          contract: { priceWan: 1000, farMin: 1.2, totalInvestmentWan: 333.33, signedOn: "2024-05-01" },
          listing: { kind: "land" },
          enterpriseIds: ["E1"],
        }),
      ],
      buildings: [
        drawBuilding("H1", aRectangle(10, 10, 20, 20), { parcelId: "A" }),
        drawBuilding("H2", aRectangle(40, 40, 30, 10), { parcelId: "A" }),
        drawBuilding("H3", aRectangle(150, 10, 20, 20)),
        drawBuilding("H4", aRectangle(45, 60, 10, 10), { parcelId: "A", status: "demolished" }),
      ],
      structures: [drawStructure("S1", aRectangle(5, 80, 10, 10), { parcelId: "A" })],
    }),
  });
  const { after, outcome } = split(dealt(), line([50, -10], [50, 110]));
  const [kept, made] = [recordOf(after, a) as Parcel, recordOf(after, { kind: "parcels", id: "N1" }) as Parcel];

  test("amounts go by area and sum up to the last digit; ratios, dates and limits are copied", () => {
    expect([kept.deedAreaM2, made.deedAreaM2]).toEqual([15_000.01, 5000]);
    expect([kept.contract?.priceWan, made.contract?.priceWan]).toEqual([750, 250]);
    expect([kept.contract?.totalInvestmentWan, made.contract?.totalInvestmentWan]).toEqual([250, 83.33]);
    expect([kept.contract?.farMin, made.contract?.farMin]).toEqual([1.2, 1.2]);
    expect(made.contract?.signedOn).toBe("2024-05-01");
    expect(made.greenAreaM2).toBeNull();
    expect(noteOf(outcome, "amounts-dealt-out")?.params.properties).toBe(
      "deedAreaM2, contract.priceWan, contract.totalInvestmentWan",
    );
  });

  test("floor area goes by the footprints that stand on each part", () => {
    // H1 400 m² and 10 × 10 of H2 left of the cut; 20 × 10 of H2 and H3 right of it. H4 is gone.
    expect(made.grossFloorAreaM2).toBeCloseTo((9000 * 500) / 1100, 2);
    expect((kept.grossFloorAreaM2 ?? 0) + (made.grossFloorAreaM2 ?? 0)).toBe(9000);
    expect(noteOf(outcome, "floor-area-dealt-out")?.params.by).toBe("footprint");
  });

  test("by area where nothing stands on it", () => {
    const empty = split(twoParcels({ grossFloorAreaM2: 100 }), line([50, -10], [50, 110]));
    expect((recordOf(empty.after, a) as Parcel).grossFloorAreaM2).toBe(75);
    expect(noteOf(empty.outcome, "floor-area-dealt-out")?.params.by).toBe("area");
  });

  test("buildings and structures that name the parcel go to the part most of them stands on; one on both is told", () => {
    const owner = (id: string) => after.layers.buildings?.get(id)?.parcelId;
    expect(["H1", "H2", "H3", "H4"].map(owner)).toEqual(["N1", "A", null, "A"]);
    expect(after.layers.structures?.get("S1")?.parcelId).toBe("N1");
    expect(noteOf(outcome, "buildings-dealt-out")?.refs).toEqual(refsOf("buildings", "H1"));
    expect(noteOf(outcome, "building-cut")?.refs.map(({ id }) => id)).toEqual(["H2", "H4"]);
  });

  test("listing and firms are copied, and said; the cadastral number stays with the id", () => {
    expect([made.listing?.kind, made.enterpriseIds]).toEqual(["land", ["E1"]]);
    expect(noteOf(outcome, "values-copied")?.params.properties).toBe("listing, enterpriseIds");
    expect([kept.cadastralNo, made.cadastralNo]).toEqual(["410100-001", null]);
  });

  test("files that name the parcel name the part that keeps the id, which is told", () => {
    const cases = new TextEncoder().encode('[{ "parcelId": "A" }]');
    const dataset = { ...twoParcels(), attachments: new Map([["cases.json", cases]]) };
    const told = split(dataset, line([50, -10], [50, 110])).outcome;
    expect(noteOf(told, "still-referred")?.params).toMatchObject({ by: "cases.json", count: 1 });
  });
});
