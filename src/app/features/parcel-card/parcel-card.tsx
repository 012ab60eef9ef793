import { ClipboardCheck } from "lucide-react";
import { useFormat } from "../../i18n/use-format.ts";
import { openWorkspace } from "../../state/actions.ts";
import { useApp } from "../../state/use-app.ts";
import { Button } from "../../ui/button.tsx";
import { BuildingBlock } from "./building-block.tsx";
import { BuildingsBlock } from "./buildings-block.tsx";
import { CardHeader } from "./card-header.tsx";
import { ChangesBlock } from "./changes-block.tsx";
import { CheckBlock } from "./check-block.tsx";
import { ExitBlock } from "./exit-block.tsx";
import { FirmBlock } from "./firm-block.tsx";
import { IssueLines } from "./issue-lines.tsx";
import { LandBlock } from "./land-block.tsx";
import { LowUseBlock } from "./low-use-block.tsx";
import { OutputBlock } from "./output-block.tsx";
import styles from "./parcel-card.module.css";
import { ServiceBlock } from "./service-block.tsx";
import { StatusBlock } from "./status-block.tsx";

/** One parcel. Explore shows what it is; Inspect puts the evidence first and adds checks, buildings and services. */
export function ParcelCard() {
  const { t } = useFormat();
  const id = useApp((state) => state.session.selection[0]);
  const count = useApp((state) => state.session.selection.length);
  const row = useApp((state) => (id === undefined ? undefined : state.rowsById.get(id)));
  const loaded = useApp((state) => state.card);
  const asOf = useApp((state) => state.park?.asOf ?? "");
  const isInspect = useApp((state) => state.session.workspace === "inspect");
  const card = loaded?.audit.id === id ? loaded : null;
  if (row === undefined) return null;
  return (
    <div data-testid="card" data-parcel={row.id} aria-busy={card === null}>
      <CardHeader row={row} card={card} />
      {count > 1 ? (
        <p className={styles.several}>
          {t("card.selected", { count })} {t("card.selectedHint")}
        </p>
      ) : null}
      {card === null ? (
        <Skeleton />
      ) : isInspect ? (
        <>
          <LandBlock card={card} />
          <StatusBlock card={card} />
          <ChangesBlock card={card} asOf={asOf} />
          <ExitBlock card={card} asOf={asOf} />
          <LowUseBlock card={card} />
          <BuildingBlock card={card} asOf={asOf} />
          <CheckBlock card={card} />
          <FirmBlock card={card} asOf={asOf} />
          <OutputBlock card={card} asOf={asOf} />
          <BuildingsBlock card={card} />
          <ServiceBlock card={card} asOf={asOf} />
          <IssueLines card={card} />
        </>
      ) : (
        <>
          <LandBlock card={card} />
          <BuildingBlock card={card} asOf={asOf} />
          <OutputBlock card={card} asOf={asOf} />
          <CheckBlock card={card} />
          <ChangesBlock card={card} asOf={asOf} />
          <IssueLines card={card} />
          <footer className={styles.footer}>
            <Button icon={<ClipboardCheck size={16} strokeWidth={1.75} />} onPress={() => openWorkspace("inspect")}>
              {t("card.openInspect")}
            </Button>
          </footer>
        </>
      )}
    </div>
  );
}

function Skeleton() {
  return (
    <div className={styles.skeleton} aria-hidden="true">
      <i />
      <i />
      <i />
      <i />
    </div>
  );
}
