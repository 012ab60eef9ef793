import { describe, expect, test } from "vitest";
import type { z } from "zod/mini";
import { layerKinds, parkFileSchema } from "../../../src/core/model/dataset.ts";
import {
  buildingProperties,
  controlProperties,
  enterpriseSchema,
  infrastructureProperties,
  parcelProperties,
  parkProperties,
  phaseProperties,
  sensitiveProperties,
  structureProperties,
  surveyProperties,
  zoneProperties,
} from "../../../src/core/model/records.ts";
import { areaM2, contains, type DemoAnswer, polygonsOf, readJson, readLayer, unpairedEdges } from "./demo-files.ts";

const schemas: Readonly<Record<(typeof layerKinds)[number], z.ZodMiniType>> = {
  parks: parkProperties,
  zones: zoneProperties,
  parcels: parcelProperties,
  buildings: buildingProperties,
  structures: structureProperties,
  controls: controlProperties,
  survey: surveyProperties,
  infrastructure: infrastructureProperties,
  sensitive: sensitiveProperties,
  phases: phaseProperties,
};
const answers = readJson("answers.json") as {
  readonly totals: Readonly<Record<string, unknown>>;
  readonly defects: readonly DemoAnswer[];
};
const enterprises = readJson("enterprises.json") as readonly { readonly id: string }[];
const parcels = readLayer("parcels");
const zones = readLayer("zones");
const [park] = readLayer("parks") as [ReturnType<typeof readLayer>[number]];

describe("the files", () => {
  test("park.json keeps the schema", () => {
    expect(parkFileSchema.safeParse(readJson("park.json")).error).toBeUndefined();
  });

  test.each(layerKinds)("%s keep the schema and have ids of their own", (kind) => {
    const features = readLayer(kind);
    for (const feature of features) {
      const result = schemas[kind].safeParse(feature.properties);
      expect(result.error, `${kind} ${feature.properties.id}`).toBeUndefined();
    }
    expect(new Set(features.map((f) => f.properties.id)).size).toBe(features.length);
  });

  test("enterprises keep the schema and have ids of their own", () => {
    for (const each of enterprises) expect(enterpriseSchema.safeParse(each).error, each.id).toBeUndefined();
    expect(new Set(enterprises.map((e) => e.id)).size).toBe(enterprises.length);
  });

  test("rings are closed, in degrees near the park, with at most nine decimals, shells counterclockwise", () => {
    for (const kind of layerKinds)
      for (const feature of readLayer(kind)) {
        const id = `${kind} ${feature.properties.id}`;
        for (const ring of polygonsOf(feature).flat()) {
          expect(ring.length, id).toBeGreaterThanOrEqual(4);
          expect(ring[ring.length - 1], id).toEqual(ring[0]);
          for (const [lng, lat] of ring) {
            expect(Math.abs(lng - 114.1), id).toBeLessThan(0.05);
            expect(Math.abs(lat - 32.1), id).toBeLessThan(0.05);
            expect(Math.round(lng * 1e9) / 1e9, id).toBe(lng);
          }
        }
        if (feature.properties.id !== "D9001" && polygonsOf(feature).length > 0) {
          expect(areaM2(feature), id).toBeGreaterThan(0);
        }
      }
  });

  test("references name records that exist, but for the planted one", () => {
    const ids = new Set(parcels.map((p) => p.properties.id));
    const known = new Set(enterprises.map((e) => e.id));
    const firms = parcels.flatMap((p) => p.properties.enterpriseIds as string[]);
    expect(firms.filter((id) => !known.has(id))).toEqual([]);
    const named = ["buildings", "structures"].flatMap((kind) =>
      readLayer(kind).flatMap(({ properties }) =>
        properties.parcelId === undefined ? [] : [String(properties.parcelId)],
      ),
    );
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
    const projects = readJson("projects.json") as { readonly id: string; readonly parkId: string }[];
    expect(projects.filter(({ parkId }) => parkId !== "P1").map(({ id }) => id)).toEqual(["PR04"]);
  });
});

