import { expect, test } from "vitest";
import { findOffers } from "../../src/core/analysis/match/find-offers.ts";
import type { Check } from "../../src/core/model/check.ts";
import { buildListings } from "../../src/worker/build-listings.ts";
import { buildRow, divideRows } from "../../src/worker/build-rows.ts";
import { buildCard } from "../../src/worker/card.ts";
import { aBuilding, aDataset, aFigure, anAudit, anEnterprise, anOpenPark, aParcel, aRectangle } from "./demo-park.ts";

function aCheck(part: Partial<Check>): Check {
  return {
    rule: "indicator.far",
    key: "far",
    ruleSet: null,
    verdict: "fail",
    value: 0.6,
    op: ">=",
    limit: 1,
    gap: -0.4,
    unit: "ratio",
    origin: "contract",
    source: "contract 88",
    article: null,
    year: null,
    certainty: null,
    subjects: ["parcels/a"],
    missing: [],
    ...part,
  };
}

test("a row carries the strictest limits, the site area of the basis and the floor area behind the ratio", () => {
  const parcel = aParcel({ id: "a", enterpriseIds: ["E1", "gone"] });
  const park = anOpenPark(
    aDataset({ parcels: [parcel], enterprises: [anEnterprise({ id: "E1", name: "Boyuan" })] }),
    [],
  );
  const audit = anAudit({
    id: "a",
    indicators: { ...anAudit({ id: "a" }).indicators, far: aFigure(0.6) },
    checks: [
      aCheck({ limit: 0.8, binding: false }),
      aCheck({ limit: 1, binding: true }),
      aCheck({ op: "<=", limit: 2, verdict: "pass" }),
    ],
  });
  expect(buildRow(park, audit, parcel)).toMatchObject({
    useKey: "M2",
    farMin: 1,
    farMax: 2,
    failed: ["far"],
    checkCounts: { fail: 2, unknown: 0 },
    siteAreaM2: 10_000,
    floorAreaM2: 6_000,
    enterpriseNames: ["Boyuan"],
    listed: false,
    idleSince: null,
  });
});

test("a row carries what changes within a year after the day judged, that day a year later included", () => {
  const parcel = aParcel({ id: "a" });
  const change = (on: string) => ({ on, about: "idle", from: "late_start", to: "suspected_idle_A" }) as const;
  const days = ["2026-03-31", "2026-04-01", "2027-03-31", "2027-04-01"];
  const row = buildRow(
    anOpenPark(aDataset({ parcels: [parcel] }), []),
    anAudit({ id: "a", changes: days.map(change) }),
    parcel,
  );
  expect(row.changes.map(({ on }) => on)).toEqual(["2026-04-01", "2027-03-31"]);
});

test("what is not known stays null", () => {
  const parcel = aParcel({ id: "a" });
  const audit = anAudit({ id: "a", areaM2: { deed: null, ellipsoidal: 9_000, grid: null } });
  const row = buildRow(anOpenPark(aDataset({ parcels: [parcel] }), [audit]), audit, parcel);
  expect(row).toMatchObject({ deedM2: null, siteAreaM2: null, far: null, farMin: null, floorAreaM2: null });
});

test("rows come in portions of at most 2,000, in the order of the report", () => {
  const parcels = Array.from({ length: 4_500 }, (_, i) => aParcel({ id: `p${String(i).padStart(4, "0")}` }));
  const park = anOpenPark(
    aDataset({ parcels }),
    parcels.map(({ id }) => anAudit({ id })),
  );
  const rows = parcels.map((parcel, index) =>
    buildRow(park, anAudit({ id: `p${String(index).padStart(4, "0")}` }), parcel),
  );
  const portions = [...divideRows(rows)];
  expect(portions.map((portion) => portion.length)).toEqual([2_000, 2_000, 500]);
  expect(portions.flat().map((row) => row.id)).toEqual(parcels.map((parcel) => parcel.id));
});

test("listed land has its capacity from site area and limits; a factory parcel is offered by its units", () => {
  const land = aParcel({ id: "a", listing: listing("land") });
  const factory = aParcel({ id: "b", listing: listing("factory"), geometry: aRectangle(3, 0) });
  const building = aBuilding({
    id: "b-1",
    parcelId: "b",
    standardFactory: { units: [unit("1F", 800), unit("2F", 0)] },
  });
  const park = anOpenPark(aDataset({ parcels: [land, factory], buildings: [building] }), [
    anAudit({ id: "a", checks: [aCheck({ limit: 1 }), aCheck({ op: "<=", limit: 2 })] }),
    anAudit({ id: "b" }),
  ]);
  const offers = findOffers({ dataset: park.dataset, report: park.report, rulePacks: [], landUseTables: [] });
  const listings = buildListings(park, offers);
  expect(listings.map((item) => item.id)).toEqual(["a", "b-1/1F"]);
  expect(listings[0]).toMatchObject({
    kind: "land",
    areaM2: 10_000,
    capacityMinM2: 10_000,
    capacityMaxM2: 20_000,
    farSource: "contract 88",
  });
  expect(listings[1]).toMatchObject({
    kind: "factory",
    parcelId: "b",
    areaM2: 800,
    capacityMaxM2: null,
    unit: { freeAreaM2: 800 },
  });
});

test("a card gathers what belongs to the parcel, and is null for a number that is not there", () => {
  const parcel = aParcel({ id: "a", enterpriseIds: ["E1"] });
  const park = anOpenPark(
    aDataset({
      parcels: [parcel],
      enterprises: [anEnterprise({ id: "E1" })],
      buildings: [aBuilding({ id: "1", parcelId: "a", status: "planned" }), aBuilding({ id: "2" })],
    }),
    [anAudit({ id: "a", buildings: [{ id: "2", footprintM2: 10, share: 1 }] })],
  );
  const card = buildCard(park, "a");
  expect(card?.enterprises.map((item) => item.id)).toEqual(["E1"]);
  expect(card?.buildings.map((item) => item.id)).toEqual(["2", "1"]);
  expect(card?.parcel).not.toHaveProperty("geometry");
  expect(card?.outline).toEqual(parcel.geometry);
  expect(buildCard(park, "b")).toBeNull();
});

function listing(kind: "land" | "factory") {
  return {
    kind,
    availableFrom: null,
    priceWanPerMu: null,
    termYears: null,
    powerKva: null,
    permittedUses: [],
    verifiedOn: null,
    verifiedBy: null,
    contactId: null,
    distancesKm: null,
  };
}

function unit(id: string, freeAreaM2: number) {
  return {
    id,
    floor: 1,
    areaM2: 800,
    freeAreaM2,
    clearHeightM: null,
    floorLoadTPerM2: null,
    craneT: null,
    liftT: null,
    powerKva: null,
    columnGridM: null,
    freeSince: null,
    rentPerM2Month: null,
  };
}
