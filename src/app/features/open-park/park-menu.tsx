import { ChevronDown, ClipboardPaste, Database, Eraser, FolderOpen, Map as MapIcon, Save, Scale } from "lucide-react";
import { useFormat } from "../../i18n/use-format.ts";
import { openDemo, showDialog, showPacks } from "../../state/actions.ts";
import { useApp } from "../../state/use-app.ts";
import { Menu } from "../../ui/menu.tsx";
import { chooseFiles, pasteFile } from "./choose-files.ts";
import styles from "./park-menu.module.css";
import { clearKeptParks, saveFastFile } from "./save-park.ts";

const icon = { size: 18, strokeWidth: 1.75 } as const;

export function ParkMenu() {
  const { t, text } = useFormat();
  const name = useApp((state) => state.park?.meta.name ?? null);
  const id = useApp((state) => state.park?.meta.id ?? "park");
  const shown = text(name) || t("app.name");
  return (
    <Menu
      label={t("bar.parkMenu")}
      name={t("bar.parkMenu")}
      triggerClass={styles.trigger}
      trigger={
        <>
          <Logo />
          <strong className={styles.name}>{shown}</strong>
          <ChevronDown size={16} strokeWidth={1.75} aria-hidden="true" />
        </>
      }
      groups={[
        {
          entries: [
            { key: "demo", text: t("bar.openDemo"), detail: t("bar.openDemoDetail"), icon: <MapIcon {...icon} /> },
            { key: "file", text: t("bar.openFile"), detail: t("bar.openFileDetail"), icon: <FolderOpen {...icon} /> },
            { key: "paste", text: t("bar.paste"), detail: t("bar.pasteDetail"), icon: <ClipboardPaste {...icon} /> },
          ],
        },
        {
          entries: [
            {
              key: "save",
              text: t("bar.saveFast"),
              detail: t("bar.saveFastDetail"),
              icon: <Save {...icon} />,
              isDisabled: name === null,
            },
            { key: "clear", text: t("bar.clearKept"), detail: t("bar.clearKeptDetail"), icon: <Eraser {...icon} /> },
          ],
        },
        {
          entries: [
            { key: "packs", text: t("bar.packs"), icon: <Scale {...icon} />, isDisabled: name === null },
            { key: "sources", text: t("bar.sources"), icon: <Database {...icon} />, isDisabled: name === null },
          ],
        },
      ]}
      onAction={(key) => {
        if (key === "demo") void openDemo();
        else if (key === "file") chooseFiles();
        else if (key === "paste") void pasteFile();
        else if (key === "save") void saveFastFile(id);
        else if (key === "clear") void clearKeptParks();
        else if (key === "packs") showPacks(true);
        else showDialog("sources");
      }}
    />
  );
}

/** Four parcels, one of them selected. */
function Logo({ size = 22 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden="true">
      <path fill="#ce9a58" d="M10 16.5 30 8v19.5L8 30z" />
      <path fill="#a87fe0" d="m34 7 20 6.5 2 14.5-22-.5z" />
      <path fill="#86de76" d="m8 34 22-2.5V56L12 49.5z" />
      <path
        fill="#f4f5f7"
        stroke="#0b3d91"
        strokeWidth={3.5}
        strokeLinejoin="round"
        d="m35.5 32.5 20 .5L53 48.5 35.5 56z"
      />
    </svg>
  );
}
