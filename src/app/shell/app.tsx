import { I18nProvider } from "react-aria-components";
import { HelpDialog } from "../features/help/help-dialog.tsx";
import { DropTarget } from "../features/open-park/drop-target.tsx";
import { RefusalDialog } from "../features/open-park/refusal-dialog.tsx";
import { SourcesDialog } from "../features/sources/sources-dialog.tsx";
import { useApp } from "../state/use-app.ts";
import { CrashDialog } from "./crash-dialog.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";
import { Layout } from "./layout.tsx";
import { LiveRegion } from "./live-region.tsx";
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
        <RefusalDialog />
        <CrashDialog />
        <HelpDialog />
        <SourcesDialog />
        <Toasts />
        <LiveRegion />
      </I18nProvider>
    </ErrorBoundary>
  );
}
