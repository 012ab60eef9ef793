import { useFormat } from "../../i18n/use-format.ts";
import { LandUseField } from "../../marks/land-use-field.tsx";
import { landUseCodeSystem } from "../../state/land-use-classes.ts";
import { runPlanCommand } from "../../state/plan-actions.ts";
import { useImpact } from "../../state/plan-impact.ts";
import { runCommandNow } from "../../tools/current-session.ts";
import { NumberInput } from "../../ui/number-input.tsx";
import { Section } from "../../ui/section.tsx";
import { SelectBox } from "../../ui/select-box.tsx";
import styles from "./impact-panel.module.css";

const amounts = ["plannedFar", "investmentWanPerMu", "taxWanPerMu"] as const;
const classes = [1, 2, 3] as const;

/** What the land is meant for: lines that nobody can judge without it ask here. Each value set is a step of its own. */
export function MeantFor({ id }: { readonly id: string }) {
  const { t, word } = useFormat();
  const proposal = useImpact((state) => state.expansions.proposals.find((one) => one.id === id));
  if (proposal === undefined || proposal.action === "remove") return null;
  const set = (values: Readonly<Record<string, unknown>>) => {
    const command = { type: "set-values", refs: [{ kind: "proposals", id }], values } as const;
    if (!runCommandNow(command)) void runPlanCommand(command);
  };
  const { landUse, phase, pollutionClass } = proposal;
  return (
    <Section level={2} title={t("expansion.meant.title")}>
      <div className={styles.fields}>
        <LandUseField
          key={landUse}
          value={landUse ?? ""}
          onChange={(code) => set({ landUse: code, codeSystem: landUseCodeSystem })}
        />
        <div className={styles.field}>
          {word("property", "pollutionClass")}
          <SelectBox
            label={word("property", "pollutionClass")}
            value={String(pollutionClass ?? "")}
            options={[
              { key: "", text: t("expansion.meant.notSet") },
              ...classes.map((one) => ({ key: String(one), text: String(one) })),
            ]}
            onChange={(key) => set({ pollutionClass: classes.find((one) => String(one) === key) ?? null })}
          />
        </div>
        {amounts.map((key) => (
          <div key={key} className={styles.field}>
            {word("property", key)}
            <NumberInput
              label={word("property", key)}
              value={proposal[key]}
              onChange={(value) => {
                if (value !== proposal[key]) set({ [key]: value });
              }}
            />
          </div>
        ))}
        <div className={styles.field}>
          {t("expansion.meant.phase")}
          <NumberInput
            label={t("expansion.meant.phase")}
            value={phase}
            onChange={(value) => {
              if (value !== phase) set({ phase: value });
            }}
          />
        </div>
      </div>
    </Section>
  );
}
