import { Suspense } from "react";
import { I18nProvider } from "react-aria-components";
import { DropTarget } from "../features/open-park/drop-target.tsx";
import { useApp } from "../state/use-app.ts";
import { ErrorBoundary } from "./error-boundary.tsx";
import { Layout } from "./layout.tsx";
import { PlanOverlays } from "./lazy-plan.ts";
import { LiveRegion } from "./live-region.tsx";
import { CrashDialog, HelpDialog, RefusalDialog, SourcesDialog } from "./on-demand.ts";
import { Toasts } from "./toasts.tsx";
import { useKeys } from "./use-keys.ts";
import { useLooks } from "./use-looks.ts";

export function App() {
  const language = useApp((state) => state.session.language);
  useLooks();
  useKeys();
  return (
    <ErrorBoundary>
      <I18nProvider locale={language}>
        <Layout />
        <DropTarget />
        <Dialogs />
        <Toasts />
        <LiveRegion />
      </I18nProvider>
    </ErrorBoundary>
  );
}

/** Dialogs are fetched when they are first opened. */
function Dialogs() {
  const dialog = useApp((state) => state.dialog);
  const isRefused = useApp((state) => state.refusal !== null);
  const isPlan = useApp((state) => state.session.workspace === "plan" && state.park !== null);
  const isCrashed = useApp((state) => state.crash !== null);
  return (
    <Suspense>
      {isPlan ? <PlanOverlays /> : null}
      {isCrashed ? <CrashDialog /> : null}
      {isRefused ? <RefusalDialog /> : null}
      {dialog === "help" ? <HelpDialog /> : null}
      {dialog === "sources" ? <SourcesDialog /> : null}
    </Suspense>
  );
}
