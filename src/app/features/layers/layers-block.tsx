import { useFormat } from "../../i18n/use-format.ts";
import { updateSession } from "../../state/actions.ts";
import { type FillStrength, type LayerSwitch, layerSwitches } from "../../state/session.ts";
import { useApp } from "../../state/use-app.ts";
import { CheckBox } from "../../ui/check-box.tsx";
import { Section } from "../../ui/section.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import styles from "./layers-block.module.css";

const fills: readonly FillStrength[] = ["full", "soft", "faint", "outline"];

/** What the map draws, and how strong. */
export function LayersBlock() {
  const { t } = useFormat();
  const layers = useApp((state) => state.session.layers);
  const fill = useApp((state) => state.session.fill);
  const counts = useApp((state) => state.park?.layerCounts);
  const hasSurroundings = useApp((state) => state.park?.drawings.surroundings !== undefined);
  const countOf = (layer: LayerSwitch): string => {
    const count =
      layer === "landUse"
        ? (counts?.zones ?? counts?.parcels)
        : layer === "controls"
          ? counts?.controls
          : layer === "buildings"
            ? counts?.buildings
            : null;
    if (count === null) return layer === "surroundings" && !hasSurroundings ? t("layers.notLoaded") : "";
    return count === undefined || count === 0 ? t("layers.notLoaded") : String(count);
  };
  return (
    <Section
      level={2}
      title={t("layers.title")}
      aside={
        <>
          <span>{t("layers.fill")}</span>
          <Segmented
            label={t("layers.fillLabel")}
            value={fill}
            options={fills.map((key) => ({ key, text: t(`layers.${key}`) }))}
            onChange={(key) => updateSession({ fill: key })}
          />
        </>
      }
    >
      {layerSwitches.map((layer) => (
        <CheckBox
          key={layer}
          isSelected={layers[layer]}
          onChange={(isOn) => updateSession({ layers: { ...layers, [layer]: isOn } })}
        >
          <span className={styles.name}>{t(`layers.${layer}`)}</span>
          <span className={styles.count}>{countOf(layer)}</span>
        </CheckBox>
      ))}
    </Section>
  );
}
