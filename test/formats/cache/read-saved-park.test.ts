import { describe, expect, it } from "vitest";
import { auditDataset } from "../../../src/core/analysis/audit-dataset.ts";
import { createKernelEngine } from "../../../src/core/geometry/kernel-engine.ts";
import type { ParkDataset } from "../../../src/core/model/dataset.ts";
import type { Issue } from "../../../src/core/model/issue.ts";
import type { Parcel } from "../../../src/core/model/records.ts";
import { readSavedPark } from "../../../src/formats/cache/read-saved-park.ts";
import { openSections, SectionWriter } from "../../../src/formats/cache/sections.ts";
import { writeCacheSteps } from "../../../src/formats/cache/write-cache.ts";
import { readDemo, readPack } from "../../support/audit-demo.ts";
import { crsTable, landUseTables, projectDefaults } from "../../support/audit-layers.ts";
import { finish } from "../../support/finish.ts";
import { codesOf } from "../../support/input-files.ts";
import { makePark } from "../../support/make-park.ts";

function save(dataset: ParkDataset, issues: readonly Issue[]): Uint8Array {
  const written = finish(writeCacheSteps({ dataset, issues }, null));
  if (!written.ok) throw new Error(written.failure);
  return written.value;
}

/** The audit report as the command prints it. */
function report(dataset: ParkDataset, issues: readonly Issue[]): string {
  const audited = auditDataset(dataset, {
    asOf: dataset.meta.asOf ?? "2026-03-31",
    generatedAt: "",
    rulePacks: ["cn-national-2023", ...dataset.meta.ruleSets.filter((id) => id !== "cn-national-2023")].map(readPack),
    defaults: projectDefaults,
    crsTable,
    landUseTables,
    engine: createKernelEngine(),
    readIssues: issues,
  });
  return JSON.stringify(audited);
}

function change(file: Uint8Array, edit: (manifest: string) => string): Uint8Array {
  const opened = openSections(file);
  if (!opened.ok) throw new Error(opened.failure.reason);
  const out = new SectionWriter();
  for (let index = 1; ; index++) {
    const section = opened.value.get(index);
    if (section === undefined) break;
    out.add(section);
  }
  return out.finish(new TextEncoder().encode(edit(new TextDecoder().decode(opened.value.get(0)))));
}

describe("a saved park", () => {
  it("of the demo gives the audit report its files give, to the byte", () => {
    const { dataset, issues } = readDemo();
    const saved = readSavedPark({ name: "demo.pwcache", bytes: save(dataset, issues) });
    if (saved.dataset === undefined) throw new Error(saved.issues[0]?.message);
    expect(report(saved.dataset, saved.issues)).toBe(report(dataset, issues));
    expect(saved.files).toMatchObject([{ file: "demo.pwcache", format: "pwcache", outcome: "accept-with-warning" }]);
  });

  it("of 2,000 parcels gives the audit report its files give, to the byte", () => {
    const park = makePark(2000);
    const saved = readSavedPark({ name: "park.pwcache", bytes: save(park, []) });
    if (saved.dataset === undefined) throw new Error(saved.issues[0]?.message);
    expect(report(saved.dataset, [])).toBe(report(park, []));
  });

  it("takes half the room for coordinates that have eight decimals", () => {
    const park = makePark(400);
    const rounded = JSON.parse(JSON.stringify([...(park.layers.parcels?.values() ?? [])]), (_name, value) =>
      typeof value === "number" ? Math.round(value * 1e8) / 1e8 : value,
    ) as readonly Parcel[];
    const layers = { parcels: new Map(rounded.map((parcel) => [parcel.id, parcel])) };
    const vertices = 5 * rounded.length;
    const saved =
      save({ ...park, layers: { parcels: park.layers.parcels } }, []).length - save({ ...park, layers }, []).length;
    expect(saved / vertices).toBeCloseTo(8, 1);
  });

  it("that is damaged or cut off is refused with one issue and no dataset", () => {
    const { dataset, issues } = readDemo();
    const file = save(dataset, issues);
    const cut = readSavedPark({ name: "a.pwcache", bytes: file.slice(0, file.length - 100) });
    expect([cut.dataset, codesOf(cut.issues)]).toEqual([undefined, ["damaged-cache"]]);
    expect(cut.files).toMatchObject([{ file: "a.pwcache", outcome: "reject-with-error" }]);
    file[2000] = (file[2000] ?? 0) ^ 1;
    expect(codesOf(readSavedPark({ name: "a.pwcache", bytes: file }).issues)).toEqual(["damaged-cache"]);
  });

  it("of another version is refused, naming both", () => {
    const file = save(readDemo().dataset, []);
    new DataView(file.buffer).setUint32(8, 9, true);
    const [issue] = readSavedPark({ name: "a.pwcache", bytes: file }).issues;
    expect(issue?.message).toContain("was written in format parkwright.cache/9; this program reads parkwright.cache/1");
  });

  it.each([
    ["a number where a text belongs", '"cn-2023"', "2023"],
    ["a status that does not exist", '"existing"', '"imagined"'],
    ["a negative area", '"values":[10000]', '"values":[-10000]'],
    ["a form that does not exist", '"kind":"text"', '"kind":"texts"'],
    ["a property that records have not", '"name":"deedAreaM2"', '"name":"deedArea"'],
    ["another schema", '"parkwright.dataset/1"', '"parkwright.dataset/9"'],
    [
      "kept properties that are no object",
      '"extra":{"kind":"dictionary","values":[{',
      '"extra":{"kind":"dictionary","values":[7,{',
    ],
  ])("with %s is refused, though its checksums are right", (_what, before, after) => {
    const park = makePark(30);
    const forged = change(save(park, []), (manifest) => {
      expect(manifest).toContain(before);
      return manifest.replace(before, after);
    });
    expect(codesOf(readSavedPark({ name: "a.pwcache", bytes: forged }).issues)).toEqual(["damaged-cache"]);
  });
});
