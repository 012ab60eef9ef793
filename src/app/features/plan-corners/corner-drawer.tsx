import { ChevronDown, ChevronUp, Copy, Table2 } from "lucide-react";
import { listCorners } from "../../../core/geometry/corner-table.ts";
import { isAreaGeometry } from "../../../core/model/coordinates.ts";
import { formatNumber } from "../../i18n/format-number.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { addToast, updateSession } from "../../state/actions.ts";
import { useApp } from "../../state/use-app.ts";
import { usePlan } from "../../state/use-plan.ts";
import { findGroundNow } from "../../tools/current-session.ts";
import { type EditGround, findFeature, type GroundFeature } from "../../tools/edit-ground.ts";
import { cornersOf } from "../../tools/handles.ts";
import { Button } from "../../ui/button.tsx";
import { copyText } from "../../ui/copy-text.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import styles from "./corner-table.module.css";
import { CornerGrid, print, type TableRing } from "./corner-table.tsx";

/** More rows than this are not drawn. */
const mostRows = 1_500;

/** The table of corners under the map, in step with it; its head stays when it is closed. */
export function CornerDrawer() {
  const { t } = useFormat();
  const isOpen = useApp((state) => state.session.drawer !== "closed");
  const ref = usePlan((state) => (state.selection.length === 1 ? state.selection[0] : undefined));
  // The records around the hand change with the window and with every step.
  usePlan((state) => state.window);
  usePlan((state) => state.view);
  const ground = findGroundNow();
  const found = ref === undefined || ground === null ? undefined : findFeature(ground, ref);
  const feature = found !== undefined && isAreaGeometry(found.geometry) ? found : undefined;
  const rings = feature === undefined ? [] : toRings(feature);
  const count = rings.reduce((sum, { corners }) => sum + corners.length, 0);
  return (
    <>
      <div className={styles.head}>
        <Table2 size={18} strokeWidth={1.75} aria-hidden="true" />
        {ref === undefined || feature === undefined || ground === null ? (
          <span className={styles.soft}>{t("plan.operation.corners")}</span>
        ) : (
          <>
            <strong>{t("plan.corners.title", { id: ref.id })}</strong>
            <Checks rings={rings} ground={ground} />
          </>
        )}
        <span className={styles.space} />
        {isOpen && ground !== null && count > 0 ? <CopyButton rings={rings} ground={ground} /> : null}
        <IconButton
          label={t(isOpen ? "plan.corners.close" : "plan.corners.open")}
          shortcut="X"
          onPress={() => updateSession({ drawer: isOpen ? "closed" : "half" })}
        >
          {isOpen ? <ChevronDown size={18} strokeWidth={1.75} /> : <ChevronUp size={18} strokeWidth={1.75} />}
        </IconButton>
      </div>
      {!isOpen ? null : ref === undefined || feature === undefined || ground === null ? (
        <p className={styles.none}>{t("plan.corners.none")}</p>
      ) : count > mostRows ? (
        <p className={styles.none}>{t("plan.corners.tooMany", { count })}</p>
      ) : (
        <CornerGrid key={`${ref.kind} ${ref.id}`} refOf={ref} rings={rings} ground={ground} />
      )}
    </>
  );
}

function toRings({ geometry }: GroundFeature): readonly TableRing[] {
  const rings = new Map<string, TableRing>();
  for (const corner of cornersOf(geometry)) {
    const { polygon, ring } = corner.path;
    const key = `${polygon} ${ring}`;
    const known = rings.get(key);
    rings.set(key, { polygon, ring, corners: [...(known?.corners ?? []), corner] });
  }
  return [...rings.values()];
}

interface RingsProps {
  readonly rings: readonly TableRing[];
  readonly ground: EditGround;
}

/** Perimeter, and what rounding leaves open of the largest gap. */
function Checks({ rings, ground }: RingsProps) {
  const { t } = useFormat();
  const tables = rings.map(({ ring, corners }) =>
    listCorners(
      corners.map(({ at }) => at),
      ring > 0,
      ground.tools.grid,
      print,
    ),
  );
  const perimeterM = tables.reduce((sum, table) => sum + table.perimeterM, 0);
  const errorM = Math.max(0, ...tables.map(({ closingErrorM }) => closingErrorM));
  return (
    <span className={styles.soft}>
      {t("plan.corners.perimeter", { length: `${formatNumber(perimeterM, 2)} m` })} ·{" "}
      {t("plan.corners.closing", { error: `${formatNumber(errorM, 3)} m` })}
    </span>
  );
}

function CopyButton({ rings, ground }: RingsProps) {
  const { t } = useFormat();
  const copy = async () => {
    const lines = rings.flatMap(({ ring, corners }) =>
      listCorners(
        corners.map(({ at }) => at),
        ring > 0,
        ground.tools.grid,
        print,
      ).rows.map((row, index) =>
        [
          `J${corners[index]?.number ?? ""}`,
          row.northM.toFixed(print.lengthDecimals),
          row.eastM.toFixed(print.lengthDecimals),
          row.lengthM.toFixed(print.lengthDecimals),
          row.bearingDeg.toFixed(print.bearingDecimals),
          row.innerDeg.toFixed(print.bearingDecimals),
        ].join("\t"),
      ),
    );
    const done = await copyText(lines.join("\n"));
    addToast(
      done
        ? { kind: "good", key: "plan.corners.copied", params: { count: lines.length } }
        : { kind: "error", key: "common.copyFailed" },
    );
  };
  return (
    <Button size="small" icon={<Copy size={14} strokeWidth={1.9} />} onPress={() => void copy()}>
      {t("plan.corners.copy")}
    </Button>
  );
}
