import { type Formats, useFormat } from "../../i18n/use-format.ts";
import { LandUseField } from "../../marks/land-use-field.tsx";
import { setToolOptions } from "../../state/plan-actions.ts";
import type { ToolOptions as Options, ToolName } from "../../state/plan-store.ts";
import { usePlan } from "../../state/use-plan.ts";
import { toolKeys } from "../../tools/edit-keys.ts";
import { CheckBox } from "../../ui/check-box.tsx";
import { Section } from "../../ui/section.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { SelectBox } from "../../ui/select-box.tsx";
import { SplitForm } from "./split-form.tsx";
import styles from "./tool-options.module.css";

const switches = ["snap", "shared", "rightAngles"] as const;
const hints = { snap: "plan.options.snapHint", shared: "plan.options.sharedHint" } as const;
const areaKinds = ["zones", "parcels", "phases"] as const;
const lineKinds = ["road", "blue_line", "green_line", "yellow_line", "purple_line", "road_red_line"] as const;
const pointServices = ["power", "water", "sewage", "gas", "heat", "telecom"] as const;
const drawsArea: readonly ToolName[] = ["area", "rectangle", "trace"];
const draws: readonly ToolName[] = [...drawsArea, "line", "expansion", "measure", "hole", "lasso"];

/** How the tool taken up behaves, and what it makes. */
export function ToolOptions() {
  const formats = useFormat();
  const { t } = formats;
  const tool = usePlan((state) => state.tool);
  const options = usePlan((state) => state.options);
  return (
    <Section level={2} title={t(`edit.tool.${tool}`)} aside={<kbd className={styles.key}>{toolKeys[tool]}</kbd>}>
      <MakesWhat tool={tool} options={options} formats={formats} />
      {switches.map((key) => (
        <CheckBox key={key} isSelected={options[key]} onChange={(isOn) => setToolOptions({ [key]: isOn })}>
          <span className={styles.name}>{t(`plan.options.${key}`)}</span>
          {key === "rightAngles" ? null : <span className={styles.hint}>{t(hints[key])}</span>}
        </CheckBox>
      ))}
      {draws.includes(tool) ? <p className={styles.note}>{t("plan.options.draw")}</p> : null}
      {draws.includes(tool) ? <p className={styles.note}>{t("plan.options.typed")}</p> : null}
    </Section>
  );
}

interface MakesProps {
  readonly tool: ToolName;
  readonly options: Options;
  readonly formats: Formats;
}

function MakesWhat({ tool, options, formats: { t, word } }: MakesProps) {
  if (tool === "split") return <SplitForm />;
  if (tool === "paint") {
    return <LandUseField value={options.landUse} onChange={(landUse) => setToolOptions({ landUse })} />;
  }
  if (drawsArea.includes(tool)) {
    return (
      <div className={styles.line}>
        <span>{t("plan.options.kind")}</span>
        <Segmented
          label={t("plan.options.kind")}
          value={options.areaKind}
          options={areaKinds.map((key) => ({ key, text: t(`plan.options.areaKind.${key}`) }))}
          onChange={(areaKind) => setToolOptions({ areaKind })}
        />
      </div>
    );
  }
  if (tool === "line") {
    return (
      <SelectBox
        label={t("plan.options.line")}
        value={options.lineKind}
        options={lineKinds.map((key) => ({ key, text: word(key === "road" ? "service" : "control", key) }))}
        onChange={(key) => {
          const lineKind = lineKinds.find((kind) => kind === key);
          if (lineKind !== undefined) setToolOptions({ lineKind });
        }}
      />
    );
  }
  if (tool === "point") {
    return (
      <SelectBox
        label={t("plan.options.service")}
        value={options.pointService}
        options={pointServices.map((key) => ({ key, text: word("service", key) }))}
        onChange={(pointService) => setToolOptions({ pointService })}
      />
    );
  }
  return null;
}
