import { useEffect } from "react";
import { showLanguage } from "../i18n/setup.ts";
import { useFormat } from "../i18n/use-format.ts";
import { reportCrash } from "../state/actions.ts";
import { useApp } from "../state/use-app.ts";
import { useMedia } from "../ui/use-media.ts";

/** Theme, language and title of the page itself. */
export function useLooks(): void {
  const { t, text } = useFormat();
  const theme = useApp((state) => state.session.theme);
  const language = useApp((state) => state.session.language);
  const parkName = useApp((state) => state.park?.meta.name ?? null);
  const systemIsDark = useMedia("(prefers-color-scheme: dark)");
  const shown = theme === "system" ? (systemIsDark ? "dark" : "light") : theme;

  useEffect(() => {
    document.documentElement.dataset.theme = shown;
    document.querySelector("meta[name=theme-color]")?.setAttribute("content", shown === "dark" ? "#14181d" : "#ffffff");
  }, [shown]);
  useEffect(() => {
    showLanguage(language).catch(reportCrash);
  }, [language]);
  useEffect(() => {
    const name = text(parkName);
    document.title = name === "" ? t("app.name") : `${name} · ${t("app.name")}`;
  }, [parkName, t, text]);
}
