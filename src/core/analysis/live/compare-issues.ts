import type { Issue } from "../../model/issue.ts";

/** Issues that are in one list only, in its order. */
export interface IssueDifference {
  readonly appearing: readonly Issue[];
  readonly vanishing: readonly Issue[];
}

/**
 * Which issues come and go between two lists? One that says the same, member by member, is the same, however often it is there. Cost:
 * linear; only issues that are not the same object are looked at closer.
 */
export function compareIssues(before: readonly Issue[], after: readonly Issue[]): IssueDifference {
  const [old, fresh] = [new Set(before), new Set(after)];
  const gone = before.filter((issue) => !fresh.has(issue));
  const come = after.filter((issue) => !old.has(issue));
  const texts = new Map<string, number>();
  for (const issue of gone) count(texts, JSON.stringify(issue), 1);
  const appearing = come.filter((issue) => !take(texts, JSON.stringify(issue)));
  const vanishing = gone.filter((issue) => take(texts, JSON.stringify(issue)));
  return { appearing, vanishing };
}

function count(texts: Map<string, number>, text: string, by: number): void {
  texts.set(text, (texts.get(text) ?? 0) + by);
}

/** Takes one out, if there is one. */
function take(texts: Map<string, number>, text: string): boolean {
  if ((texts.get(text) ?? 0) === 0) return false;
  count(texts, text, -1);
  return true;
}
