import codeTable from "../../../data/land-use/cn-2023.json";
import type { LocalizedText } from "../../core/model/localized-text.ts";

/** A class of the code table new land is drawn in. */
export interface LandUseClass {
  readonly id: string;
  readonly code: string;
  readonly name: LocalizedText;
}

/** System the codes below are of. */
export const landUseCodeSystem = codeTable.codeSystem;

const classes: readonly LandUseClass[] = codeTable.classes.map(({ code, name }) => ({ id: code, code, name }));

/** Classes whose code begins with a text or whose name holds it, in any language; the code itself first. Empty text: all of them. */
export function findLandUses(query: string, limit: number): readonly LandUseClass[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === "") return classes.slice(0, limit);
  const exact = classes.filter(({ code }) => code === wanted);
  const longer = classes.filter(({ code }) => code.startsWith(wanted) && code !== wanted);
  const named = classes.filter(
    ({ code, name }) => !code.startsWith(wanted) && namesOf(name).some((one) => one.includes(wanted)),
  );
  return [...exact, ...longer, ...named].slice(0, limit);
}

function namesOf(name: LocalizedText): readonly string[] {
  return (typeof name === "string" ? [name] : Object.values(name)).flatMap((one) => one?.toLowerCase() ?? []);
}
