import { useEffect, useState } from "react";
import { useT } from "../../i18n/use-t.ts";
import { openFiles } from "../../state/actions.ts";
import { fileFromText } from "./choose-files.ts";
import styles from "./drop-target.module.css";

/** Files may be dropped anywhere; GeoJSON text may be pasted anywhere but into a field. */
export function DropTarget() {
  const { t } = useT();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    let depth = 0;
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth += 1;
      setOver(true);
    };
    const over = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault();
    };
    const leave = () => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) void openFiles(files);
    };
    const paste = (event: ClipboardEvent) => {
      if (event.target instanceof HTMLElement && event.target.closest("input, textarea, [contenteditable]")) return;
      const files = [...(event.clipboardData?.files ?? [])];
      const file = fileFromText(event.clipboardData?.getData("text/plain") ?? "");
      if (files.length > 0) void openFiles(files);
      else if (file !== null) void openFiles([file]);
    };
    window.addEventListener("dragenter", enter);
    window.addEventListener("dragover", over);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    window.addEventListener("paste", paste);
    return () => {
      window.removeEventListener("dragenter", enter);
      window.removeEventListener("dragover", over);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
      window.removeEventListener("paste", paste);
    };
  }, []);
  if (!isOver) return null;
  return (
    <div className={styles.overlay} role="status">
      <strong>{t("drop.title")}</strong>
      <span>{t("drop.detail")}</span>
    </div>
  );
}
