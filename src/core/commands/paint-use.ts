import type { ParkDataset } from "../model/dataset.ts";
import { describeValue } from "../model/json-value.ts";
import { proposalKind } from "../model/record-kinds.ts";
import type { Result } from "../model/result.ts";
import type { PaintUse } from "./command.ts";
import type { CommandOutcome, Refusal } from "./command-outcome.ts";
import type { CommandTools } from "./command-tools.ts";
import { refuse } from "./refuse.ts";
import { setValues } from "./set-values.ts";

const painted: readonly string[] = ["zones", "parcels", proposalKind];

/**
 * Paints a land use, with the system its code is of, onto zones, parcels or proposals. Refusals: `wrong-kind` for features that
 * have no use, `bad-value` for an empty code, `not-found`, `nothing-to-do` where all have that use.
 */
export function paintUse(
  dataset: ParkDataset,
  { refs, landUse, codeSystem }: PaintUse,
  tools: CommandTools,
): Result<CommandOutcome, Refusal> {
  const useless = refs.filter(({ kind }) => !painted.includes(kind));
  const [first] = useless;
  if (first !== undefined) return refuse("wrong-kind", { refs: useless, params: { kind: first.kind } });
  if (landUse === "") {
    return refuse("bad-value", {
      refs,
      params: { property: "landUse", got: describeValue(landUse), expected: "a code" },
    });
  }
  return setValues(dataset, { type: "set-values", refs, values: { landUse, codeSystem } }, tools);
}
