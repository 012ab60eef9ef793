import { ArrowLeft, Link } from "lucide-react";
import type { ListingRow } from "../../../worker/messages.ts";
import { formatPlainNumber } from "../../i18n/format-number.ts";
import { type Formats, useFormat } from "../../i18n/use-format.ts";
import { nameOfUse, UseMark } from "../../marks/use-mark.tsx";
import { VerdictSign } from "../../marks/verdict-mark.tsx";
import { addToast, selectListing } from "../../state/actions.ts";
import { linkToHere } from "../../state/address-sync.ts";
import { type OfferMatch, staleDays, sunkDays, verifiedAgeDays } from "../../state/match-offers.ts";
import { useApp } from "../../state/use-app.ts";
import { Button } from "../../ui/button.tsx";
import { copyText } from "../../ui/copy-text.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Section, ValueRow } from "../../ui/section.tsx";
import { Capacity } from "./capacity.tsx";
import styles from "./invest.module.css";
import { equipmentLine, freeWords, limitRange, offerArea, priceWords, whyLine } from "./offer-words.ts";

/** One offer in full: what fits, limits, price, what can be built, whom to ask. */
export function OfferDetail({ offer, match }: { readonly offer: ListingRow; readonly match: OfferMatch | undefined }) {
  const formats = useFormat();
  const { t, word } = formats;
  const asOf = useApp((state) => state.park?.asOf ?? "");
  const copy = async () => {
    const done = await copyText(linkToHere());
    addToast({ kind: done ? "good" : "error", key: done ? "toast.linkCopied" : "common.copyFailed" });
  };
  const fits = match?.group === "fits";
  return (
    <article>
      <header className={styles.detailHead}>
        <div>
          <Button
            kind="text"
            size="small"
            icon={<ArrowLeft size={16} strokeWidth={1.75} />}
            onPress={() => selectListing(null)}
          >
            {t("invest.backToList")}
          </Button>
          <IconButton label={t("invest.copyLink")} onPress={() => void copy()}>
            <Link size={18} strokeWidth={1.75} />
          </IconButton>
        </div>
        <h2>
          {offer.id} <span>{offerArea(offer, formats)}</span>
        </h2>
        <p className={styles.offerTop}>
          <UseMark useKey={offer.useKey} />
          <b>{offer.landUse}</b> {nameOfUse(offer.useKey, word, t("legend.unknownClass"))}
        </p>
        {match === undefined ? null : (
          <p className={styles.why} data-group={match.group}>
            <VerdictSign look={fits ? "pass" : "conditional"} />
            {whyLine(match, formats)}
          </p>
        )}
      </header>
      <Terms offer={offer} asOf={asOf} formats={formats} />
      {offer.unit === null ? null : <UnitBlock unit={offer.unit} formats={formats} />}
      <Limits offer={offer} formats={formats} />
      {offer.kind === "land" ? <Capacity offer={offer} /> : null}
      <Contact offer={offer} asOf={asOf} formats={formats} />
    </article>
  );
}

interface BlockProps {
  readonly offer: ListingRow;
  readonly asOf: string;
  readonly formats: Formats;
}

function Terms({ offer, asOf, formats }: BlockProps) {
  const { t, word } = formats;
  const { listing } = offer;
  const equipment = offer.unit === null ? equipmentLine(offer, formats) : "";
  const distances = Object.entries(listing?.distancesKm ?? {});
  return (
    <Section title={t("invest.offer")}>
      <dl>
        <ValueRow label={t(offer.unit === null ? "card.price" : "invest.rent")}>{priceWords(offer, formats)}</ValueRow>
        {listing?.termYears == null ? null : (
          <ValueRow label={t("invest.term")}>{t("unit.years", { count: listing.termYears })}</ValueRow>
        )}
        <ValueRow label={t("invest.availability")}>{freeWords(offer, asOf, formats)}</ValueRow>
        {equipment === "" ? null : <ValueRow label={t("card.services")}>{equipment}</ValueRow>}
        {distances.length === 0 ? null : (
          <ValueRow label={t("invest.distances")}>
            {distances
              .map(([place, km]) => `${word("invest>distance", place)} ${formatPlainNumber(km, 1)} ${t("unit.km")}`)
              .join(" · ")}
          </ValueRow>
        )}
        {(listing?.permittedUses.length ?? 0) === 0 ? null : (
          <ValueRow label={t("invest.permitted")}>
            {listing?.permittedUses.map((use) => word("buildingUse", use)).join(t("common.listSeparator"))}
          </ValueRow>
        )}
        {offer.parcelId === null || offer.id === offer.parcelId ? null : (
          <ValueRow label={t("invest.parcel")}>{offer.parcelId}</ValueRow>
        )}
      </dl>
    </Section>
  );
}

