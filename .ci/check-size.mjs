// First load, gzipped, map engine and worker included, stays inside a band: growth needs a reason, so does a sudden drop.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const bandKb = [350, 700];
const folder = new URL("../dist/app/", import.meta.url).pathname;
const assets = join(folder, "assets");
const html = readFileSync(join(folder, "index.html"), "utf8");
const sizeOf = (file) => gzipSync(readFileSync(file), { level: 9 }).length;

/** Static imports of a chunk (`from "./x.js"`, `import "./x.js"`): what the browser must have before the page runs. */
function staticImports(code) {
  return [...code.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.(?:m?js))["']/g)].map((match) => match[1]);
}

const names = readdirSync(assets);
const queue = [...html.matchAll(/assets\/([\w.-]+\.(?:js|css))/g)].map((match) => match[1]);
// Workers the page starts at once: the audit worker and MapLibre's own.
queue.push(...names.filter((name) => /^(host|maplibre-gl-worker)[\w.-]*\.m?js$/.test(name)));
const seen = new Set();
const rows = [];
while (queue.length > 0) {
  const name = queue.pop();
  if (seen.has(name) || !names.includes(name)) continue;
  seen.add(name);
  const file = join(assets, name);
  rows.push([name, sizeOf(file)]);
  if (/js$/.test(name)) queue.push(...staticImports(readFileSync(file, "utf8")));
}
rows.push(["index.html", sizeOf(join(folder, "index.html"))]);
const sumKb = rows.reduce((sum, [, bytes]) => sum + bytes, 0) / 1024;
for (const [name, bytes] of rows.sort((a, b) => b[1] - a[1]))
  console.log(`${(bytes / 1024).toFixed(1).padStart(8)} kB  ${name}`);
console.log(`${sumKb.toFixed(1).padStart(8)} kB  first load, gzipped; allowed ${bandKb[0]} to ${bandKb[1]} kB`);
if (sumKb < bandKb[0] || sumKb > bandKb[1]) {
  console.error("First load is outside its band. Find out why before you move the band in .ci/check-size.mjs.");
  process.exit(1);
}
