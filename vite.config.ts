import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Everything that decides what reading a file gives: what was read by another build is read again. */
const readingSources = ["src/core", "src/formats", "data/crs", "data/land-use", "package-lock.json"];

/** SHA-256 over those files, names included. */
function nameBuild(): string {
  const hash = createHash("sha256");
  for (const source of readingSources) {
    const files = source.includes(".")
      ? [source]
      : readdirSync(here(source), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .sort();
    for (const file of files) {
      hash
        .update(file.slice(here(".").length))
        .update("\0")
        .update(readFileSync(file.startsWith("/") ? file : here(file)));
    }
  }
  return hash.digest("hex");
}

/** Two builds from one file: the app (default) and, with `--mode cli`, the command line as one Node module. */
export default defineConfig(({ mode, command }) =>
  mode === "cli"
    ? {
        publicDir: false,
        build: {
          ssr: here("src/cli/main.ts"),
          outDir: here("dist/cli"),
          emptyOutDir: true,
          target: "node20",
          rolldownOptions: { output: { entryFileNames: "parkwright.mjs" } },
        },
      }
    : {
        base: "./",
        // While developing nothing is kept: the program changes under the copies.
        define: { __READING_BUILD__: JSON.stringify(command === "build" ? nameBuild() : "") },
        // Parts of proj4: two that nothing here reaches, 12 kB of the first load, and two of which the demo needs little, 23 kB.
        resolve: {
          alias: [
            { find: /^(mgrs|wkt-parser)$/, replacement: here("src/worker/left-out-part.ts") },
            { find: /^\.\.\/projs$/, replacement: here("src/worker/common-projections.ts") },
            { find: /^\.\/constants\/Datum$/, replacement: here("src/worker/common-datums.ts") },
          ],
        },
        plugins: [react()],
        server: { host: "127.0.0.1", port: 5174 },
        worker: { format: "es" },
        build: {
          outDir: here("dist/app"),
          emptyOutDir: true,
          target: "es2022",
          chunkSizeWarningLimit: 1200,
          // The demo's files are fetched; a data: address would need a wider content security policy.
          assetsInlineLimit: (file) => (file.includes("/data/demo/") ? false : undefined),
        },
        test: {
          projects: [
            {
              extends: true,
              test: {
                name: "node",
                environment: "node",
                include: ["test/**/*.test.ts", "test/**/*.test.tsx"],
                exclude: ["test/e2e/**", "test/browser/**", "test/**/*.long.test.ts"],
                testTimeout: 60_000,
              },
            },
            // `npm run test:long`: what takes minutes.
            { extends: true, test: { name: "long", environment: "node", include: ["test/**/*.long.test.ts"] } },
          ],
        },
      },
);
