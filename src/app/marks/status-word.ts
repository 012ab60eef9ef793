import type { DisplayStatus, ParcelTag } from "../../core/rules/parcel-stage.ts";
import type { Translate } from "../i18n/messages.ts";

/** The word of a status. Without a written finding idle and low-efficiency are only suspected: the program screens, it never declares. */
export function statusWord(status: DisplayStatus, tags: readonly ParcelTag[], t: Translate): string {
  if (status === "idle" && !tags.includes("idle_confirmed")) return t("statusSuspected.idle");
  if (status === "low") return t("statusSuspected.low");
  return t(`status.${status}`);
}

/** The word for a group of parcels: found and suspected ones together. */
export function statusListWord(status: DisplayStatus, t: Translate): string {
  return status === "idle" || status === "low" ? t(`statusList.${status}`) : t(`status.${status}`);
}
