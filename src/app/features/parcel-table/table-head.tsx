import { Check, ChevronDown, ChevronUp, Copy, Table2, TriangleAlert, X } from "lucide-react";
import { useMemo } from "react";
import { Button as AriaButton } from "react-aria-components";
import type { OpenedPark, ParcelRow } from "../../../worker/messages.ts";
import { formatSmallArea } from "../../i18n/format-area.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { filterWords } from "../../marks/filter-words.ts";
import { setFilter, updateSession } from "../../state/actions.ts";
import { sumDrawnM2 } from "../../state/drawn-area.ts";
import { cleared, listFilterParts } from "../../state/filter-parts.ts";
import { checkSums, type SumCheck } from "../../state/selection-totals.ts";
import type { ParcelFilter, Session } from "../../state/session.ts";
import { useApp } from "../../state/use-app.ts";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import styles from "./parcel-table.module.css";

export interface TableHeadProps {
  readonly filtered: readonly ParcelRow[];
  readonly listed: readonly ParcelRow[];
  readonly onCopy: () => void;
}

/** Chips of what is filtered, count, sum and whether it agrees with the audit. Stays when the table is closed. */
export function TableHead({ filtered, listed, onCopy }: TableHeadProps) {
  const { t } = useFormat();
  const drawer = useApp((state) => state.session.drawer);
  const onlyInView = useApp((state) => state.session.onlyInView);
  const isOpen = drawer !== "closed";
  return (
    <div className={styles.head}>
      <Table2 size={18} strokeWidth={1.75} aria-hidden="true" className={styles.headIcon} />
      <Chips />
      <Sums filtered={filtered} listed={listed} />
      <span className={styles.space} />
      {isOpen ? (
        <>
          <label className={styles.inView}>
            <input
              type="checkbox"
              checked={onlyInView}
              onChange={(event) => updateSession({ onlyInView: event.target.checked })}
            />
            {t("table.onlyInView")}
          </label>
          <Button
            size="small"
            icon={<Copy size={14} strokeWidth={1.9} />}
            onPress={onCopy}
            isDisabled={listed.length === 0}
          >
            <span className={styles.copyWord}>{t("table.copy")}</span>
          </Button>
        </>
      ) : null}
      <IconButton
        label={t(drawer === "closed" ? "table.open" : "table.larger")}
        {...(drawer === "closed" ? { shortcut: "X" } : {})}
        isDisabled={drawer === "full"}
        onPress={() => updateSession({ drawer: next(drawer, 1) })}
      >
        <ChevronUp size={18} strokeWidth={1.75} />
      </IconButton>
      {isOpen ? (
        <IconButton
          label={t(drawer === "half" ? "table.close" : "table.smaller")}
          {...(drawer === "half" ? { shortcut: "X" } : {})}
          onPress={() => updateSession({ drawer: next(drawer, -1) })}
        >
          <ChevronDown size={18} strokeWidth={1.75} />
        </IconButton>
      ) : null}
    </div>
  );
}

const sizes: readonly Session["drawer"][] = ["closed", "half", "full"];

function next(drawer: Session["drawer"], step: number): Session["drawer"] {
  return sizes[Math.max(0, Math.min(2, sizes.indexOf(drawer) + step))] ?? "half";
}

function Chips() {
  const formats = useFormat();
  const filter = useApp((state) => state.session.filter);
  return (
    <ul className={styles.chips}>
      {listFilterParts(filter).map((part) => {
        const words = filterWords(part, filter, formats);
        return (
          <li key={part}>
            <AriaButton
              className={styles.chip ?? ""}
              aria-label={formats.t("table.remove", { filter: words })}
              onPress={() => setFilter(cleared[part])}
            >
              {words}
              <X size={14} strokeWidth={2} aria-hidden="true" />
            </AriaButton>
          </li>
        );
      })}
    </ul>
  );
}

function Sums({
  filtered,
  listed,
}: {
  readonly filtered: readonly ParcelRow[];
  readonly listed: readonly ParcelRow[];
}) {
  const { t, area } = useFormat();
  const park = useApp((state) => state.park);
  const rows = useApp((state) => state.rows);
  const filter = useApp((state) => state.session.filter);
  const checked = useMemo(
    () => (park === null ? null : checkListed(park, rows, filtered, filter)),
    [park, rows, filtered, filter],
  );
  const listedM2 = useMemo(() => sumDrawnM2(listed, park?.areaBasis ?? "ellipsoidal"), [listed, park]);
  if (park === null || checked === null) return null;
  const { check, totalM2 } = checked;
  const Sign = check.ok ? Check : TriangleAlert;
  return (
    <p className={styles.sums}>
      <strong>{t("table.count", { count: listed.length })}</strong>
      <span>
        {listed.length === rows.length
          ? area(listedM2, "list")
          : t("table.ofPark", {
              area: area(listedM2),
              total: area(totalM2, "list"),
            })}
      </span>
      <span className={styles.check} data-ok={check.ok} title={t("table.sumNote", { count: park.totals.parcels })}>
        <Sign size={16} strokeWidth={2} aria-hidden="true" />
        {check.ok ? t("table.sumOk") : t("table.sumOff", { difference: formatSmallArea(check.differenceM2) })}
      </span>
    </p>
  );
}

/** Do the rows agree with the audit? Also the audited area of all, m². */
function checkListed(
  { totals, areaBasis }: OpenedPark,
  rows: readonly ParcelRow[],
  filtered: readonly ParcelRow[],
  filter: ParcelFilter,
): { readonly check: SumCheck; readonly totalM2: number } {
  const totalM2 = areaBasis === "grid" ? (totals.areaM2.grid ?? totals.areaM2.ellipsoidal) : totals.areaM2.ellipsoidal;
  const parts = listFilterParts(filter);
  const isByStatus = parts.length === 1 && parts[0] === "status";
  const audited = isByStatus
    ? filter.statuses.reduce(
        (sum, status) => {
          const entry = totals.byStatus[status];
          return { parcels: sum.parcels + (entry?.parcels ?? 0), areaM2: sum.areaM2 + (entry?.areaM2 ?? 0) };
        },
        { parcels: 0, areaM2: 0 },
      )
    : null;
  const all = { parcels: totals.parcels, areaM2: totalM2 };
  return { check: checkSums(rows, filtered, all, audited, areaBasis), totalM2 };
}
