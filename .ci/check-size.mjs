// First load, gzipped, stays inside its bands: growth needs a reason, so does a sudden drop. The page with the map engine
// and the audit engine is held under 700 kB; MapLibre's own worker, a second copy of much of its code, is held apart.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const bandsKb = { "page, map engine and audit engine": [450, 700], "MapLibre's worker": [100, 170] };
const folder = new URL("../dist/app/", import.meta.url).pathname;
const assets = join(folder, "assets");
const html = readFileSync(join(folder, "index.html"), "utf8");
const sizeOf = (file) => gzipSync(readFileSync(file), { level: 9 }).length;

/** Static imports of a chunk (`from "./x.js"`, `import "./x.js"`): what the browser must have before the page runs. */
function staticImports(code) {
  return [...code.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.(?:m?js))["']/g)].map((match) => match[1]);
}

const names = readdirSync(assets);

/** Everything reachable from the given files by static imports, with its gzipped size in kB. */
function loadSet(start) {
  const queue = [...start];
  const sizes = new Map();
  while (queue.length > 0) {
    const name = queue.pop();
    if (sizes.has(name) || !names.includes(name)) continue;
    const file = join(assets, name);
    sizes.set(name, sizeOf(file) / 1024);
    if (/js$/.test(name)) queue.push(...staticImports(readFileSync(file, "utf8")));
  }
  return sizes;
}

const fromHtml = [...html.matchAll(/assets\/([\w.-]+\.(?:js|css))/g)].map((match) => match[1]);
const matching = (pattern) => names.filter((name) => pattern.test(name));
const sets = {
  "page, map engine and audit engine": loadSet([
    ...fromHtml,
    ...matching(/^park-map-.*\.(js|css)$/),
    ...matching(/^host-.*\.js$/),
  ]),
  "MapLibre's worker": loadSet(matching(/^(map-worker|maplibre-gl-worker)-.*\.m?js$/)),
};
let isOutside = false;
for (const [what, sizes] of Object.entries(sets)) {
  const [least, most] = bandsKb[what];
  for (const [name, kb] of [...sizes].sort((a, b) => b[1] - a[1]))
    console.log(`${kb.toFixed(1).padStart(8)} kB  ${name}`);
  const sumKb = [...sizes.values()].reduce((sum, kb) => sum + kb, 0);
  console.log(`${sumKb.toFixed(1).padStart(8)} kB  ${what}, gzipped; allowed ${least} to ${most} kB\n`);
  isOutside ||= sumKb < least || sumKb > most;
}
if (isOutside) {
  console.error("First load is outside its band. Find out why before you move the band in .ci/check-size.mjs.");
  process.exit(1);
}
