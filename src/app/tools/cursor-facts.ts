import type { Refusal } from "../../core/commands/command-outcome.ts";
import type { Check } from "../../core/model/check.ts";
import type { LiveFigures } from "../../worker/plan/plan-messages.ts";
import type { GestureView } from "../state/plan-store.ts";

/** One line of the box at the cursor. */
export type CursorFact =
  | { readonly kind: "refusal"; readonly refusal: Refusal }
  | { readonly kind: "check"; readonly check: Check }
  | { readonly kind: "pieces"; readonly areasM2: readonly number[] }
  | { readonly kind: "edge"; readonly lengthM: number; readonly bearingDeg: number }
  | { readonly kind: "distance"; readonly distanceM: number }
  | { readonly kind: "total"; readonly lengthM: number }
  | { readonly kind: "area"; readonly areaM2: number }
  | { readonly kind: "change"; readonly changeM2: number };

/** ux §1: at most so many lines. */
const mostFacts = 4;
/** Rule breaks and limits near take no more of them than this, so that the area is always there. */
const mostChecks = 2;

/**
 * What matters most of a gesture, worst first: why it cannot be, limits it breaks, limits it is near, then measures. `isNear`
 * says whether a check that passes is close to its limit.
 */
export function chooseFacts(
  gesture: GestureView,
  live: LiveFigures | null,
  isNear: (check: Check) => boolean,
): readonly CursorFact[] {
  const facts: CursorFact[] = [];
  if (gesture.refusal !== null) facts.push({ kind: "refusal", refusal: gesture.refusal });
  facts.push(...checkFacts(live, editedId(gesture), isNear));
  if (gesture.pieces.length > 1) facts.push({ kind: "pieces", areasM2: gesture.pieces });
  if (gesture.kind === "path" && gesture.lengthM !== null && gesture.bearingDeg !== null) {
    facts.push({ kind: "edge", lengthM: gesture.lengthM, bearingDeg: gesture.bearingDeg });
  }
  if (gesture.command?.type === "offset-feature") {
    facts.push({ kind: "distance", distanceM: gesture.command.distanceM });
  }
  const id = editedId(gesture);
  const measured = live?.features.find(({ ref }) => ref.id === id) ?? live?.features[0];
  const areaM2 = gesture.kind === "path" && gesture.areaM2 !== null ? gesture.areaM2 : measured?.afterM2;
  if (areaM2 != null) facts.push({ kind: "area", areaM2 });
  if (measured?.afterM2 != null && measured.beforeM2 !== null) {
    facts.push({ kind: "change", changeM2: measured.afterM2 - measured.beforeM2 });
  } else if (gesture.kind === "path" && gesture.pointCount > 1 && gesture.totalM !== null) {
    facts.push({ kind: "total", lengthM: gesture.totalM });
  }
  return facts.slice(0, mostFacts);
}

/** The feature in hand. */
function editedId({ command }: GestureView): string | null {
  if (command === null) return null;
  if ("ref" in command) return command.ref.id;
  return "id" in command ? command.id : null;
}

/**
 * Broken limits the gesture makes or worsens, those of the feature in hand first and of neighbours after them, then the nearest
 * ones; one line a limit.
 */
function checkFacts(
  live: LiveFigures | null,
  id: string | null,
  isNear: (check: Check) => boolean,
): readonly CursorFact[] {
  if (live === null) return [];
  const before = new Map(
    live.before.flatMap(({ id, checks }) => checks.map((check) => [`${id} ${nameOf(check)}`, check])),
  );
  const broken: Check[] = [];
  const near: Check[] = [];
  const inHandFirst = [...live.parcels].sort((a, b) => Number(b.id === id) - Number(a.id === id));
  for (const { id: parcelId, checks } of inHandFirst) {
    for (const check of checks) {
      const stood = before.get(`${parcelId} ${nameOf(check)}`);
      if (check.verdict === "fail" && !(stood?.verdict === "fail" && stood.value === check.value)) broken.push(check);
      else if (isNear(check) && check.binding === true && stood?.value !== check.value) near.push(check);
    }
  }
  const all = [...broken.sort((a, b) => rankOf(a) - rankOf(b)), ...near];
  const isFirst = (check: Check, at: number) =>
    all.findIndex(({ rule, key }) => rule === check.rule && key === check.key) === at;
  return all
    .filter(isFirst)
    .slice(0, mostChecks)
    .map((check) => ({ kind: "check", check }));
}

/** Land that must not be taken comes before limits of a site, and those before what records say. */
function rankOf({ rule }: Check): number {
  if (rule === "control_line.overlap") return 0;
  return rule.startsWith("indicator.") ? 1 : 2;
}

function nameOf({ rule, key, ruleSet, op }: Check): string {
  return `${rule} ${key} ${ruleSet ?? ""} ${op ?? ""}`;
}