describe("the ground", () => {
  test("the park is the start-up area of 554.99 ha", () => {
    expect(areaM2(park)).toBeCloseTo(5_549_900, 0);
    expect(park.properties.approvedAreaM2).toBe(12_000_000);
  });

  test("zones add up to the park but for the planted overlap of 100 m² and gap of 60 m²", () => {
    const sum = zones.reduce((s, zone) => s + areaM2(zone), 0);
    expect(sum - areaM2(park)).toBeCloseTo(40, 0);
  });

  test("zones fit edge to edge: nothing is left over but the park's boundary and the two planted places", () => {
    // A gap and an overlap each leave the three sides of their strip and the straight side it hangs on.
    const boundary = new Set(unpairedEdges([park]));
    const left = unpairedEdges(zones).filter((edge) => !boundary.has(edge));
    expect(left.length).toBe(8);
  });

  test("the survey tiles park and surroundings without a hole of its own", () => {
    const survey = readLayer("survey").filter((f) => f.properties.id !== "D9001");
    const next = new Map(unpairedEdges(survey).map((edge) => edge.split("|") as [string, string]));
    const [start] = next.keys();
    let steps = 0;
    for (let here = start; here !== undefined; here = next.get(here)) {
      steps++;
      if (next.get(here) === start) break;
    }
    // One ring: the frame of the map.
    expect(steps).toBe(next.size);
  });

  test("deed areas differ from the drawn ones by less than 0.1 %, but for the three planted", () => {
    const odd = parcels.filter((p) => {
      const deed = p.properties.deedAreaM2 as number | undefined;
      return deed === undefined || Math.abs(areaM2(p) / deed - 1) > 0.001;
    });
    const planted = answers.defects.filter((d) => d.id.startsWith("deed-")).flatMap((d) => d.ids);
    expect(odd.map((p) => p.properties.id).sort()).toEqual([...planted].sort());
  });

  test("buildings and yards stand on their parcels, but for the planted ones", () => {
    const byId = new Map(parcels.map((p) => [p.properties.id, p]));
    const outside = [...readLayer("buildings"), ...readLayer("structures")].filter((f) => {
      const parcel = byId.get(String(f.properties.parcelId));
      return (
        parcel &&
        polygonsOf(f)
          .flat(2)
          .some((p) => !contains(parcel, p))
      );
    });
    const planted = ["building-crosses-parcel", "building-outside-parcel"].map(
      (id) => answers.defects.find((d) => d.id === id)?.ids[0],
    );
    expect(outside.map((f) => f.properties.id).sort()).toEqual([...planted].sort());
  });
});

describe("the answers", () => {
  test("every id they name exists", () => {
    const ids = new Set(layerKinds.flatMap((kind) => readLayer(kind).map((f) => f.properties.id)));
    for (const { id } of readJson("projects.json") as readonly { readonly id: string }[]) ids.add(id);
    for (const defect of answers.defects)
      for (const id of defect.ids) expect(ids.has(id), `${defect.id}: ${id}`).toBe(true);
    expect(new Set(answers.defects.map((d) => d.id)).size).toBe(answers.defects.length);
  });

  test("say how they were worked out and by which rule or issue they show", () => {
    for (const defect of answers.defects) {
      expect(defect.howWorkedOut.length, defect.id).toBeGreaterThan(10);
      expect(defect.rule ?? defect.issue, defect.id).toBeDefined();
    }
  });

  test("totals agree with the files", () => {
    expect(answers.totals.parcels).toBe(parcels.length);
    expect(answers.totals.zones).toBe(zones.length);
    expect(answers.totals.buildings).toBe(readLayer("buildings").length);
    expect(answers.totals.enterprises).toBe(enterprises.length);
    const deeds = parcels.reduce((sum, p) => sum + ((p.properties.deedAreaM2 as number | undefined) ?? 0), 0);
    expect(answers.totals.deedM2).toBeCloseTo(deeds, 1);
    const statuses = Object.values(answers.totals.byStatus as Record<string, number>);
    expect(statuses.reduce((a, b) => a + b, 0)).toBe(parcels.length);
    for (const [landUse, m2] of Object.entries(answers.totals.zoneM2ByLandUse as Record<string, number>)) {
      const drawn = zones.filter((z) => z.properties.landUse === landUse).reduce((sum, z) => sum + areaM2(z), 0);
      expect(Math.abs(drawn - m2), landUse).toBeLessThan(1);
    }
  });
});
