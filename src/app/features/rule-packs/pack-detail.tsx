import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import type { RulePack } from "../../../core/model/rule-pack.ts";
import type { PackView } from "../../../worker/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { CertaintyLine, certainties } from "../../marks/certainty-mark.tsx";
import { Button } from "../../ui/button.tsx";
import { LimitList, TableRows } from "./limit-list.tsx";
import { plainSections } from "./pack-settings.ts";
import { BufferList, ControlLineList, IdealList, SettingList, StepList } from "./plain-sections.tsx";
import styles from "./rule-packs.module.css";
import { UseMatrixTable } from "./use-matrix-table.tsx";
import type { WhatIfState } from "./use-what-if.ts";
import { WhatIfContext } from "./what-if-context.ts";

interface PackDetailProps {
  readonly view: PackView;
  readonly whatIf: WhatIfState;
  readonly onBack: () => void;
}

/** One pack: what it is, and everything it says. */
export function PackDetail({ view, whatIf, onBack }: PackDetailProps) {
  const { t, text } = useFormat();
  const { pack, isUsed } = view;
  return (
    <WhatIfContext value={{ packId: pack.id, canAsk: isUsed, state: whatIf }}>
      <div className={styles.back}>
        <Button kind="text" size="small" icon={<ArrowLeft size={16} strokeWidth={1.75} />} onPress={onBack}>
          {t("packs.all")}
        </Button>
      </div>
      <div className={styles.part}>
        <h3 className={styles.title}>{text(pack.languages)}</h3>
        <PackFacts view={view} />
        {isUsed ? (
          <p className={styles.more}>{t("whatIf.hint")}</p>
        ) : (
          <p className={styles.more}>{t("packs.notUsed")}</p>
        )}
        <details className={styles.nested}>
          <summary>{t("packs.certaintyLegend")}</summary>
          <ul className={styles.marks}>
            {certainties.map((certainty) => (
              <li key={certainty}>
                <CertaintyLine certainty={certainty} />
              </li>
            ))}
          </ul>
        </details>
      </div>
      <Sections pack={pack} />
    </WhatIfContext>
  );
}

function Sections({ pack }: { readonly pack: RulePack }) {
  const { t, text, word } = useFormat();
  const tables = Object.keys(pack.tables);
  return (
    <>
      {pack.limits.length === 0 ? null : (
        <Part title={t("packSection.limits")} count={pack.limits.length} isOpen>
          <LimitList pack={pack} />
        </Part>
      )}
      {tables.map((key) => (
        <Part
          key={key}
          title={`${t("packs.table")}: ${text(pack.tables[key]?.title ?? null) || key}`}
          count={Object.keys(pack.tables[key]?.rows ?? {}).length}
        >
          <TableRows pack={pack} tableKey={key} />
        </Part>
      ))}
      {pack.use_matrix === undefined ? null : (
        <Part title={t("packSection.use_matrix")} count={Object.keys(pack.use_matrix.rows).length}>
          <UseMatrixTable matrix={pack.use_matrix} />
        </Part>
      )}
      {pack.control_lines === undefined ? null : (
        <Part title={t("packSection.control_lines")} count={pack.control_lines.length}>
          <ControlLineList pack={pack} />
        </Part>
      )}
      {pack.buffers === undefined ? null : (
        <Part title={t("packSection.buffers")} count={pack.buffers.length}>
          <BufferList pack={pack} />
        </Part>
      )}
      {pack.ideals === undefined ? null : (
        <Part title={t("packSection.ideals")}>
          <IdealList pack={pack} />
        </Part>
      )}
      {plainSections.map((section) =>
        pack[section] === undefined ? null : (
          <Part key={section} title={word("packSection", section)}>
            <SettingList pack={pack} section={section} />
          </Part>
        ),
      )}
      {pack.steps === undefined ? null : (
        <Part title={t("packSection.steps")} count={pack.steps.items.length}>
          <StepList pack={pack} />
        </Part>
      )}
    </>
  );
}

interface PartProps {
  readonly title: string;
  readonly count?: number;
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}

function Part({ title, count, isOpen = false, children }: PartProps) {
  return (
    <details className={styles.section} open={isOpen}>
      <summary>
        <h4>{title}</h4>
        {count === undefined ? null : <span>{count}</span>}
      </summary>
      {children}
    </details>
  );
}

/** Id, version, scope, days in force, base and hash. */
function PackFacts({ view }: { readonly view: PackView }) {
  const { t, date } = useFormat();
  const { pack, sha256, files, inherited } = view;
  const inForce = [
    pack.effective_from === undefined ? null : t("packs.inForceFrom", { date: date(String(pack.effective_from)) }),
    pack.effective_to === undefined ? null : t("packs.inForceTo", { date: date(String(pack.effective_to)) }),
  ].filter(Boolean);
  const rows: readonly (readonly [string, string])[] = [
    [t("packs.id"), `${pack.id} · ${t("packs.version", { version: pack.version })} · ${pack.region}`],
    [t("packs.scope"), pack.scope ?? t("common.notRecorded")],
    ...(inForce.length === 0 ? [] : [[t("packs.inForce"), inForce.join(" · ")] as const]),
    ...inherited.map(
      (base) =>
        [
          t("packs.extends"),
          `${base.id} · ${
            base.replaced.length === 0
              ? t("packs.replacesNothing")
              : t("packs.replaces", { what: base.replaced.join(t("common.listSeparator")) })
          }`,
        ] as const,
    ),
    ...(files.length < 2 ? [] : [[t("packs.files"), files.join(t("common.listSeparator"))] as const]),
    ["sha256", `${sha256.slice(0, 12)}…`],
  ];
  return (
    <dl className={styles.facts}>
      {rows.map(([label, value]) => (
        <div key={`${label} ${value}`}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
