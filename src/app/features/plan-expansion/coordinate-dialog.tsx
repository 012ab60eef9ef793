import { FolderOpen } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import type { CreateFeature } from "../../../core/commands/command.ts";
import { toPlanShape } from "../../../core/geometry/plan-shape.ts";
import { findListReadings, type ListReading } from "../../../formats/text/coordinate-list/find-readings.ts";
import { parseCoordinateList } from "../../../formats/text/coordinate-list/parse-coordinate-list.ts";
import { refusalText } from "../../i18n/refusal-text.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { zoomToBox } from "../../state/actions.ts";
import { crsTable } from "../../state/crs-table.ts";
import { chooseTool } from "../../state/plan-actions.ts";
import { impactStore } from "../../state/plan-impact.ts";
import { setPanels, usePanels } from "../../state/plan-panels.ts";
import { useApp } from "../../state/use-app.ts";
import { usePlan } from "../../state/use-plan.ts";
import { createFreeIds } from "../../tools/create-free-ids.ts";
import { findGroundNow, focusMap, runCommandNow, tryCommandNow } from "../../tools/current-session.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import styles from "./coordinate-dialog.module.css";
import { findParkBox } from "./find-park-box.ts";
import { readFileText } from "./read-file-text.ts";
import { ReadingList } from "./reading-list.tsx";
import { ReadingPlan } from "./reading-plan.tsx";

/** Makes an expansion of pasted coordinates: says how they are read before anything is made. */
export function CoordinateDialog() {
  const dialog = usePanels((state) => state.dialog);
  const tool = usePlan((state) => state.tool);
  useEffect(() => {
    if (tool !== "expansion") return;
    const paste = (event: ClipboardEvent) => {
      const isField =
        event.target instanceof Element && event.target.closest("input, textarea, [role=dialog]") !== null;
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (isField || text.trim() === "") return;
      event.preventDefault();
      setPanels({ dialog: { kind: "coordinates", text } });
    };
    window.addEventListener("paste", paste);
    return () => window.removeEventListener("paste", paste);
  }, [tool]);
  return dialog?.kind === "coordinates" ? <OpenDialog pasted={dialog.text} /> : null;
}

function close(): void {
  setPanels({ dialog: null });
  requestAnimationFrame(focusMap);
}