function UnitBlock({ unit, formats }: { readonly unit: NonNullable<ListingRow["unit"]>; readonly formats: Formats }) {
  const { t } = formats;
  const row = (label: string, value: number | string | null, unitName = "") => (
    <ValueRow label={label}>
      {value === null
        ? t("common.unknown")
        : `${typeof value === "number" ? formatPlainNumber(value, 2) : value} ${unitName}`.trim()}
    </ValueRow>
  );
  return (
    <Section title={t("invest.unit")}>
      <dl>
        {row(t("invest.floor"), unit.floor)}
        {row(t("invest.clearHeight"), unit.clearHeightM, t("unit.m"))}
        {row(t("invest.floorLoad"), unit.floorLoadTPerM2, t("unit.tPerM2"))}
        {row(t("invest.crane"), unit.craneT, t("unit.t"))}
        {row(t("invest.lift"), unit.liftT, t("unit.t"))}
        {row(t("invest.grid"), unit.columnGridM, t("unit.m"))}
        {row(t("invest.power"), unit.powerKva, t("unit.kva"))}
      </dl>
    </Section>
  );
}

function Limits({ offer, formats }: { readonly offer: ListingRow; readonly formats: Formats }) {
  const { t } = formats;
  const rows = [
    [t("invest.far"), limitRange("", offer.farMin, offer.farMax, "ratio", formats)],
    [t("invest.coefficient"), limitRange("", offer.coefficientMin, offer.coefficientMax, "fraction", formats)],
    [t("invest.green"), limitRange("", null, offer.greenMax, "fraction", formats)],
    [t("invest.height"), limitRange("", null, offer.heightMaxM, "m", formats)],
  ] as const;
  return (
    <Section title={t("invest.limits")}>
      <dl>
        {rows.map(([label, value]) => (
          <ValueRow key={label} label={label}>
            {value ?? t("card.noLimit")}
          </ValueRow>
        ))}
      </dl>
    </Section>
  );
}

function Contact({ offer, asOf, formats }: BlockProps) {
  const { t, text, date } = formats;
  const contacts = useApp((state) => state.park?.meta.contacts ?? []);
  const contact = contacts.find((candidate) => candidate.id === offer.listing?.contactId) ?? contacts[0];
  const on = offer.listing?.verifiedOn ?? null;
  const age = verifiedAgeDays(offer, asOf) ?? 0;
  const key = age > sunkDays ? "invest.verifiedOld" : age > staleDays ? "invest.verifiedStale" : "invest.verified";
  return (
    <Section title={t("invest.contact")}>
      {contact === undefined ? <p className={styles.stale}>{t("invest.noContact")}</p> : null}
      {contact === undefined ? null : (
        <address className={styles.contact}>
          <b>{text(contact.name)}</b> {text(contact.role)}
          <br />
          {contact.phone === null ? null : <a href={`tel:${contact.phone}`}>{contact.phone}</a>}{" "}
          {contact.email === null ? null : <a href={`mailto:${contact.email}`}>{contact.email}</a>}
        </address>
      )}
      <p className={age > staleDays || on === null ? styles.stale : styles.line}>
        {on === null ? t("invest.notVerified") : t(key, { date: date(on) })}
        {offer.listing?.verifiedBy == null ? "" : ` · ${t("invest.verifiedBy", { who: offer.listing.verifiedBy })}`}
      </p>
    </Section>
  );
}
