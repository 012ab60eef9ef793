import type { ParkDataset } from "../../src/core/model/dataset.ts";

/** A made dataset: what benchmarks and tests of large parks say of theirs, around the layers given. */
export function aMadeDataset(layers: ParkDataset["layers"]): ParkDataset {
  return {
    meta: {
      schema: "parkwright.dataset/1",
      id: "bench",
      name: "bench",
      languages: [],
      asOf: "2026-03-31",
      ruleSets: [],
      areaBasis: "deed",
      gridCrs: null,
      sources: {},
      contacts: [],
      region: null,
    },
    layers,
    enterprises: undefined,
    attachments: new Map(),
  };
}
