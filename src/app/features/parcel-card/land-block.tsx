import { CircleQuestionMark } from "lucide-react";
import type { ParcelCard } from "../../../worker/messages.ts";
import { formatAreaValue } from "../../i18n/format-area.ts";
import { formatPercent, formatSigned } from "../../i18n/format-number.ts";
import { inSentence } from "../../i18n/in-sentence.ts";
import { type Formats, useFormat } from "../../i18n/use-format.ts";
import { useApp } from "../../state/use-app.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Popover } from "../../ui/popover.tsx";
import { Section, ValueRow } from "../../ui/section.tsx";
import styles from "./parcel-card.module.css";

/** Three areas side by side, never mixed; then by what right the land is held. */
export function LandBlock({ card }: { readonly card: ParcelCard }) {
  const formats = useFormat();
  const { t, word, text, date } = formats;
  const { parcel, audit } = card;
  const { supply, contract } = parcel;
  const areas = audit.areaM2;
  const price = supply?.priceWan ?? contract?.priceWan ?? null;
  return (
    <Section title={t("card.land")}>
      <dl>
        <AreaRow kind="deed" label={t("card.deedArea")} areaM2={areas.deed} deedM2={null} formats={formats} />
        <AreaRow
          kind="ellipsoidal"
          label={t("card.drawnArea")}
          areaM2={areas.ellipsoidal}
          deedM2={areas.deed}
          formats={formats}
        />
        {areas.grid === null ? null : (
          <AreaRow kind="grid" label={t("card.gridArea")} areaM2={areas.grid} deedM2={areas.deed} formats={formats} />
        )}
        {parcel.cadastralNo === null ? null : <ValueRow label={t("card.cadastralNo")}>{parcel.cadastralNo}</ValueRow>}
        <ValueRow label={t("card.supply")}>
          {word("stage", audit.stage)}
          {supply?.mode == null ? "" : ` · ${word("supplyMode", supply.mode)}`}
          {supply?.date == null ? "" : ` · ${date(supply.date)}`}
        </ValueRow>
        {contract === null ? null : (
          <>
            <ValueRow label={t("card.contract")}>
              {[contract.no, contract.signedOn === null ? null : t("card.signed", { date: date(contract.signedOn) })]
                .filter(Boolean)
                .join(" · ") || t("common.notRecorded")}
            </ValueRow>
            {contract.termYears === null ? null : (
              <ValueRow label={t("card.term")}>
                {t("unit.years", { count: contract.termYears })}
                {contract.signedOn === null
                  ? ""
                  : ` · ${t("card.ends", { date: date(addYears(contract.deliveredOn ?? contract.signedOn, contract.termYears)) })}`}
              </ValueRow>
            )}
            {contract.agreedStart === null ? null : (
              <ValueRow label={t("card.agreedStart")}>
                {date(contract.agreedStart)}
                {contract.extendedStart === null
                  ? ""
                  : ` · ${t("card.extended", { date: date(contract.extendedStart) })}`}
              </ValueRow>
            )}
            {contract.agreedCompletion === null ? null : (
              <ValueRow label={t("card.agreedCompletion")}>{date(contract.agreedCompletion)}</ValueRow>
            )}
          </>
        )}
        {price === null ? null : <ValueRow label={t("card.price")}>{formats.measure(price, "wan")}</ValueRow>}
        <ValueRow label={t("card.shares")}>
          {audit.zoneShares.length === 0
            ? t("card.noZone")
            : audit.zoneShares
                .map(({ zoneId, share }) => {
                  const zone = card.zones.find((candidate) => candidate.id === zoneId);
                  const name = text(zone?.name ?? null) || zoneId;
                  return audit.zoneShares.length === 1 ? name : `${name} ${formatPercent(share)}`;
                })
                .join(" · ")}
        </ValueRow>
      </dl>
    </Section>
  );
}

interface AreaRowProps {
  readonly kind: "deed" | "ellipsoidal" | "grid";
  readonly label: string;
  readonly areaM2: number | null;
  readonly deedM2: number | null;
  readonly formats: Formats;
}

function AreaRow({ kind, label, areaM2, deedM2, formats }: AreaRowProps) {
  const { t, area, settings } = formats;
  const crs = useApp((state) => state.park?.gridCrs ?? "");
  const difference = areaM2 === null || deedM2 === null || deedM2 <= 0 ? null : areaM2 - deedM2;
  const percent = difference === null || deedM2 === null ? "" : `${formatSigned((difference / deedM2) * 100, 2)} %`;
  // The unit that is not chosen stands beside it in small: 亩 with hectares, hectares with 亩.
  const other = settings.unit === "mu" ? "ha" : "mu";
  const name = t("common.how", { name: inSentence(label) });
  return (
    <ValueRow
      label={label}
      end={
        <Popover
          label={name}
          trigger={
            <IconButton size="small" label={name}>
              <CircleQuestionMark size={16} strokeWidth={1.75} />
            </IconButton>
          }
        >
          {() => (
            <div className={styles.next}>
              <b>
                {label}: {areaM2 === null ? t("common.unknown") : `${formatAreaValue(areaM2, "m2")} m²`}
              </b>
              <p>{t(`explain.areaNote.${kind}`, { crs })}</p>
              {difference === null ? null : (
                <p>{t("explain.areaNote.difference", { difference: `${formatSigned(difference, 2)} m²`, percent })}</p>
              )}
              {areaM2 === null ? <p>{t("explain.areaNote.noDeed")}</p> : null}
            </div>
          )}
        </Popover>
      }
    >
      {areaM2 === null ? (
        <b>? {t("common.unknown")}</b>
      ) : (
        <>
          {area(areaM2)}{" "}
          <span className={styles.soft}>
            {kind === "deed"
              ? `${formatAreaValue(areaM2, other)} ${t(`unit.${other}`)}`
              : percent === ""
                ? ""
                : `Δ ${percent}`}
          </span>
        </>
      )}
    </ValueRow>
  );
}

function addYears(iso: string, years: number): string {
  return `${Number(iso.slice(0, 4)) + Math.round(years)}${iso.slice(4)}`;
}
