// Tokens and base come first, so that the modules of the components can refine them.
import "./ui/tokens.css";
import "./ui/base.css";

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { showLanguage, startTranslations } from "./i18n/setup.ts";
import { App } from "./shell/app.tsx";
import { startSession } from "./shell/start-session.ts";

async function start(): Promise<void> {
  const root = document.getElementById("root");
  if (root === null) throw new Error("index.html has no #root");
  startTranslations();
  const language = startSession();
  await showLanguage(language);
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

void start();
