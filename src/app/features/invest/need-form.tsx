import { Link } from "lucide-react";
import { m2PerUnit } from "../../i18n/format-area.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { addToast, setNeed } from "../../state/actions.ts";
import { linkToHere } from "../../state/address-sync.ts";
import { countAlone, findBestRelaxation, matchOffers } from "../../state/match-offers.ts";
import type { AreaUnit } from "../../state/session.ts";
import { useApp } from "../../state/use-app.ts";
import { Button } from "../../ui/button.tsx";
import { copyText } from "../../ui/copy-text.ts";
import { NumberInput } from "../../ui/number-input.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { SelectBox } from "../../ui/select-box.tsx";
import styles from "./invest.module.css";
import { relaxWords } from "./offer-words.ts";

const uses = [
  ["", "any"],
  ["100101", "M1"],
  ["100102", "M2"],
  ["100103", "M3"],
  ["11", "W"],
  ["0802", "A"],
  ["09", "B"],
] as const;

/** What an investor needs; beside each wish how many offers it alone would leave. */
export function NeedForm() {
  const formats = useFormat();
  const { t, word, settings } = formats;
  const need = useApp((state) => state.session.need);
  const offers = useApp((state) => state.park?.listings ?? []);
  const contacts = useApp((state) => state.park?.meta.contacts ?? []);
  const unit: AreaUnit = need.kind === "factory" ? "m2" : settings.unit;
  const unitM2 = m2PerUnit[unit];
  const toUnit = (m2: number | null) => (m2 === null ? null : Number((m2 / unitM2).toFixed(6)));
  const fromUnit = (value: number | null) => (value === null ? null : Number((value * unitM2).toFixed(4)));
  const matches = matchOffers(offers, need);
  const fits = matches.filter((match) => match.group === "fits").length;
  const relaxation = fits < 3 ? findBestRelaxation(matches) : undefined;
  const copy = async () => {
    const done = await copyText(linkToHere());
    addToast({ kind: done ? "good" : "error", key: done ? "toast.linkCopied" : "common.copyFailed" });
  };
  return (
    <>
      <div className={styles.formHead}>
        <h2>{t("invest.title")}</h2>
        <Segmented
          label={t("invest.title")}
          size="normal"
          wide
          value={need.kind}
          options={[
            { key: "land", text: t("invest.land") },
            { key: "factory", text: t("invest.factory") },
          ]}
          onChange={(kind) => setNeed({ kind, minAreaM2: null, maxAreaM2: null })}
        />
      </div>
      <div className={styles.form}>
        <p className={styles.alone}>{t("invest.alone")}</p>
        <div className={styles.field}>
          <span>{t(need.kind === "land" ? "invest.area" : "invest.floorArea")}</span>
          <span className={styles.range}>
            <NumberInput
              label={`${t("invest.area")} ${t("invest.from")}`}
              value={toUnit(need.minAreaM2)}
              onChange={(value) => setNeed({ minAreaM2: fromUnit(value) })}
            />
            –
            <NumberInput
              label={`${t("invest.area")} ${t("invest.to")}`}
              value={toUnit(need.maxAreaM2)}
              onChange={(value) => setNeed({ maxAreaM2: fromUnit(value) })}
              unit={t(`unit.${unit}`)}
            />
          </span>
          <b>{countAlone(offers, need, ["areaM2.min", "areaM2.max"])}</b>
        </div>
        <div className={styles.field}>
          <span>{t("invest.use")}</span>
          <SelectBox
            label={t("invest.use")}
            value={need.use?.replace("*", "") ?? ""}
            options={uses.map(([key, name]) => ({
              key,
              text: name === "any" ? t("invest.anyUse") : word("use", name),
            }))}
            onChange={(key) => setNeed({ use: key === "" ? null : `${key}*` })}
          />
          <b>{countAlone(offers, need, ["use"])}</b>
        </div>
      </div>
      <div className={styles.form}>
        <p className={styles.sum} role="status">
          {t("invest.ofOffers", { count: fits, total: matches.length })}
        </p>
        <p className={styles.buttons}>
          <Button size="small" onPress={() => setNeed({ minAreaM2: null, maxAreaM2: null, use: null })}>
            {t("invest.clear")}
          </Button>
          <Button size="small" icon={<Link size={14} strokeWidth={1.9} />} onPress={() => void copy()}>
            {t("invest.copyLink")}
          </Button>
        </p>
        {relaxation === undefined ? null : (
          <p className={styles.relax}>
            <span>{t("invest.more", { count: relaxation.more, relax: relaxWords(relaxation, formats) })}</span>
            <Button kind="text" size="small" onPress={() => setNeed(relaxation.need)}>
              {t("invest.apply")}
            </Button>
          </p>
        )}
      </div>
      <footer className={styles.formFoot}>
        <p>{t("invest.asking")}</p>
        <p>
          {t("invest.contact")}:{" "}
          {contacts[0] === undefined
            ? t("invest.noContact")
            : [formats.text(contacts[0].name), formats.text(contacts[0].role), contacts[0].phone]
                .filter(Boolean)
                .join(", ")}
        </p>
      </footer>
    </>
  );
}
