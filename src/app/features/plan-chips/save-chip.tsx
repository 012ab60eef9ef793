import { Check, LoaderCircle, TriangleAlert, UserRound } from "lucide-react";
import { Button as AriaButton, TooltipTrigger } from "react-aria-components";
import type { SaveState } from "../../../worker/plan/plan-messages.ts";
import { type Formats, useFormat } from "../../i18n/use-format.ts";
import { getOperation } from "../../operations/all-operations.ts";
import { runOperation } from "../../operations/run-operation.ts";
import { usePlan } from "../../state/use-plan.ts";
import { Tip } from "../../ui/tip.tsx";
import styles from "./chips.module.css";

const saveFile = getOperation("save-file");
/** After so many changes without a file somebody is reminded of one (ux §4). */
const remindAfter = 50;

/** How far the plan is kept, as the worker says it; a press keeps a file. */
export function SaveChip() {
  const formats = useFormat();
  const { t } = formats;
  const saved = usePlan((state) => state.view?.saved);
  const pending = usePlan((state) => state.pendingCount > 0);
  const unfiled = usePlan((state) => state.view?.unfiledCount ?? 0);
  if (saved === undefined) return null;
  const shown: SaveState = pending && saved.kind === "saved" ? { kind: "saving" } : saved;
  const needsFile = shown.kind === "not-saved" || (shown.kind === "saved" && unfiled >= remindAfter);
  return (
    <TooltipTrigger delay={300}>
      <AriaButton
        className={styles.chip ?? ""}
        data-tone={shown.kind === "not-saved" ? "over" : needsFile || shown.kind === "following" ? "caution" : "good"}
        data-testid="save-chip"
        data-state={shown.kind}
        onPress={() => runOperation(saveFile)}
      >
        <Sign state={shown} />
        <span aria-live="polite">{saveWords(shown, formats)}</span>
        {needsFile ? <u>{t("plan.save.download")}</u> : null}
      </AriaButton>
      <Tip shortcut="Ctrl S">
        {saveDetail(shown, formats)}
        {unfiled === 0 ? "" : ` ${t("plan.save.remind", { count: unfiled })}`}
      </Tip>
    </TooltipTrigger>
  );
}

function Sign({ state }: { readonly state: SaveState }) {
  const look = { size: 16, strokeWidth: 1.9, "aria-hidden": "true" } as const;
  switch (state.kind) {
    case "saved":
      return <Check {...look} />;
    case "saving":
      return <LoaderCircle {...look} />;
    case "not-saved":
      return <TriangleAlert {...look} />;
    case "following":
      return <UserRound {...look} />;
  }
}

function saveWords(state: SaveState, { t, language }: Formats): string {
  switch (state.kind) {
    case "saved":
      return state.atMs === null
        ? t("plan.save.savedPlain")
        : t("plan.save.saved", {
            time: new Date(state.atMs).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" }),
          });
    case "saving":
      return t("plan.save.saving");
    case "not-saved":
      return t("plan.save.notSaved");
    case "following":
      return t("plan.save.following");
  }
}

function saveDetail(state: SaveState, { t }: Formats): string {
  switch (state.kind) {
    case "saved":
      return t("plan.save.savedLong");
    case "saving":
      return t("plan.save.savingLong");
    case "not-saved":
      return t(`plan.save.${state.reason}`);
    case "following":
      return t("plan.save.followingLong");
  }
}
