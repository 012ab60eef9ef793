import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { startServer } from "../../server/start-server.ts";
import type { Console } from "../console.ts";
import { exitStatus, RefusedError, UsageError } from "../exit-status.ts";
import { projectPath } from "../project-path.ts";

/** `parkwright serve`: the app on this machine; what `npm start` runs. Ctrl-C stops it cleanly. */
export async function runServe(words: readonly string[], console: Console): Promise<number> {
  const { values } = parseArgs({
    args: [...words],
    options: { port: { type: "string", default: "5173" }, host: { type: "string", default: "127.0.0.1" } },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(`--port is “${values.port}”; expected a whole number from 0 to 65535.`);
  }
  const appFolder = projectPath("dist", "app");
  if (!existsSync(projectPath("dist", "app", "index.html"))) {
    throw new RefusedError("The app is not built yet: run “npm run build” first.", { missing: "dist/app" });
  }
  const { version } = JSON.parse(await readFile(projectPath("package.json"), "utf8")) as { version: string };
  const server = await startServer({ appFolder, version, port, host: values.host }).catch(
    (error: NodeJS.ErrnoException) => {
      const why = error.code === "EADDRINUSE" ? "the port is in use; choose another with --port" : error.message;
      throw new RefusedError(`Cannot listen on ${values.host}:${port}: ${why}.`, { code: error.code ?? "listen" });
    },
  );
  console.out(`Parkwright ${version} with the demo park: ${server.address}\nCtrl-C stops it.`);
  await new Promise<void>((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  await server.stop();
  console.out("Stopped.");
  return exitStatus.done;
}
