import { CalendarClock, ChevronRight, CircleX, Database } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import { daysBetween } from "../../i18n/format-date.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { StatusMark } from "../../marks/status-mark.tsx";
import { selectParcels, setFilter, showIssueList, updateSession } from "../../state/actions.ts";
import { countIssues } from "../../state/count-issues.ts";
import { drawnM2 } from "../../state/drawn-area.ts";
import { findNextDue } from "../../state/due-dates.ts";
import { emptyFilter } from "../../state/session.ts";
import { useApp } from "../../state/use-app.ts";
import styles from "./inspect-guide.module.css";

/** Inspect before a parcel is chosen: what there is to look at, each one click away. */
export function InspectGuide() {
  const { t, area } = useFormat();
  const rows = useApp((state) => state.rows);
  const basis = useApp((state) => state.park?.areaBasis ?? "ellipsoidal");
  const asOf = useApp((state) => state.park?.asOf ?? "");
  const issues = useApp(countIssues);
  const idle = rows.filter((row) => row.status === "idle");
  const idleM2 = idle.reduce((sum, row) => sum + drawnM2(row, basis), 0);
  const next = findNextDue(rows, asOf);
  const days = next === undefined ? 0 : daysBetween(asOf, next.on);
  const broken = rows.filter((row) => row.verdict === "fail").length;
  const unknown = rows.filter((row) => row.verdict === "unknown").length;
  return (
    <section className={styles.guide} aria-label={t("inspect.guideTitle")}>
      <h2>{t("inspect.guideTitle")}</h2>
      <p>{t("inspect.guideIntro")}</p>
      <ul>
        <Line
          mark={<StatusMark status="idle" size={14} />}
          text={t("inspect.guideIdle", { count: idle.length })}
          end={area(idleM2, "list")}
          isDisabled={idle.length === 0}
          run={() => listOnly({ statuses: ["idle"] })}
        />
        <Line
          mark={<CalendarClock size={18} strokeWidth={1.75} aria-hidden="true" />}
          text={next === undefined ? t("inspect.guideNoDate") : t("inspect.guideNext", { id: next.parcelId })}
          end={next === undefined ? "" : `${next.on} · ${t("card.inDays", { count: days })}`}
          isDisabled={next === undefined}
          run={() => selectParcels(next === undefined ? [] : [next.parcelId])}
        />
        <Line
          mark={<CircleX size={18} strokeWidth={1.75} className={styles.over} aria-hidden="true" />}
          text={t("inspect.guideBroken", { count: broken })}
          isDisabled={broken === 0}
          run={() => listOnly({ verdict: "fail" })}
        />
        <Line
          mark={<b aria-hidden="true">?</b>}
          text={t("inspect.guideUnknown", { count: unknown })}
          isDisabled={unknown === 0}
          run={() => listOnly({ verdict: "unknown" })}
        />
        <Line
          mark={<Database size={18} strokeWidth={1.75} aria-hidden="true" />}
          text={t("inspect.guideData", { count: issues })}
          isDisabled={issues === 0}
          run={() => {
            updateSession({ leftOpen: true });
            showIssueList(true);
          }}
        />
      </ul>
    </section>
  );
}

/** The table opens with nothing but this. */
function listOnly(filter: Parameters<typeof setFilter>[0]): void {
  setFilter({ ...emptyFilter, ...filter });
  updateSession({ drawer: "half" });
}

interface LineProps {
  readonly mark: ReactNode;
  readonly text: string;
  readonly end?: string;
  readonly isDisabled: boolean;
  readonly run: () => void;
}

function Line({ mark, text, end = "", isDisabled, run }: LineProps) {
  return (
    <li>
      <Button className={styles.line ?? ""} isDisabled={isDisabled} onPress={run}>
        <span className={styles.mark}>{mark}</span>
        <span className={styles.text}>
          {text}
          {end === "" ? null : <small>{end}</small>}
        </span>
        <ChevronRight size={16} strokeWidth={1.75} aria-hidden="true" />
      </Button>
    </li>
  );
}
