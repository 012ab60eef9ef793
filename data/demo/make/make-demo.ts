import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeDemo } from "./demo.ts";

/** `npm run demo:make [folder]`: writes the demo park, by default into data/demo. */
const folder = process.argv[2] ?? fileURLToPath(new URL("..", import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(makeDemo())) writeFileSync(join(folder, name), text);
