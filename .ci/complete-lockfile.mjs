// Adds to package-lock.json the optional platform packages that the registry in use could not resolve (a mirror may hold
// only the platforms it serves). Without an entry `npm ci` refuses the lock; with one it skips what is not for this machine.
// Run after `npm install`: node .ci/complete-lockfile.mjs
import { readFileSync, writeFileSync } from "node:fs";

const file = new URL("../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(file, "utf8"));
const systems = ["android", "darwin", "freebsd", "linux", "openbsd", "netbsd", "sunos", "aix", "openharmony", "win32"];
const processors = ["arm64", "arm", "x64", "ia32", "loong64", "ppc64", "riscv64", "s390x", "mips64el", "wasm32"];

function platformOf(name) {
  const parts = name.split("/").at(-1).split(/[-.]/);
  const os = systems.find((system) => parts.includes(system));
  const cpu = processors.find((processor) => parts.includes(processor));
  if (os === undefined || cpu === undefined) throw new Error(`${name}: its platform cannot be read off its name`);
  const libc = parts.some((part) => part.startsWith("musl")) ? ["musl"] : os === "linux" ? ["glibc"] : undefined;
  return { os: [os], cpu: [cpu], ...(libc ? { libc } : {}) };
}

const names = new Set(Object.keys(lock.packages));
const isThere = (name) =>
  [...names].some((path) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`));
const added = [];
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isThere(name)) continue;
    const { libc, ...platform } = platformOf(name);
    const dev = entry.dev ? { dev: true } : {};
    lock.packages[`node_modules/${name}`] = { version, ...platform, ...(libc ? { libc } : {}), ...dev, optional: true };
    names.add(`node_modules/${name}`);
    added.push(`${name}@${version} (${path})`);
  }
}
const [root, ...rest] = Object.entries(lock.packages);
rest.sort(([a], [b]) => (a < b ? -1 : 1));
lock.packages = Object.fromEntries([root, ...rest]);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added.length} platform packages added${added.length > 0 ? `: ${added.join(", ")}` : ""}`);
