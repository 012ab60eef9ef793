import type { Refusal } from "../../core/commands/command-outcome.ts";
import type { Translate } from "./messages.ts";

/** Why a command was not carried out, as a sentence. */
export function refusalText({ code, refs, params }: Refusal, t: Translate): string {
  return t(`edit.refusal.${code}`, { ...params, id: refs[0]?.id ?? "" });
}
