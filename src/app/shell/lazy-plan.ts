import { lazyWithPlanWords } from "../i18n/plan/load-plan-words.ts";

/*
 * Parts of the Plan workspace; who never opens it never loads them.
 */

export const ToolStrip = lazyWithPlanWords(() =>
  import("../features/plan-tools/tool-strip.tsx").then((part) => part.ToolStrip),
);
export const PlanLeft = lazyWithPlanWords(() => import("./plan-left.tsx").then((part) => part.PlanLeft));
export const PlanRight = lazyWithPlanWords(() => import("./plan-right.tsx").then((part) => part.PlanRight));
export const PlanOverlays = lazyWithPlanWords(() => import("./plan-overlays.tsx").then((part) => part.PlanOverlays));
export const PlanChips = lazyWithPlanWords(() =>
  import("../features/plan-chips/plan-chips.tsx").then((part) => part.PlanChips),
);
export const CornerDrawer = lazyWithPlanWords(() =>
  import("../features/plan-corners/corner-drawer.tsx").then((part) => part.CornerDrawer),
);
export const SearchWithCommands = lazyWithPlanWords(() =>
  import("../features/search/search-with-commands.tsx").then((part) => part.SearchWithCommands),
);
