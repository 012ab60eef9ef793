import { WifiOff } from "lucide-react";
import { Button, TooltipTrigger } from "react-aria-components";
import { daysBetween } from "../i18n/format-date.ts";
import { formatNumber } from "../i18n/format-number.ts";
import { useFormat } from "../i18n/use-format.ts";
import { sumSelection } from "../state/selection-totals.ts";
import { useApp } from "../state/use-app.ts";
import { Tip } from "../ui/tip.tsx";
import styles from "./status-bar.module.css";
import { useGrid } from "./use-grid.ts";

/** Data older than this turns amber. */
const staleDays = 365;

export function StatusBar() {
  const { t } = useFormat();
  return (
    <footer className={styles.bar}>
      <Cursor />
      <Scale />
      <Selection />
      <span className={styles.space} />
      <AsOf />
      <TooltipTrigger delay={200}>
        <Button className={styles.item ?? ""}>
          <WifiOff size={14} strokeWidth={1.9} aria-hidden="true" />
          {t("statusBar.offline")}
        </Button>
        <Tip>{t("statusBar.offlineLong")}</Tip>
      </TooltipTrigger>
    </footer>
  );
}

function Cursor() {
  const { t } = useFormat();
  const cursor = useApp((state) => state.mapView.cursor);
  const grid = useGrid();
  if (cursor === null) return <span className={styles.item}>{t("statusBar.noCursor")}</span>;
  const [lng, lat] = cursor;
  const point = grid?.toGrid([lng, lat]);
  return (
    <span className={styles.item}>
      <span title={t("statusBar.lonLat")}>
        {lng.toFixed(6)}, {lat.toFixed(6)}
      </span>
      {point === undefined || grid === null ? null : (
        <span title={t("statusBar.grid", { crs: grid.name })} className={styles.grid}>
          {t("statusBar.gridShort", { x: formatNumber(point[1], 1), y: formatNumber(point[0], 1), crs: grid.name })}
        </span>
      )}
    </span>
  );
}

function Scale() {
  const { t } = useFormat();
  const scale = useApp((state) => state.mapView.scaleDenominator);
  if (scale <= 0) return null;
  const digits = 10 ** Math.max(0, Math.floor(Math.log10(scale)) - 2);
  return (
    <span className={styles.item}>
      {t("statusBar.scale", { n: formatNumber(Math.round(scale / digits) * digits, 0) })}
    </span>
  );
}

function Selection() {
  const { t, area } = useFormat();
  const selection = useApp((state) => state.session.selection);
  const rowsById = useApp((state) => state.rowsById);
  const basis = useApp((state) => state.park?.areaBasis ?? "ellipsoidal");
  const rows = selection.flatMap((id) => rowsById.get(id) ?? []);
  if (rows.length === 0) return null;
  const totals = sumSelection(rows, basis);
  const parts = [t("statusBar.selected", { count: rows.length })];
  if (totals.deedM2 !== null) parts.push(t("statusBar.deed", { area: area(totals.deedM2) }));
  parts.push(t("statusBar.drawn", { area: area(totals.drawnM2) }));
  parts.push(t("statusBar.far", { far: totals.far === null ? t("common.unknown") : formatNumber(totals.far, 2) }));
  return <span className={styles.item}>{parts.join(" · ")}</span>;
}

function AsOf() {
  const { t, date } = useFormat();
  const asOf = useApp((state) => state.park?.asOf ?? null);
  if (asOf === null) return null;
  const today = new Date().toLocaleDateString("sv-SE");
  const isStale = daysBetween(asOf, today) > staleDays;
  return (
    <span className={styles.item} data-stale={isStale || undefined}>
      {isStale
        ? t("statusBar.stale", { date: date(asOf), days: staleDays })
        : t("statusBar.asOf", { date: date(asOf) })}
    </span>
  );
}
