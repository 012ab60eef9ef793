import { readdirSync, readFileSync } from "node:fs";
import { parseAst } from "vite";
import { describe, expect, test } from "vitest";
import { listNumbers } from "./provenance.ts";

/*
 * No number of a regulation stands in the code (style §6): what rules and indicators compare with comes from a pack. Looked
 * for by value: any number a pack holds that is written out where plans are judged.
 */

const root = new URL("../../", import.meta.url);
const judged = ["src/core/rules/", "src/core/indicators/", "src/core/analysis/"];

/** Values that mean something else as well: counts, halves, powers of ten and the sizes of units. */
const structural = new Set([0, 1, 2, 3, 4, 5, 10, 12, 100, 1_000, 10_000]);

/** Where a number of a pack stands for something of its own, and what that is. */
const reasoned: Readonly<Record<string, string>> = {
  "src/core/indicators/concentration.ts 0.005": "what shares rounded for printing may add to over 1",
  "src/core/analysis/impact/gap-land.ts 0.5": "half the strip a gap is looked at in, m",
  "src/core/analysis/match/find-groups.ts 50": "groups of parcels that are listed",
  "src/core/analysis/measured-layers.ts 500": "features measured between two messages",
  "src/core/analysis/piece-issues.ts 0.01": "square metres a sentence shows",
  "src/core/analysis/piece-issues.ts 0.001": "metres a sentence shows",
};

function listSources(folder: string): readonly string[] {
  return readdirSync(new URL(folder, root), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? listSources(`${folder}${entry.name}/`)
      : entry.name.endsWith(".ts")
        ? `${folder}${entry.name}`
        : [],
  );
}

/**
 * Numeric literals of a source text with their lines; comments and texts are none. Left out are shares of progress, which are
 * yielded, and how often that is (`index % 200`).
 */
function findLiterals(text: string): readonly { readonly value: number; readonly line: number }[] {
  const found: { value: number; line: number }[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { type, value, start, operator } = node as Readonly<Record<string, unknown>>; // a node of any kind
    if (type === "YieldExpression" || (type === "BinaryExpression" && operator === "%")) return;
    if (type === "Literal" && typeof value === "number") {
      found.push({ value, line: text.slice(0, Number(start)).split("\n").length });
    }
    for (const member of Object.values(node)) visit(member);
  };
  visit(parseAst(text, { lang: "ts" }));
  return found;
}

const regulations = new URL("data/regulations/", root);
const ofPacks = new Set(
  readdirSync(regulations)
    .filter((name) => name.endsWith(".json"))
    .flatMap((name) => listNumbers(JSON.parse(readFileSync(new URL(name, regulations), "utf8"))))
    .map(({ value }) => value),
);

describe("numbers of regulations", () => {
  test("are known here: the packs are read", () => {
    for (const value of [0.07, 0.15, 0.4, 35, 70, 0.65, 60, 1.2, 150]) expect([...ofPacks]).toContain(value);
  });

  test("a number written into a rule is found, one in a comment is not", () => {
    expect(findLiterals("// at most 0.07\nconst cap = 0.15;\n")).toEqual([{ value: 0.15, line: 2 }]);
  });

  test("stand nowhere in the code that judges", () => {
    const found = judged.flatMap(listSources).flatMap((file) =>
      findLiterals(readFileSync(new URL(file, root), "utf8"))
        .filter(({ value }) => ofPacks.has(value) && !structural.has(value))
        .filter(({ value }) => reasoned[`${file} ${value}`] === undefined)
        .map(({ value, line }) => `${file}:${line} ${value}`),
    );
    expect(found).toEqual([]);
  });

  test("that are excused still stand there", () => {
    const stale = Object.keys(reasoned).filter((place) => {
      const [file = "", value] = place.split(" ");
      return !findLiterals(readFileSync(new URL(file, root), "utf8")).some(
        (literal) => literal.value === Number(value),
      );
    });
    expect(stale).toEqual([]);
  });
});
