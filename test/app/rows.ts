import type { ListingRow, OpenedPark, ParcelRow } from "../../src/worker/messages.ts";

/** A parcel row with nothing special about it. */
export function aRow(part: Partial<ParcelRow> & { readonly id: string }): ParcelRow {
  return {
    cadastralNo: null,
    parkId: "P1",
    zoneId: null,
    landUse: "100102",
    codeSystem: "cn-2023",
    useKey: "M2",
    status: "built",
    stage: "built",
    tags: [],
    verdict: "pass",
    failed: [],
    checkCounts: { fail: 0, unknown: 0 },
    deedM2: null,
    ellipsoidalM2: 10_000,
    gridM2: null,
    far: null,
    farMin: null,
    farMax: null,
    buildingCoefficient: null,
    greenRatio: null,
    floorAreaM2: null,
    siteAreaM2: null,
    idleSince: null,
    nextDate: null,
    enterpriseNames: [],
    box: [114, 32, 114.01, 32.01],
    center: [114.005, 32.005],
    listed: false,
    ...part,
  };
}

/** An offer of land with nothing known but its area. */
export function anOffer(part: Partial<ListingRow> & { readonly id: string }): ListingRow {
  return {
    kind: "land",
    parcelId: part.id,
    areaM2: 30_000,
    landUse: "100102",
    codeSystem: "cn-2023",
    useKey: "M2",
    listing: null,
    services: null,
    farMin: null,
    farMax: null,
    farSource: null,
    coefficientMin: null,
    coefficientMax: null,
    coefficientSource: null,
    greenMax: null,
    heightMaxM: null,
    capacityMinM2: null,
    capacityMaxM2: null,
    footprintMinM2: null,
    footprintMaxM2: null,
    unit: null,
    box: [114, 32, 114.01, 32.01],
    center: [114.005, 32.005],
    ...part,
  };
}

export type LegendPark = Pick<OpenedPark, "areaBasis" | "parks" | "zones">;
