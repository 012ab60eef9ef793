import type { Translate } from "../i18n/messages.ts";
import { allOperations } from "./all-operations.ts";
import type { Operation, OperationContext, OperationReason } from "./operation.ts";

/** An operation as the palette offers it. */
export interface FoundOperation {
  readonly operation: Operation;
  readonly label: string;
  /** Why it cannot run now; it is offered all the same. */
  readonly reason: OperationReason | null;
}

/**
 * Operations whose words hold all words of the query, in the language shown or by their English key; those that begin with it first,
 * then those that can run. An empty query finds all.
 */
export function findOperations(query: string, context: OperationContext, t: Translate): readonly FoundOperation[] {
  const wanted = query.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
  const found = allOperations
    .filter((operation) => operation.isAvailable(context))
    .flatMap((operation) => {
      const label = t(operation.label);
      const text = `${label} ${operation.id.replaceAll(/[.-]/g, " ")}`.toLowerCase();
      if (!wanted.every((part) => text.includes(part))) return [];
      return [{ operation, label, reason: operation.disabledReason(context) }];
    });
  const [first = ""] = wanted;
  const rank = ({ label, reason }: FoundOperation) =>
    (label.toLowerCase().startsWith(first) ? 0 : 2) + (reason === null ? 0 : 1);
  return first === "" ? found : found.sort((a, b) => rank(a) - rank(b));
}
