import { useApp } from "../state/use-app.ts";

/** Are states of the plan beside each other? Only in the workspaces that show it. */
export function useCompareOpen(): boolean {
  return useApp(
    ({ session }) => session.compare !== null && (session.workspace === "plan" || session.workspace === "explore"),
  );
}
