import { FolderOpen, Link2Off, X } from "lucide-react";
import { useFormat } from "../../i18n/use-format.ts";
import { dismissBadLink, selectListing, selectParcels } from "../../state/actions.ts";
import { useApp } from "../../state/use-app.ts";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import styles from "./bad-link-banner.module.css";

export interface BadLinkBannerProps {
  readonly onOpenFile?: () => void;
}

/** A link named something this park does not hold: say so, offer what is near, show the map all the same. */
export function BadLinkBanner({ onOpenFile }: BadLinkBannerProps) {
  const { t, date } = useFormat();
  const badLink = useApp((state) => state.badLink);
  const asOf = useApp((state) => state.park?.asOf ?? null);
  if (badLink === null) return null;
  const choose = (id: string) => {
    dismissBadLink();
    if (badLink.kind === "listing") selectListing(id);
    else selectParcels([id]);
  };
  return (
    <div className={styles.banner} role="alert">
      <Link2Off size={18} strokeWidth={1.75} aria-hidden="true" />
      <p>{t(`badLink.${badLink.kind}`, { id: badLink.id, date: asOf === null ? "" : date(asOf) })}</p>
      {badLink.near.length === 0 ? null : (
        <span className={styles.near}>
          {t("badLink.near")}
          {badLink.near.map((id) => (
            <Button key={id} size="small" onPress={() => choose(id)}>
              {id}
            </Button>
          ))}
        </span>
      )}
      {badLink.kind === "park" && onOpenFile !== undefined ? (
        <Button size="small" icon={<FolderOpen size={14} strokeWidth={1.9} />} onPress={onOpenFile}>
          {t("badLink.openFile")}
        </Button>
      ) : null}
      <IconButton size="small" label={t("common.close")} onPress={dismissBadLink}>
        <X size={16} strokeWidth={1.9} />
      </IconButton>
    </div>
  );
}
