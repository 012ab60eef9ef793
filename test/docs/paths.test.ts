import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const pages = [
  ...readdirSync(root).filter((name) => name.endsWith(".md")),
  ...["docs", "docs/guide", "docs/decisions"].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith(".md"))
      .map((name) => `${folder}/${name}`),
  ),
  "data/README.md",
];
const scripts = Object.keys((JSON.parse(read("package.json")) as { scripts: Record<string, string> }).scripts);

/** Paths a page names: link targets, and code spans that start with a folder of ours. */
function pathsIn(page: string): string[] {
  const text = read(page);
  const links = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map((match) => match[1] ?? "");
  const spans = [...text.matchAll(/`((?:src|data|docs|test|public|\.ci)\/[\w./-]*\w)`/g)].map(
    (match) => match[1] ?? "",
  );
  const fromPage = links.filter((link) => !/^[a-z]+:/.test(link)).map((link) => join(dirname(page), link));
  return [...fromPage, ...spans];
}

describe("the pages name only what exists", () => {
  for (const page of pages) {
    it(`paths in ${page}`, () => {
      expect(pathsIn(page).filter((path) => !existsSync(join(root, path)))).toEqual([]);
    });

    it(`scripts in ${page}`, () => {
      const named = [...read(page).matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] ?? "");
      expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
    });
  }
});
