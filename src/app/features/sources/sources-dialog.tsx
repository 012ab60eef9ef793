import { useRef, useState } from "react";
import { formatSmallArea } from "../../i18n/format-area.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { auditAgain, reportCrash, showDialog, verifyWithSecondEngine } from "../../state/actions.ts";
import { useApp } from "../../state/use-app.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import styles from "./sources-dialog.module.css";

/** Where the data come from, by which rules and by which engine they are judged. */
export function SourcesDialog() {
  const formats = useFormat();
  const { t, word, text } = formats;
  const isOpen = useApp((state) => state.dialog === "sources");
  const park = useApp((state) => state.park);
  const [verdict, setVerdict] = useState<string | null>(null);
  const request = useRef<AbortController | null>(null);
  if (park === null) return null;
  const close = () => {
    request.current?.abort();
    setVerdict(null);
    showDialog(null);
  };
  const verify = async () => {
    const controller = new AbortController();
    request.current = controller;
    setVerdict(t("sources.verifying"));
    try {
      const result = await verifyWithSecondEngine(controller.signal);
      const n = result.verdictDifferences.length;
      const params = {
        engine: result.engine,
        count: result.parcels,
        difference:
          result.largestDifferenceM2 < 0.05
            ? `${result.largestDifferenceM2.toExponential(1)} m²`
            : formatSmallArea(result.largestDifferenceM2),
        n,
      };
      const isFar = result.largestDifferenceM2 > result.allowedM2;
      const key = n > 0 ? "sources.verifiedDiffers" : isFar ? "sources.verifiedFar" : "sources.verified";
      setVerdict(t(key, { ...params, allowed: `${result.allowedM2} m²` }));
    } catch (error) {
      if (!controller.signal.aborted) reportCrash(error);
    }
  };
  const basis = { deed: "park.basisDeed", ellipsoidal: "park.basisEllipsoidal", grid: "park.basisGrid" } as const;
  return (
    <Dialog isOpen={isOpen} onClose={close} title={t("sources.title")} closeLabel={t("common.close")}>
      <h3 className={styles.title}>{t("sources.layers")}</h3>
      <ul className={styles.list}>
        {Object.entries(park.layerCounts).map(([layer, count]) => {
          const source = park.meta.sources[layer];
          return (
            <li key={layer}>
              <strong>{word("layer", layer)}</strong> <span>{t("sources.records", { count: count ?? 0 })}</span>
              <small>
                {source === undefined
                  ? t("sources.noSource")
                  : [
                      source.title,
                      source.date,
                      source.accuracyM === null ? null : t("sources.accuracy", { m: source.accuracyM }),
                      source.licence,
                    ]
                      .filter(Boolean)
                      .join(" · ")}
              </small>
            </li>
          );
        })}
      </ul>
      <h3 className={styles.title}>{t("sources.packs")}</h3>
      {park.packs.length === 0 ? <p>{t("sources.noPacks")}</p> : null}
      <ul className={styles.list}>
        {park.packs.map((pack) => (
          <li key={pack.id}>
            <strong>{text(pack.title)}</strong> <span>{pack.region}</span>
            <small>
              {pack.id} · {pack.version} · sha256 {pack.sha256.slice(0, 12)}…
            </small>
          </li>
        ))}
      </ul>
      <p className={styles.engine}>
        {t("sources.engine", { engine: park.engine })} · {t("sources.basis", { basis: t(basis[park.areaBasis]) })}
        {park.gridCrs === null ? "" : ` · ${t("sources.grid", { crs: park.gridCrs })}`}
      </p>
      <AsOfForm asOf={park.asOf} onDone={close} />
      <Button onPress={() => void verify()}>{t("sources.verify")}</Button>
      <p role="status" className={styles.engine}>
        {verdict}
      </p>
    </Dialog>
  );
}

/** The park as it stands judged on another day, by the same rule packs. */
function AsOfForm({ asOf, onDone }: { readonly asOf: string; readonly onDone: () => void }) {
  const { t } = useFormat();
  const [day, setDay] = useState(asOf);
  const packs = useApp((state) => state.park?.packs);
  return (
    <form
      className={styles.asOf}
      onSubmit={(event) => {
        event.preventDefault();
        onDone();
        void auditAgain({ asOf: day, ruleSets: packs?.map(({ id }) => id) ?? null });
      }}
    >
      <label>
        {t("sources.asOf")} <input type="date" required value={day} onChange={(event) => setDay(event.target.value)} />
      </label>
      <Button type="submit" isDisabled={day === "" || day === asOf}>
        {t("sources.again")}
      </Button>
    </form>
  );
}
