import { Button } from "react-aria-components";
import { useFormat } from "../../i18n/use-format.ts";
import { nameOfUse, UseMark } from "../../marks/use-mark.tsx";
import { VerdictSign } from "../../marks/verdict-mark.tsx";
import { hoverParcel, selectListing } from "../../state/actions.ts";
import { type OfferMatch, staleDays, sunkDays, verifiedAgeDays } from "../../state/match-offers.ts";
import { useApp } from "../../state/use-app.ts";
import styles from "./invest.module.css";
import { equipmentLine, limitLine, offerArea, termLine, whyLine } from "./offer-words.ts";

const looks = { fits: "pass", toCheck: "unknown", nearly: "conditional", excluded: "fail" } as const;

/** One offer: why first, then limits, price and when it was last looked at. */
export function OfferLine({ match, asOf }: { readonly match: OfferMatch; readonly asOf: string }) {
  const formats = useFormat();
  const { t, word } = formats;
  const { offer } = match;
  const hovered = useApp((state) => state.hoverId === offer.parcelId);
  const lines = [limitLine(offer, formats), equipmentLine(offer, formats)].filter((line) => line !== "");
  return (
    <Button
      className={styles.offer ?? ""}
      data-hover={hovered || undefined}
      onPress={() => selectListing(offer.id)}
      onHoverStart={() => hoverParcel(offer.parcelId)}
      onHoverEnd={() => hoverParcel(null)}
    >
      <span className={styles.offerTop}>
        <b>{offer.id}</b>
        <span className={styles.size}>{offerArea(offer, formats)}</span>
        <UseMark useKey={offer.useKey} />
        <small>{nameOfUse(offer.useKey, word, offer.landUse ?? t("legend.unknownClass"))}</small>
      </span>
      <span className={styles.why} data-group={match.group}>
        <VerdictSign look={looks[match.group]} />
        {whyLine(match, formats)}
      </span>
      {lines.map((line) => (
        <span key={line} className={styles.line}>
          {line}
        </span>
      ))}
      <span className={styles.line}>
        {termLine(offer, asOf, formats)}
        <Verified match={match} asOf={asOf} />
      </span>
    </Button>
  );
}

function Verified({ match, asOf }: { readonly match: OfferMatch; readonly asOf: string }) {
  const { t, date } = useFormat();
  const on = match.offer.listing?.verifiedOn ?? null;
  const age = verifiedAgeDays(match.offer, asOf);
  if (on === null || age === null) return <small className={styles.stale}>{t("invest.notVerified")}</small>;
  const words = { date: date(on) };
  return (
    <small
      className={age > staleDays ? styles.stale : undefined}
      title={
        age > sunkDays ? t("invest.verifiedOld", words) : age > staleDays ? t("invest.verifiedStale", words) : undefined
      }
    >
      {t("invest.verified", words)}
    </small>
  );
}
