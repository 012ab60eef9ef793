import { parseArgs } from "node:util";
import { runVector, type VectorContext } from "../../core/analysis/vectors/run-vectors.ts";
import type { Console } from "../console.ts";
import { loadCrsTable, loadLandUseTables, loadProjectDefaults, loadRulePack } from "../data-files.ts";
import { exitStatus, RefusedError, UsageError } from "../exit-status.ts";
import { readGivenFile } from "../read-given-file.ts";

interface Vector {
  readonly id: string;
  readonly rule: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
}

/** Of packs with the same section the first one speaks. */
const packIds = ["cn-national-2023", "cn-national-2008", "de-baunvo", "sg-ura", "us-nyc"];

/** `parkwright check-vectors`: domain vectors by rule name; each failure with inputs, expected and got. */
export async function runCheckVectors(words: readonly string[], console: Console): Promise<number> {
  const { positionals } = parseArgs({ args: [...words], allowPositionals: true, options: {} });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new UsageError("give exactly one FILE.json.");
  const vectors = await readVectors(file);
  const context: VectorContext = {
    packs: await Promise.all(packIds.map(loadRulePack)),
    defaults: await loadProjectDefaults(),
    crsTable: await loadCrsTable(),
    landUseTables: await loadLandUseTables(),
  };
  let passed = 0;
  for (const vector of vectors) {
    const outcome = runVector(vector, context);
    if (outcome.passed) {
      passed++;
      continue;
    }
    console.out(`${vector.id} ${vector.rule}: ${outcome.problems.join("; ")}`);
    console.out(`  inputs   ${JSON.stringify(vector.inputs)}`);
    console.out(`  expected ${JSON.stringify(vector.expected)}`);
    console.out(`  got      ${JSON.stringify(outcome.got)}`);
  }
  console.out(`${passed} passed, ${vectors.length - passed} failed`);
  return passed === vectors.length ? exitStatus.done : exitStatus.saysNo;
}

async function readVectors(file: string): Promise<readonly Vector[]> {
  const text = new TextDecoder().decode(await readGivenFile(file, "", "a JSON list of vectors"));
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new RefusedError(`${file}: ${(error as Error).message}. Expected a JSON list of vectors.`, { file });
  }
  if (!Array.isArray(parsed) || !parsed.every(isVector)) {
    throw new RefusedError(`${file}: expected a list of objects with id, rule, inputs and expected.`, { file });
  }
  return parsed;
}

function isVector(value: unknown): value is Vector {
  return (
    typeof value === "object" &&
    value !== null &&
    "id" in value &&
    typeof value.id === "string" &&
    "rule" in value &&
    typeof value.rule === "string" &&
    "inputs" in value &&
    typeof value.inputs === "object" &&
    "expected" in value &&
    typeof value.expected === "object"
  );
}
