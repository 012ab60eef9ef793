import { useT } from "../i18n/use-t.ts";
import styles from "./skip-links.module.css";
import { focusRegion } from "./use-keys.ts";

const targets = [
  { id: "region-map", key: "bar.skipMap" },
  { id: "region-left", key: "bar.skipLeft" },
  { id: "region-list", key: "bar.skipList" },
  { id: "region-card", key: "bar.skipCard" },
] as const;

export function SkipLinks({ ids }: { readonly ids: readonly string[] }) {
  const { t } = useT();
  return (
    <nav className={styles.links} aria-label={t("common.show")}>
      {targets
        .filter(({ id }) => ids.includes(id))
        .map(({ id, key }) => (
          <a
            key={id}
            href={`#${id}`}
            onClick={(event) => {
              // The address belongs to the router: move focus only.
              event.preventDefault();
              focusRegion(document.getElementById(id));
            }}
          >
            {t(key)}
          </a>
        ))}
    </nav>
  );
}
