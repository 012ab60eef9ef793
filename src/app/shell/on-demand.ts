import { lazy } from "react";
import { lazyWithWords, loadWords } from "../i18n/words.ts";

/*
 * Parts of the page that nobody sees in the first second: each is a file of its own, fetched with its words when it is shown.
 */

const loadCard = () => import("../features/parcel-card/parcel-card.tsx").then((part) => part.ParcelCard);
const loadSummary = () => import("../features/park-summary/park-summary.tsx").then((part) => part.ParkSummary);

export const ParcelCard = lazyWithWords(loadCard);
export const ParkSummary = lazyWithWords(loadSummary);
export const RulePacks = lazyWithWords(() =>
  import("../features/rule-packs/rule-packs.tsx").then((part) => part.RulePacks),
);
export const DueList = lazyWithWords(() => import("../features/due-list/due-list.tsx").then((part) => part.DueList));
export const IssueList = lazyWithWords(() =>
  import("../features/issue-list/issue-list.tsx").then((part) => part.IssueList),
);
export const RefusalDialog = lazyWithWords(() =>
  import("../features/open-park/refusal-dialog.tsx").then((part) => part.RefusalDialog),
);
export const SourcesDialog = lazyWithWords(() =>
  import("../features/sources/sources-dialog.tsx").then((part) => part.SourcesDialog),
);
export const CrashDialog = lazy(() => import("./crash-dialog.tsx").then((part) => ({ default: part.CrashDialog })));
export const HelpDialog = lazyWithWords(() =>
  import("../features/help/help-dialog.tsx").then((part) => part.HelpDialog),
);

/** Fetches what a click is likely to ask for, once the page has nothing better to do. */
export function preloadCard(): void {
  const run = () => void Promise.all([loadCard(), loadWords()]);
  if ("requestIdleCallback" in window) window.requestIdleCallback(run, { timeout: 2_000 });
  else setTimeout(run, 500);
}
