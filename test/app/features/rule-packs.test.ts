import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  listPackSettings,
  plainSections,
  unitOfLimit,
  unitOfSetting,
} from "../../../src/app/features/rule-packs/pack-settings.ts";
import { cleanNumber, findSliderRange, scaleOf } from "../../../src/app/features/rule-packs/slider-range.ts";
import { enDetail } from "../../../src/app/i18n/en-detail.ts";
import { enDomain } from "../../../src/app/i18n/en-domain.ts";
import { enWords } from "../../../src/app/i18n/en-words.ts";
import { applyWhatIf } from "../../../src/core/analysis/what-if/apply-what-if.ts";
import type { LoadedRulePack } from "../../../src/core/model/rule-pack.ts";
import { createTextFolder } from "../../../src/formats/rule-pack/pack-folder.ts";
import { resolvePack } from "../../../src/formats/rule-pack/resolve-pack.ts";

const folder = fileURLToPath(new URL("../../../data/regulations/", import.meta.url));
const files = readdirSync(folder);
const texts = createTextFolder(new Map(files.map((name) => [name, readFileSync(`${folder}${name}`, "utf8")])));
const packs: readonly LoadedRulePack[] = files
  .filter((name) => name.endsWith(".json") && name !== "project-defaults.json")
  .map((name) => {
    const resolved = resolvePack(name, [texts]);
    if (!resolved.ok) throw new Error(`${name} was refused`);
    return resolved.value;
  });
const national = packs.find(({ pack }) => pack.id === "cn-national-2023");
if (national === undefined) throw new Error("the national pack is missing");
const { pack } = national;

describe("the values of a section", () => {
  test("stand with the paper of the section, or with their own clause where that is another one", () => {
    const settings = listPackSettings(pack, "inefficient");
    expect(settings.find(({ path }) => path === "inefficient.years")).toMatchObject({
      names: ["years"],
      value: 2,
      unit: "years",
      certainty: "V",
    });
    expect(settings.find(({ path }) => path === "inefficient.density.review_below")).toMatchObject({
      names: ["density", "review_below"],
      unit: "fraction",
      certainty: "D",
    });
  });

  test("every number of every pack can be asked about by its path", () => {
    for (const loaded of packs) {
      for (const section of plainSections) {
        for (const { path, value } of listPackSettings(loaded.pack, section)) {
          if (typeof value !== "number") continue;
          const asked = applyWhatIf(packs, [{ key: `${loaded.pack.id}:${path}`, value: String(value) }]);
          expect([path, asked.ok]).toEqual([path, true]);
        }
      }
    }
  });

  test("every name of every pack has a word", () => {
    const known = new Set(
      [enDetail.packKey, enDomain.indicator, enWords.control, enWords.stage, enDomain.scaleGroup].flatMap(Object.keys),
    );
    const names = packs.flatMap((loaded) =>
      plainSections.flatMap((section) => listPackSettings(loaded.pack, section).flatMap((setting) => setting.names)),
    );
    // Codes of uses and editions of industry codes are written as they are.
    const words = [...new Set(names)].filter((name) => !/^\d+$/.test(name) && !name.startsWith("GB/T"));
    expect(words.filter((name) => !known.has(name))).toEqual([]);
    const sections = Object.keys(enDetail.packSection);
    expect(plainSections.filter((section) => !sections.includes(section))).toEqual([]);
  });

  test("units come from the names", () => {
    expect(unitOfSetting("tolerances.sliver_area_m2")).toBe("m2");
    expect(unitOfSetting("separation.shoreline_m")).toBe("m");
    expect(unitOfSetting("idle.not_started_years")).toBe("years");
    expect(unitOfSetting("idle.fee_rate")).toBe("fraction");
    expect(unitOfSetting("per_mu.quota.A")).toBe("fraction");
    expect(unitOfSetting("per_mu.score_cap")).toBe("count");
    expect(unitOfLimit("far", undefined)).toBe("ratio");
    expect(unitOfLimit("green_ratio", undefined)).toBe("fraction");
    expect(unitOfLimit("investment_intensity", "wan_per_mu")).toBe("wan_per_mu");
  });
});

describe("a slider", () => {
  test("of a share ends at 100 %, of a small share sooner, in steps of a percent or half of one", () => {
    expect(findSliderRange(0.4, "fraction")).toEqual({ min: 0, max: 1, step: 0.01 });
    expect(findSliderRange(0.07, "fraction")).toEqual({ min: 0, max: 0.2, step: 0.005 });
  });

  test("of years stays whole", () => {
    expect(findSliderRange(2, "years")).toEqual({ min: 0, max: 5, step: 1 });
  });

  test("holds the value it starts from, whatever the unit, and sends no stray digits", () => {
    const units = fc.constantFrom("fraction", "years", "m", "ratio", "wan_per_mu", "count");
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), units, (value, unit) => {
        const { min, max, step } = findSliderRange(value, unit);
        expect(min).toBeLessThanOrEqual(value);
        expect(max).toBeGreaterThanOrEqual(value);
        expect(step).toBeGreaterThan(0);
      }),
    );
    expect(cleanNumber(35.1 / scaleOf("fraction"))).toBe(0.351);
  });
});
