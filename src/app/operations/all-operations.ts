import { editOperations } from "./edit-operations.ts";
import type { Operation } from "./operation.ts";
import { scenarioOperations } from "./scenario-operations.ts";
import { toolOperations } from "./tool-operations.ts";

/** Everything that can be done in Plan, in the order menus and the palette have it. */
export const allOperations: readonly Operation[] = [...toolOperations, ...editOperations, ...scenarioOperations];

/** The operation of this id. */
export function getOperation(id: string): Operation {
  const found = allOperations.find((operation) => operation.id === id);
  if (found === undefined) throw new Error(`no operation ${id}`);
  return found;
}
