import { Link, X } from "lucide-react";
import type { ParcelCard, ParcelRow } from "../../../worker/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { ParcelThumbnail } from "../../map/parcel-thumbnail.tsx";
import { StatusMark } from "../../marks/status-mark.tsx";
import { statusWord } from "../../marks/status-word.ts";
import { nameOfUse, UseMark } from "../../marks/use-mark.tsx";
import { addToast, selectParcels } from "../../state/actions.ts";
import { linkToHere } from "../../state/address-sync.ts";
import { useApp } from "../../state/use-app.ts";
import { copyText } from "../../ui/copy-text.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import styles from "./parcel-card.module.css";

/** Number, status, class and enterprise; stands at once, before the rest of the card has come. */
export function CardHeader({ row, card }: { readonly row: ParcelRow; readonly card: ParcelCard | null }) {
  const { t, word, text } = useFormat();
  const fill = useApp((state) => state.session.fill);
  const [enterprise, ...others] = row.enterpriseNames;
  const copy = async () => {
    const done = await copyText(linkToHere({ selection: [row.id] }));
    addToast({ kind: done ? "good" : "error", key: done ? "toast.linkCopied" : "common.copyFailed" });
  };
  return (
    <header className={styles.header}>
      <div className={styles.top}>
        <h2>{row.id}</h2>
        <span className={styles.status}>
          <StatusMark status={row.status} />
          {statusWord(row.status, row.tags, t)}
        </span>
        <span className={styles.tools}>
          <IconButton label={t("card.copyLink")} onPress={() => void copy()}>
            <Link size={18} strokeWidth={1.75} />
          </IconButton>
          <IconButton label={t("card.close")} shortcut="Esc" onPress={() => selectParcels([])}>
            <X size={18} strokeWidth={1.75} />
          </IconButton>
        </span>
      </div>
      <p className={styles.class}>
        <span className={styles.use}>
          <UseMark useKey={row.useKey} fill={fill} />
          <b>{row.landUse ?? "?"}</b>
          {nameOfUse(row.useKey, word, t("legend.unknownClass"))}
        </span>
        <span className={styles.enterprise}>
          {enterprise === undefined ? t("card.noEnterprise") : text(enterprise)}
          {others.length > 0 ? ` ${t("card.moreEnterprises", { count: others.length })}` : ""}
        </span>
      </p>
      {card === null ? null : (
        <figure className={styles.plan}>
          <ParcelThumbnail id={row.id} outline={card.outline} label={t("card.plan")} />
        </figure>
      )}
    </header>
  );
}
