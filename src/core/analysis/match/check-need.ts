import type { LandUseTables } from "../../model/land-use.ts";
import { listAllowed } from "../../model/nearest-names.ts";
import type { Need } from "../../model/need.ts";
import type { RulePack } from "../../model/rule-pack.ts";

/** A wish nobody could fill because its word means nothing here. */
export interface NeedProblem {
  readonly property: string;
  readonly got: string;
  readonly expected: string;
}

export interface NeedWords {
  readonly packs: readonly RulePack[];
  readonly landUseTables: LandUseTables;
}

/**
 * Are the words of a need known? A use is a word of the use matrices that judge, `industry` for all its classes, or the
 * beginning of a land-use code; an industry is two to four digits, with its letter or without. A misspelt use fits no land,
 * which reads like an answer. Without a matrix words cannot be told from slips: then nothing is said.
 */
export function checkNeed(need: Need, { packs, landUseTables }: NeedWords): readonly NeedProblem[] {
  const { use, useCodeSystem, industryCode } = need;
  const problems: NeedProblem[] = [];
  const words = listUses(packs);
  const isCode = use !== undefined && /^[0-9A-Z]/.test(use);
  if (use !== undefined && !isCode && words.length > 0 && !words.includes(use)) {
    problems.push({
      property: "use",
      got: `“${use}”`,
      expected: `one of ${listAllowed(words, use)}, or a land-use code`,
    });
  }
  if (use !== undefined && /^\d/.test(use)) problems.push(...checkCode(use, useCodeSystem, landUseTables));
  if (industryCode !== undefined && !/^[A-T]?\d{2,4}$/i.test(industryCode)) {
    problems.push({
      property: "industryCode",
      got: `“${industryCode}”`,
      expected: "2 to 4 digits, such as 39 or C3922",
    });
  }
  return problems;
}

/** Codes of systems the project has no table of (districts of another country) cannot be looked up. */
function checkCode(use: string, system: string | undefined, tables: LandUseTables): readonly NeedProblem[] {
  const asked = tables.filter(({ codeSystem }) => system === undefined || codeSystem === system);
  const prefix = use.replace(/\*$/, "");
  if (asked.length === 0 || asked.some(({ classes }) => classes.some(({ code }) => code.startsWith(prefix)))) return [];
  const systems = asked.map(({ codeSystem }) => codeSystem).join(", ");
  return [{ property: "use", got: `“${use}”`, expected: `the beginning of a code of ${systems}` }];
}

function listUses(packs: readonly RulePack[]): readonly string[] {
  const rows = packs.flatMap(({ use_matrix }) => Object.values(use_matrix?.rows ?? {}));
  const words = new Set(rows.flatMap((row) => Object.keys(row)));
  return words.size === 0 ? [] : ["industry", ...words].sort();
}
