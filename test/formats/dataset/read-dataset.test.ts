import { gzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { formatDataset } from "../../../src/formats/dataset/format-dataset.ts";
import { aCollection, aFeature, aFile, aParkFile, aSquare, bytesOf, codesOf, read } from "../../support/input-files.ts";

const parcels = aFile(
  "parcels.geojson",
  aCollection([
    aFeature({ id: "A", deedAreaM2: 9000, landUse: "100101", codeSystem: "cn-2023", owner: "Ann" }, aSquare(0)),
    aFeature({ id: 7, contract: { farMin: 1.2, clause: "special" } }, aSquare(1)),
  ]),
);
function fail(): never {
  throw new Error("refused");
}
const zones = aFile("zones.geojson", aCollection([aFeature({ id: "Z1", landUse: "1001", codeSystem: "cn-2023" })]));

describe("readDataset on good files", () => {
  it("reads a folder: layers, meta, enterprises and attachments", () => {
    const files = [
      aParkFile,
      parcels,
      zones,
      aFile("enterprises.json", [{ id: "E1", name: "Ye" }]),
      aFile("cases.json", { any: 1 }),
      aFile("attachments/note.txt", "hello"),
    ];
    const { dataset, issues, files: reports } = read(files);
    expect(dataset?.meta).toMatchObject({ id: "longhu", areaBasis: null, ruleSets: [] });
    expect([...(dataset?.layers.parcels?.keys() ?? [])]).toEqual(["A", "7"]);
    expect(dataset?.layers.buildings).toBeUndefined();
    expect(dataset?.enterprises?.get("E1")?.name).toBe("Ye");
    expect([...(dataset?.attachments.keys() ?? [])]).toEqual(["cases.json", "attachments/note.txt"]);
    expect(codesOf(issues)).toEqual([]);
    expect(issues.map(({ layer }) => layer)).toEqual(["buildings", "controls", "structures"]);
    expect(new Set(reports.map(({ outcome }) => outcome))).toEqual(new Set(["accept"]));
  });

  it("reads projects, quotas and chains as lists of records, with what it does not know kept", () => {
    const { dataset, issues } = read([
      aParkFile,
      parcels,
      aFile("projects.json", [{ id: 12, name: "Cell works", landDemandM2: 40_000, stage: "signed", broker: "Ann" }]),
      aFile("quotas.json", { quotas: [{ id: "Q", kind: "conversion", year: 2026, grantedM2: 90_000, usedM2: 0 }] }),
      aFile("chains.json", [{ id: "C", name: "Cells", required: { upstream: ["foil"] }, industries: ["38"] }]),
    ]);
    expect(dataset?.projects?.get("12")).toMatchObject({
      landDemandM2: 40_000,
      parkId: null,
      extra: { broker: "Ann" },
    });
    expect(dataset?.quotas?.get("Q")).toMatchObject({ kind: "conversion", usedM2: 0, level: null });
    expect(dataset?.chains?.get("C")?.required).toMatchObject({ upstream: ["foil"], downstream: [] });
    expect(codesOf(issues)).toEqual([]);
  });

  it("names what is wrong in a list: an id used twice, a bad value, a quota without its kind", () => {
    const { dataset, issues } = read([
      aParkFile,
      parcels,
      aFile("projects.json", [
        { id: "A", name: "One", landDemandM2: -5 },
        { id: "A", name: "Two" },
      ]),
      aFile("quotas.json", [{ id: "Q", kind: "wishes" }]),
    ]);
    expect(codesOf(issues).toSorted()).toEqual(["bad-value", "duplicate-id", "missing-kind"]);
    expect([...(dataset?.projects?.keys() ?? [])]).toEqual(["A", "A-2"]);
    expect(dataset?.projects?.get("A")?.landDemandM2).toBeNull();
    expect(dataset?.quotas?.size).toBe(0);
  });

  it("refuses a list that is none, and names ids in lists that name nothing", () => {
    expect(read([aParkFile, parcels, aFile("chains.json", { any: 1 })]).dataset).toBeUndefined();
    const { issues } = read([
      aParkFile,
      parcels,
      aFile("chains.json", [{ id: "C", name: "Cells" }]),
      aFile("projects.json", [{ id: "A", name: "One", chainLinks: [{ chainId: "D", link: "foil" }] }]),
    ]);
    const dangling = issues.find(({ code }) => code === "dangling-reference");
    expect(dangling).toMatchObject({ layer: "projects", ids: ["A"], params: { got: "D" } });
  });

  it("writes the lists out as they came in", () => {
    const files = [aParkFile, parcels, aFile("projects.json", [{ id: "A", name: "One", jobs: 0, broker: "Ann" }])];
    const written = formatDataset(read(files).dataset ?? fail());
    expect(JSON.parse(new TextDecoder().decode(written.get("projects.json")))).toMatchObject([
      { id: "A", name: "One", jobs: 0, broker: "Ann" },
    ]);
  });

  it("keeps unknown properties, also inside known objects", () => {
    const { dataset } = read([aParkFile, parcels]);
    expect(dataset?.layers.parcels?.get("A")?.extra.owner).toBe("Ann");
    expect(dataset?.layers.parcels?.get("7")?.contract).toMatchObject({ farMin: 1.2, farMax: null, clause: "special" });
  });

  it("reads the same from a zip, from a zipped folder and from gzipped members", () => {
    const plain = read([aParkFile, parcels, zones]).dataset;
    const zip = zipSync({
      "park.json": aParkFile.bytes,
      "parcels.geojson": parcels.bytes,
      "zones.geojson": zones.bytes,
    });
    const folder = zipSync({
      longhu: {
        "park.json": aParkFile.bytes,
        "parcels.geojson.gz": gzipSync(parcels.bytes),
        "zones.geojson": zones.bytes,
      },
    });
    expect(read([{ name: "longhu.zip", bytes: zip }]).dataset).toEqual(plain);
    expect(read([{ name: "longhu.zip", bytes: folder }]).dataset).toEqual(plain);
    expect(read([aParkFile, { name: "parcels.geojson.gz", bytes: gzipSync(parcels.bytes) }, zones]).dataset).toEqual(
      plain,
    );
  });

  it("names a loose file's dataset after it and takes its layer from the name", () => {
    const { dataset } = read([{ ...zones, name: "longhu-zones.geojson" }]);
    expect(dataset?.meta.id).toBe("longhu-zones");
    expect(dataset?.layers.zones?.size).toBe(1);
  });

  it("takes a file whose name says nothing as parcels and says so", () => {
    const { dataset, issues } = read([{ ...parcels, name: "lots.geojson" }]);
    expect(dataset?.layers.parcels?.size).toBe(2);
    expect(codesOf(issues)).toEqual(["unknown-layer"]);
  });

  it("beside a park.json a file whose name says nothing is an attachment", () => {
    const { dataset, issues } = read([aParkFile, zones, { ...parcels, name: "contours.geojson" }]);
    expect(dataset?.layers.parcels).toBeUndefined();
    expect([...(dataset?.attachments.keys() ?? [])]).toEqual(["contours.geojson"]);
    expect(codesOf(issues)).toEqual(["unknown-member"]);
  });

  it("comes back the same after writing and reading again", () => {
    const first = read([
      aParkFile,
      parcels,
      zones,
      aFile("enterprises.json", { enterprises: [{ id: "E1", name: "Ye", x: 1 }] }),
    ]);
    if (first.dataset === undefined) throw new Error("not read");
    const written = [...formatDataset(first.dataset)].map(([name, bytes]) => ({ name, bytes }));
    expect(read(written).dataset).toEqual(first.dataset);
  });

  it("reports progress up to 1 and stops with the reason of the signal", () => {
    const shares: number[] = [];
    read([aParkFile, parcels], { onProgress: (share) => shares.push(share) });
    expect(shares.at(-1)).toBe(1);
    expect(shares.toSorted((a, b) => a - b)).toEqual(shares);
    expect(() => read([parcels], { signal: { aborted: true, reason: new Error("enough") } })).toThrow("enough");
  });
});

describe("readDataset on doubtful records", () => {
  const readParcels = (...properties: Record<string, unknown>[]) =>
    read([aFile("parcels.geojson", aCollection(properties.map((one, index) => aFeature(one, aSquare(index)))))]);

  it("one bad value costs that value and is named", () => {
    const { dataset, issues } = readParcels({
      id: "A",
      deedAreaM2: "big",
      landUse: 3,
      construction: { startedOn: "2026-02-30", investedWan: -1, asBuilt: true },
    });
    expect(dataset?.layers.parcels?.get("A")).toMatchObject({
      deedAreaM2: null,
      landUse: "3",
      construction: { startedOn: null, investedWan: null, asBuilt: true },
    });
    expect(issues.filter(({ row }) => row === 1).map(({ code, at }) => [code, at?.property])).toEqual([
      ["bad-value", "deedAreaM2"],
      ["invalid-date", "construction.startedOn"],
      ["bad-value", "construction.investedWan"],
      ["missing-code-system", "landUse"],
    ]);
  });

  it("keeps all digits of a 19-digit number as id and as value", () => {
    const text = JSON.stringify(aCollection([aFeature({ id: 0, code: 1 })]))
      .replace('"id":0', '"id":3202060010040012345')
      .replace('"code":1', '"code":3202060010040012346');
    const { dataset } = read([aFile("parcels.geojson", text)]);
    expect(dataset?.layers.parcels?.get("3202060010040012345")?.extra.code).toBe("3202060010040012346");
  });

  it("makes ids where there are none, from the row", () => {
    const { dataset, issues } = readParcels({ id: "parcels-2" }, {}, { id: "" });
    expect([...(dataset?.layers.parcels?.keys() ?? [])]).toEqual(["parcels-2", "parcels-2-2", "parcels-3"]);
    expect(codesOf(issues)).toEqual(["made-id", "made-id"]);
  });

  it("keeps every record of a repeated id, with the original beside it", () => {
    const { dataset, issues } = readParcels({ id: "1" }, { id: 1 }, { id: "1-2" });
    expect([...(dataset?.layers.parcels?.keys() ?? [])]).toEqual(["1", "1-3", "1-2"]);
    expect(dataset?.layers.parcels?.get("1-3")?.extra.originalId).toBe(1);
    expect(issues.find(({ code }) => code === "duplicate-id")).toMatchObject({
      severity: "error",
      params: { rows: "1, 2", renamed: "1-3" },
    });
  });

  it("20,000 equal ids take no longer than a moment", () => {
    const features = Array.from({ length: 20_000 }, (_, index) => aFeature({ id: "x" }, aSquare(index % 100)));
    const start = performance.now();
    const { dataset } = read([aFile("parcels.geojson", aCollection(features))]);
    expect(dataset?.layers.parcels?.size).toBe(20_000);
    expect(performance.now() - start).toBeLessThan(15_000);
  });

  it("prototype names are plain data, as ids, properties and inner members", () => {
    const text = `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"__proto__","__proto__":{"polluted":1},"contract":{"__proto__":{"polluted":1}}},"geometry":${JSON.stringify(aSquare())}}]}`;
    const { dataset, issues } = read([aFile("parcels.geojson", text)]);
    const parcel = dataset?.layers.parcels?.get("__proto__");
    expect(Object.keys(parcel?.extra ?? {})).toEqual(["__proto__"]);
    expect(Object.getPrototypeOf(parcel?.contract)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(codesOf(issues)).toContain("reserved-name");
    if (dataset === undefined) throw new Error("not read");
    const again = read([...formatDataset(dataset)].map(([name, bytes]) => ({ name, bytes })));
    expect(Object.keys(again.dataset?.layers.parcels?.get("__proto__")?.extra ?? {})).toEqual(["__proto__"]);
  });

  it("a missing required property is named; a missing kind leaves the record out", () => {
    const zonesWithout = aFile("zones.geojson", aCollection([aFeature({ id: "Z" })]));
    const controls = aFile(
      "controls.geojson",
      aCollection([aFeature({ id: "C", kind: "red" }), aFeature({ id: "D", kind: "river" })]),
    );
    const { dataset, issues } = read([aParkFile, zonesWithout, controls]);
    expect(dataset?.layers.zones?.get("Z")?.landUse).toBe("");
    expect([...(dataset?.layers.controls?.keys() ?? [])]).toEqual(["D"]);
    expect(codesOf(issues)).toEqual(["missing-property", "missing-kind"]);
  });

  it("ids that name nothing are named, and nothing is said about a layer that was not given", () => {
    const buildings = aFile("buildings.geojson", aCollection([aFeature({ id: "B", parcelId: "nowhere" })]));
    expect(codesOf(read([aParkFile, parcels, buildings]).issues)).toEqual(["dangling-reference"]);
    expect(codesOf(read([aParkFile, buildings]).issues)).toEqual([]);
  });

  it("a land-use code its system does not know is named with all its parcels", () => {
    const { issues } = read([aParkFile, parcels, zones], { landUseCodes: { "cn-2023": ["1001"] } });
    expect(issues.find(({ code }) => code === "unknown-land-use")).toMatchObject({
      layer: "parcels",
      ids: ["A"],
      row: 1,
    });
  });

  it("rows without a usable shape are left out by row, and the counts add up", () => {
    const features = [
      aFeature({ id: "A" }),
      aFeature({ id: "B" }, null),
      aFeature({ id: "C" }, { type: "Point", coordinates: [120, 31] }),
      5,
    ];
    const { dataset, issues, files } = read([aFile("parcels.geojson", aCollection(features))]);
    expect(dataset?.layers.parcels?.size).toBe(1);
    expect(issues.filter(({ at }) => at?.feature !== undefined).map(({ code, at }) => [code, at?.feature])).toEqual([
      ["not-a-feature", 4],
      ["null-geometry", 2],
      ["wrong-geometry-type", 3],
    ]);
    expect(files[0]?.rows).toEqual({ read: 4, accepted: 1, repaired: 0, rejected: 3 });
  });
});

describe("readDataset on files it refuses", () => {
  it("gives no dataset when one file is refused, and still names what is wrong with the others", () => {
    const broken = aFile("zones.geojson", '{"type":"FeatureCollection","features":[');
    const worse = aFile("buildings.geojson", "<html>");
    const { dataset, issues, files } = read([aParkFile, parcels, broken, worse]);
    expect(dataset).toBeUndefined();
    expect(codesOf(issues)).toEqual(["truncated-file", "wrong-content"]);
    expect(files.map(({ outcome }) => outcome)).toEqual(["accept", "accept", "reject-with-error", "reject-with-error"]);
  });

  it.each([
    [{ schema: "parkwright.dataset/2", id: "a", name: "b" }, "newer-format"],
    [{ schema: "parkwright.dataset/1", name: "b" }, "bad-dataset-file"],
    [{ schema: "other", id: "a", name: "b" }, "bad-dataset-file"],
    [[], "bad-dataset-file"],
  ])("refuses park.json %j as %s", (park, code) => {
    const { dataset, issues } = read([aFile("park.json", park), parcels]);
    expect(dataset).toBeUndefined();
    expect(issues[0]?.code).toBe(code);
  });

  it("prototype members of park.json stay plain data", () => {
    const text =
      '{"schema":"parkwright.dataset/1","id":"a","name":"<img src=x>","__proto__":{"role":"admin"},"constructor":{"prototype":{"role":"admin"}}}';
    const { dataset } = read([aFile("park.json", text), parcels]);
    expect(dataset?.meta).not.toHaveProperty("role");
    expect(({} as Record<string, unknown>).role).toBeUndefined();
    expect(Object.keys(dataset?.meta ?? {})).toContain("__proto__");
  });

  it("a bad optional member of park.json costs itself", () => {
    const { dataset, issues } = read([
      aFile("park.json", { schema: "parkwright.dataset/1", id: "a", name: "b", asOf: "soon", areaBasis: "guess" }),
      parcels,
    ]);
    expect(dataset?.meta).toMatchObject({ asOf: null, areaBasis: null });
    expect(codesOf(issues)).toEqual(["bad-dataset-file", "bad-dataset-file"]);
  });

  it("an empty layer is fine inside a dataset and nothing by itself", () => {
    const empty = aFile("zones.geojson", aCollection([]));
    expect(read([aParkFile, empty]).dataset?.layers.zones?.size).toBe(0);
    expect(codesOf(read([empty]).issues)).toEqual(["no-features"]);
  });

  it("two files for one layer are refused", () => {
    const second = { ...parcels, name: "other/parcels.geojson" };
    const { dataset } = read([aParkFile, { ...parcels, name: "parcels.json" }, parcels, second]);
    expect(dataset).toBeUndefined();
  });

  it("files that are no dataset at all are refused by name", () => {
    const zip = zipSync({ "readme.txt": bytesOf("hello"), "notes.txt": bytesOf("hello") });
    const { dataset, issues, files } = read([{ name: "a.zip", bytes: zip }]);
    expect(dataset).toBeUndefined();
    expect(codesOf(issues)).toContain("not-a-dataset");
    expect(files.some(({ outcome }) => outcome === "reject-with-error")).toBe(true);
    expect(read([]).dataset).toBeUndefined();
  });

  it.each([
    [513, "attributes"],
    [70_000, "text"],
  ])("refuses %i over the limit of %s", (count, what) => {
    const properties =
      what === "text"
        ? { note: "x".repeat(count) }
        : Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${index}`, 1]));
    expect(codesOf(read([aFile("parcels.geojson", aCollection([aFeature(properties)]))]).issues)).toEqual([
      "too-large",
    ]);
  });
});
