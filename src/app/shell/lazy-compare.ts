import { lazyWithCompareWords } from "../i18n/plan/load-compare-words.ts";

/** The panel of Compare; who never compares never loads it. */
export const ComparePanel = lazyWithCompareWords(() =>
  import("../features/compare/compare-panel.tsx").then((part) => part.ComparePanel),
);
