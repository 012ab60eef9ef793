#!/usr/bin/env node
import { readFile } from "node:fs/promises";
import { runAudit } from "./commands/audit.ts";
import { runCheckVectors } from "./commands/check-vectors.ts";
import { runDiff } from "./commands/diff.ts";
import { runImpact } from "./commands/impact.ts";
import { runImport } from "./commands/import.ts";
import { runMatch } from "./commands/match.ts";
import { runServe } from "./commands/serve.ts";
import { type Console, createConsole } from "./console.ts";
import { exitStatus, RefusedError, UsageError } from "./exit-status.ts";
import { projectPath } from "./project-path.ts";

type Command = (words: readonly string[], console: Console) => Promise<number>;

const commands: Readonly<Record<string, { readonly run: Command; readonly usage: string }>> = {
  audit: {
    run: runAudit,
    usage:
      "audit DATASET [--rules ID|FILE]… [--as-of DATE] [--mapping FILE] [--engine kernel|turf] [--what-if KEY=VALUE]… [--format table|json|csv|geojson] [--out FILE] [--fail-on fail|unknown]",
  },
  impact: {
    run: runImpact,
    usage:
      "impact DATASET --proposal FILE.geojson [--rules ID|FILE]… [--as-of DATE] [--mapping FILE] [--format table|json] [--out FILE]",
  },
  import: {
    run: runImport,
    usage:
      "import FILE… [--into DATASET] [--layer KIND] [--crs CRS] [--encoding NAME] [--mapping FILE] [--format table|json]",
  },
  match: {
    run: runMatch,
    usage:
      "match DATASET --need FILE.json [--rules ID|FILE]… [--as-of DATE] [--mapping FILE] [--format table|json] [--out FILE]",
  },
  diff: {
    run: runDiff,
    usage:
      "diff A B [--rules ID|FILE]… [--mapping FILE] [--format table|json] [--out FILE]  (each DATASET[#SCENARIO][@DATE])",
  },
  "check-vectors": { run: runCheckVectors, usage: "check-vectors FILE.json" },
  serve: { run: runServe, usage: "serve [--port N] [--host H]" },
};

function usageText(): string {
  const lines = Object.values(commands).map((command) => `  npx parkwright ${command.usage}`);
  return ["Usage:", ...lines, "", "DATASET is a folder, a .zip, one GeoJSON file, or: demo"].join("\n");
}

async function main(words: readonly string[]): Promise<number> {
  const console = createConsole();
  const [name, ...rest] = words;
  if (name === undefined) {
    console.err(usageText());
    return exitStatus.usage;
  }
  if (["--help", "-h", "help"].includes(name)) {
    console.out(usageText());
    return exitStatus.done;
  }
  if (name === "--version") {
    console.out(await readVersion());
    return exitStatus.done;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command !== undefined && rest.some((word) => word === "--help" || word === "-h")) {
    console.out(`Usage: npx parkwright ${command.usage}`);
    return exitStatus.done;
  }
  if (command === undefined) {
    console.err(`parkwright: there is no command “${name}”.\n${usageText()}`);
    return exitStatus.usage;
  }
  try {
    return await command.run(rest, console);
  } catch (error) {
    if (error instanceof UsageError || isParseArgsError(error)) {
      console.err(`parkwright ${name}: ${(error as Error).message}\nUsage: npx parkwright ${command.usage}`);
      return exitStatus.usage;
    }
    if (error instanceof RefusedError) {
      console.err(error.message);
      if (asksForJson(rest)) {
        console.out(JSON.stringify({ refused: true, message: error.message, details: error.details }, null, 2));
      }
      return exitStatus.refused;
    }
    console.err(
      `parkwright: this is our own fault. ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    return exitStatus.ownFault;
  }
}

/** `--format json` or `--format=json`: a script reads us, and finds the reason on stdout too. */
function asksForJson(words: readonly string[]): boolean {
  return words.some((word, at) => word === "--format=json" || (word === "--format" && words[at + 1] === "json"));
}

async function readVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(projectPath("package.json"), "utf8")) as { version: string };
  return version;
}

function isParseArgsError(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}

process.exitCode = await main(process.argv.slice(2));
