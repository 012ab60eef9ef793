// Makes `npx parkwright` work inside a clone: npm links the commands of dependencies only, not the project's own.
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";

const folder = new URL("../node_modules/.bin/", import.meta.url);
const target = new URL("../dist/cli/parkwright.mjs", import.meta.url);
if (existsSync(new URL("../node_modules/", import.meta.url))) {
  mkdirSync(folder, { recursive: true });
  chmodSync(target, 0o755);
  const link = new URL("parkwright", folder);
  rmSync(link, { force: true });
  if (process.platform === "win32") {
    writeFileSync(new URL("parkwright.cmd", folder), '@node "%~dp0\\..\\..\\dist\\cli\\parkwright.mjs" %*\r\n');
  } else {
    symlinkSync("../../dist/cli/parkwright.mjs", link);
  }
}
