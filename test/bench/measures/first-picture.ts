import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { projectPath } from "../../../src/cli/project-path.ts";
import type { Finding, Measure } from "../measure.ts";

const ids = ["P11a", "P11b", "P11c", "P11d"] as const;

/**
 * P11 in a real Chromium, in a process of its own: `browser.ts --json` prints the findings as the last line. Left out where there is
 * no built app.
 */
export const firstPicture: Measure = {
  groups: ["P11"],
  async run(bench) {
    if (!existsSync(projectPath("dist", "app", "index.html"))) return skip("no built app (npm run build)");
    bench.say("P11: the page in Chromium");
    const { output, code } = await runBrowser([
      "--json",
      ...(bench.file === undefined ? ["--size", String(bench.size)] : ["--file", bench.file]),
    ]);
    if (code !== 0) return skip(`the browser could not be asked: ${output.trim().split("\n").at(-1)}`);
    return readFindings(output.trim().split("\n").at(-1) ?? "");
  },
};

function skip(why: string): readonly Finding[] {
  return ids.map((id) => ({ id, note: `skipped: ${why}` }));
}

function runBrowser(words: readonly string[]): Promise<{ readonly output: string; readonly code: number | null }> {
  const script = fileURLToPath(new URL("../browser.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, ...words], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ output, code }));
  });
}

function readFindings(line: string): readonly Finding[] {
  if (!line.startsWith("[")) return skip("browser.ts printed no findings");
  const findings = JSON.parse(line) as readonly Finding[];
  return ids.map((id) => findings.find((finding) => finding.id === id) ?? { id, note: "not measured" });
}
