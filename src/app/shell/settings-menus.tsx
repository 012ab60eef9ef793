import { Languages, Moon, Ruler, Sun, SunMoon } from "lucide-react";
import { useT } from "../i18n/use-t.ts";
import { updateSession } from "../state/actions.ts";
import type { AreaUnit, Language, Theme } from "../state/session.ts";
import { useApp } from "../state/use-app.ts";
import { Menu } from "../ui/menu.tsx";
import styles from "./settings-menus.module.css";

const languages: readonly { readonly key: Language; readonly text: string; readonly short: string }[] = [
  { key: "en", text: "English", short: "EN" },
  { key: "zh-CN", text: "简体中文", short: "简" },
  { key: "zh-TW", text: "繁體中文", short: "繁" },
];

export function LanguageMenu() {
  const { t } = useT();
  const language = useApp((state) => state.session.language);
  const current = languages.find((candidate) => candidate.key === language);
  return (
    <Menu
      label={t("bar.language")}
      name={t("bar.language")}
      tip={t("bar.language")}
      trigger={
        <>
          <Languages size={20} strokeWidth={1.75} aria-hidden="true" />
          <span className={styles.word}>{current?.short}</span>
        </>
      }
      groups={[{ chosen: language, entries: languages.map(({ key, text }) => ({ key, text, lang: key })) }]}
      onAction={(key) => {
        const chosen = languages.find((candidate) => candidate.key === key);
        if (chosen !== undefined) updateSession({ language: chosen.key });
      }}
    />
  );
}

const themes: readonly Theme[] = ["light", "dark", "system"];
const themeKeys = { light: "bar.themeLight", dark: "bar.themeDark", system: "bar.themeSystem" } as const;
const themeIcons = { light: Sun, dark: Moon, system: SunMoon } as const;

export function ThemeMenu() {
  const { t } = useT();
  const theme = useApp((state) => state.session.theme);
  const Icon = themeIcons[theme];
  return (
    <Menu
      label={t("bar.theme")}
      name={`${t("bar.theme")}: ${t(themeKeys[theme])}`}
      tip={t("bar.theme")}
      trigger={<Icon size={20} strokeWidth={1.75} aria-hidden="true" />}
      groups={[{ chosen: theme, entries: themes.map((key) => ({ key, text: t(themeKeys[key]) })) }]}
      onAction={(key) => {
        const chosen = themes.find((candidate) => candidate === key);
        if (chosen !== undefined) updateSession({ theme: chosen });
      }}
    />
  );
}

const units: readonly AreaUnit[] = ["ha", "mu", "m2"];

export function UnitMenu() {
  const { t } = useT();
  const unit = useApp((state) => state.session.unit);
  return (
    <Menu
      label={t("bar.unit")}
      name={t("bar.unit")}
      tip={t("bar.unit")}
      trigger={
        <>
          <Ruler size={20} strokeWidth={1.75} aria-hidden="true" />
          <span className={styles.word}>{t(`unit.${unit}`)}</span>
        </>
      }
      groups={[{ chosen: unit, entries: units.map((key) => ({ key, text: t(`unit.${key}Name`) })) }]}
      onAction={(key) => {
        const chosen = units.find((candidate) => candidate === key);
        if (chosen !== undefined) updateSession({ unit: chosen });
      }}
    />
  );
}
