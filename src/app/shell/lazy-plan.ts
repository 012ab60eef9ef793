import { lazyWithPlanWords } from "../i18n/plan/load-plan-words.ts";

/** Parts of the Plan workspace; who never opens it never loads them. */
export const ToolStrip = lazyWithPlanWords(() =>
  import("../features/plan-tools/tool-strip.tsx").then((part) => part.ToolStrip),
);
