import type { AppState } from "./store.ts";

/** Issues of the open park, those included that the page is not told one by one. */
export function countIssues({ park }: Pick<AppState, "park">): number {
  return park === null ? 0 : Object.values(park.issueCounts).reduce((sum, count) => sum + count, 0);
}
