// `npm start` builds what is missing (contracts §1) and nothing else.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const parts = [
  ["dist/app/index.html", "build:app"],
  ["dist/cli/parkwright.mjs", "build:cli"],
];
for (const [file, script] of parts) {
  if (existsSync(new URL(`../${file}`, import.meta.url))) continue;
  const { status } = spawnSync("npm", ["run", script], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
