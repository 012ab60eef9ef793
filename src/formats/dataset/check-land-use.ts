import { createIssue } from "../../core/model/create-issue.ts";
import type { ParkDataset } from "../../core/model/dataset.ts";
import type { Issue } from "../../core/model/issue.ts";
import { briefRecords } from "./record-brief.ts";

/** Known land-use codes by code system. A system that is not in it cannot be checked. */
export type LandUseCodes = Readonly<Record<string, readonly string[]>>;

interface CodeUse {
  readonly code: string;
  readonly system: string | null;
  readonly ids: string[];
}

/** Codes without their system, and codes their system does not know: one issue for each code of a layer, with all its ids. */
export function checkLandUse(
  dataset: ParkDataset,
  codes: LandUseCodes | undefined,
  findPlace: (layer: "parcels" | "zones" | "survey", id: string) => { readonly file: string; readonly row: number },
): readonly Issue[] {
  const issues: Issue[] = [];
  const known = new Map(Object.entries(codes ?? {}).map(([system, list]) => [system, new Set(list)]));
  for (const layer of ["zones", "parcels", "survey"] as const) {
    const uses = new Map<string, CodeUse>();
    for (const [id, record] of briefRecords(dataset.layers[layer])) {
      const { code = layer === "survey" ? undefined : record.landUse, codeSystem } = record;
      if (typeof code !== "string" || code === "") continue;
      const system = typeof codeSystem === "string" ? codeSystem : null;
      const key = `${system ?? ""}\n${code}`;
      const use = uses.get(key);
      if (use === undefined) uses.set(key, { code, system, ids: [id] });
      else use.ids.push(id);
    }
    for (const { code, system, ids } of uses.values()) {
      const parts = {
        layer,
        ids,
        ...findPlace(layer, ids[0] ?? ""),
        at: { property: layer === "survey" ? "code" : "landUse" },
      };
      if (system === null)
        issues.push(
          createIssue("missing-code-system", {
            ...parts,
            params: { got: code },
          }),
        );
      else if (known.get(system)?.has(code) === false) {
        issues.push(
          createIssue("unknown-land-use", {
            ...parts,
            params: { got: code, system },
          }),
        );
      }
    }
  }
  return issues;
}
