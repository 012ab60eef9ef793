import { useMemo } from "react";
import { useT } from "../i18n/use-t.ts";
import type { SearchCommand } from "../state/search-command.ts";
import { findOperations } from "./find-operations.ts";
import { readContext } from "./read-context.ts";
import { runOperation } from "./run-operation.ts";

const mostFound = 40;

/** What the search box asks for commands of Plan. */
export function usePalette(): (query: string) => readonly SearchCommand[] {
  const { t } = useT();
  return useMemo(
    () => (query) =>
      findOperations(query, readContext(), t)
        .slice(0, mostFound)
        .map(({ operation, label, reason }) => ({
          id: operation.id,
          title: label,
          keys: operation.keys,
          detail: reason === null ? null : t("plan.menu.notNow", { reason: t(`edit.reason.${reason}`) }),
          run: () => runOperation(operation),
        })),
    [t],
  );
}