function OpenDialog({ pasted }: { readonly pasted: string }) {
  const { t, area } = useFormat();
  const [text, setText] = useState(pasted);
  const [badFile, setBadFile] = useState<string | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const gridCrs = useApp((state) => state.park?.gridCrs ?? null);
  const park = useApp((state) => state.park);
  const file = useRef<HTMLInputElement>(null);
  const list = useMemo(() => parseCoordinateList(text), [text]);
  const readings = useMemo(
    () => (list.ok ? findListReadings(list.value, { box: findParkBox(park), gridCrs, crsTable }) : null),
    [list, park, gridCrs],
  );
  const offered = readings === null ? [] : readings.near.length > 0 ? readings.near : readings.far;
  const reading = offered.find(({ key }) => key === picked) ?? readings?.chosen ?? null;
  const command = useMemo(() => (reading === null ? null : createCommand(reading)), [reading]);
  const outcome = command === null ? null : tryCommandNow(command);
  const refusal = outcome?.ok === false ? outcome.failure : null;
  const canCreate = command !== null && refusal === null;
  const create = () => {
    if (command === null || reading === null || !canCreate) return;
    setPanels({ dialog: null });
    chooseTool("select");
    runCommandNow(command);
    zoomToBox(reading.box);
    requestAnimationFrame(focusMap);
  };
  const points = list.ok ? list.value.rings.reduce((sum, ring) => sum + ring.length, 0) : 0;
  return (
    <Dialog
      title={t("expansion.coordinates.title")}
      closeLabel={t("common.close")}
      isOpen
      onClose={close}
      footer={
        <>
          <Button kind="primary" autoFocus={pasted !== ""} onPress={create} isDisabled={!canCreate}>
            {t("expansion.coordinates.create")}
          </Button>
          <Button onPress={close}>{t("expansion.coordinates.cancel")}</Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          create();
        }}
      >
        <label className={styles.label} htmlFor="expansion-coordinates">
          {t("expansion.coordinates.field")}
        </label>
        <textarea
          id="expansion-coordinates"
          className={styles.text}
          rows={8}
          spellCheck={false}
          autoFocus={pasted === ""}
          aria-describedby="expansion-reading"
          aria-invalid={!list.ok && text.trim() !== ""}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setPicked(null);
            setBadFile(null);
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
            event.preventDefault();
            create();
          }}
        />
        <div className={styles.below}>
          <p className={styles.hint}>{t("expansion.coordinates.hint")}</p>
          <Button
            size="small"
            icon={<FolderOpen size={14} strokeWidth={1.9} aria-hidden="true" />}
            onPress={() => file.current?.click()}
          >
            {t("expansion.coordinates.file")}
          </Button>
          <input
            ref={file}
            type="file"
            hidden
            accept=".geojson,.json,.kml,.txt,.csv"
            onChange={async (event) => {
              const chosen = event.target.files?.[0];
              if (chosen === undefined) return;
              const read = await readFileText(chosen);
              setBadFile(read.ok ? null : t("expansion.coordinates.badFile", { name: chosen.name, why: read.failure }));
              if (read.ok) setText(read.value);
              setPicked(null);
            }}
          />
        </div>
        <div id="expansion-reading" className={styles.reading} aria-live="polite">
          {badFile === null ? null : <p className={styles.fault}>{badFile}</p>}
          {list.ok ? (
            <>
              <p className={styles.facts}>
                <b>{t("expansion.coordinates.points", { count: points })}</b>
                {list.value.rings.length > 1
                  ? ` · ${t("expansion.coordinates.rings", { count: list.value.rings.length })}`
                  : ""}
                {reading === null ? "" : ` · ${area(measure(reading))}`}
              </p>
              <Notes
                skipped={list.value.skipped.map((line) => line.text)}
                extraColumns={list.value.extraColumns}
                isNowhere={readings?.near.length === 0}
                hasPark={findParkBox(park) !== null}
                mustChoose={readings?.near.length !== 0 && readings?.chosen === null}
              />
            </>
          ) : text.trim() === "" ? null : (
            <p className={styles.fault}>
              {t(`expansion.coordinates.fault.${list.failure.code}`, {
                line: list.failure.line,
                got: list.failure.got,
              })}
            </p>
          )}
          {refusal === null ? null : <p className={styles.fault}>{refusalText(refusal, t)}</p>}
        </div>
        {offered.length === 0 ? null : (
          <div className={styles.choice}>
            <ReadingList readings={offered} chosen={reading} onChoose={setPicked} onEnter={create} />
            <ReadingPlan geometry={reading?.geometry ?? null} />
          </div>
        )}
      </form>
    </Dialog>
  );
}

/** Drawn area, m²; null while nothing is known of the park. */
function measure({ geometry }: ListReading): number | null {
  const ground = findGroundNow();
  return ground === null ? null : toPlanShape("", geometry, ground.tools.plane).areaM2;
}

function createCommand({ geometry }: ListReading): CreateFeature | null {
  const ground = findGroundNow();
  if (ground === null) return null;
  const taken = new Set(impactStore.getState().expansions.proposals.map((proposal) => proposal.id));
  // The records around the hand do not hold proposals far away.
  const free = createFreeIds(ground)("proposals", null, taken.size + 1);
  const id = free.find((candidate) => !taken.has(candidate)) ?? "";
  return { type: "create-feature", kind: "proposals", id, geometry, properties: { action: "add" } };
}

interface NotesProps {
  readonly skipped: readonly string[];
  readonly extraColumns: number;
  readonly isNowhere: boolean;
  readonly hasPark: boolean;
  readonly mustChoose: boolean;
}

function Notes({ skipped, extraColumns, isNowhere, hasPark, mustChoose }: NotesProps) {
  const { t } = useFormat();
  const shown = skipped.map((line) => line.slice(0, 24)).join(" / ");
  return (
    <>
      {isNowhere ? (
        <p className={styles.fault}>{t(hasPark ? "expansion.coordinates.nowhere" : "expansion.coordinates.noPark")}</p>
      ) : null}
      {mustChoose ? <p className={styles.caution}>{t("expansion.coordinates.choose")}</p> : null}
      {skipped.length === 0 ? null : (
        <p className={styles.hint}>{t("expansion.coordinates.skipped", { count: skipped.length, text: shown })}</p>
      )}
      {extraColumns > 0 ? (
        <p className={styles.hint}>{t("expansion.coordinates.extra", { count: extraColumns })}</p>
      ) : null}
    </>
  );
}
