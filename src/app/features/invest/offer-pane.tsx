import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { useFormat } from "../../i18n/use-format.ts";
import { matchOffers, type OfferMatch, type OfferSort, sortMatches } from "../../state/match-offers.ts";
import { useApp } from "../../state/use-app.ts";
import { Menu } from "../../ui/menu.tsx";
import styles from "./invest.module.css";
import { OfferDetail } from "./offer-detail.tsx";
import { OfferLine } from "./offer-line.tsx";

const sorts = {
  fit: "invest.sortFit",
  area: "invest.sortArea",
  price: "invest.sortPrice",
  id: "invest.sortId",
} as const;

/** The list of offers; an open offer takes its place. */
export function OfferPane() {
  const { t } = useFormat();
  const need = useApp((state) => state.session.need);
  const park = useApp((state) => state.park);
  const selected = useApp((state) => state.session.selectedListing);
  const [sort, setSort] = useState<OfferSort>("fit");
  if (park === null) return null;
  const matches = sortMatches(matchOffers(park.listings, need), sort, park.asOf);
  const opened = park.listings.find((offer) => offer.id === selected);
  if (opened !== undefined)
    return <OfferDetail offer={opened} match={matches.find((match) => match.offer === opened)} />;
  const by = (group: OfferMatch["group"]) => matches.filter((match) => match.group === group);
  const fits = by("fits");
  return (
    <>
      <header className={styles.listHead}>
        <strong>{t("invest.fit", { count: fits.length })}</strong>
        {by("nearly").length > 0 ? <span>{t("invest.nearly", { count: by("nearly").length })}</span> : null}
        {by("toCheck").length > 0 ? <span>{t("invest.toCheck", { count: by("toCheck").length })}</span> : null}
        <Menu
          label={t("invest.sort")}
          triggerClass={styles.sort}
          trigger={
            <>
              <span>{t("invest.sort")}</span> {t(sorts[sort])} <ChevronDown size={14} aria-hidden="true" />
            </>
          }
          groups={[
            {
              chosen: sort,
              entries: (["fit", "area", "price", "id"] as const).map((key) => ({ key, text: t(sorts[key]) })),
            },
          ]}
          onAction={(key) => {
            if (key === "fit" || key === "area" || key === "price" || key === "id") setSort(key);
          }}
        />
      </header>
      {matches.length === 0 ? (
        <p className={styles.none}>
          <strong>{t("invest.noOffers")}</strong>
          {t("invest.noOffersHint")}
        </p>
      ) : null}
      <Group matches={fits} asOf={park.asOf} />
      <Group title={t("invest.toCheckTitle")} matches={by("toCheck")} asOf={park.asOf} />
      <Group title={t("invest.nearlyTitle")} matches={by("nearly")} asOf={park.asOf} isOpen={fits.length < 3} />
      <Group title={t("invest.excludedTitle")} matches={by("excluded")} asOf={park.asOf} isOpen={false} />
    </>
  );
}

interface GroupProps {
  readonly title?: string;
  readonly matches: readonly OfferMatch[];
  readonly asOf: string;
  readonly isOpen?: boolean;
}

/** Offers that do not quite fit are folded, and open by themselves when few fit. */
function Group({ title, matches, asOf, isOpen = true }: GroupProps) {
  if (matches.length === 0) return null;
  const list = (
    <ul>
      {matches.map((match) => (
        <li key={match.offer.id}>
          <OfferLine match={match} asOf={asOf} />
        </li>
      ))}
    </ul>
  );
  if (title === undefined) return list;
  return (
    <details className={styles.group} open={isOpen}>
      <summary>
        {title} <span>{matches.length}</span>
      </summary>
      {list}
    </details>
  );
}
