import type { MapLabels } from "./map-labels.ts";
import styles from "./park-map.module.css";

/** What the two looks of an offer mean. */
export function OffersKey({ labels }: { readonly labels: MapLabels }) {
  return (
    <div className={styles.offers}>
      <span className={styles.offerFits} aria-hidden="true" />
      <span>{labels.offersFit}</span>
      <span className={styles.offerOther} aria-hidden="true" />
      <span>{labels.offersOther}</span>
      <span className={styles.muted}>{labels.offersContext}</span>
    </div>
  );
}
