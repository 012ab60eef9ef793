import { SlidersHorizontal, Undo2 } from "lucide-react";
import { useId, useState } from "react";
import { useFormat } from "../../i18n/use-format.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import styles from "./rule-packs.module.css";
import { settingWords } from "./setting-words.ts";
import { cleanNumber, findSliderRange, scaleOf } from "./slider-range.ts";
import { useWhatIfPlace } from "./what-if-context.ts";

export interface WhatIfFieldProps {
  readonly path: string;
  /** What the value is, for readers. */
  readonly label: string;
  readonly value: number;
  readonly unit: string;
}

/** A number of a pack with its “what if”: a button opens slider and field below it. */
export function WhatIfField({ path, label, value, unit }: WhatIfFieldProps) {
  const formats = useFormat();
  const { t } = formats;
  const { packId, canAsk, state } = useWhatIfPlace();
  const asked = state.values[`${packId}:${path}`];
  const [isOpen, setOpen] = useState(false);
  const bodyId = useId();
  const isShown = isOpen || asked !== undefined;
  return (
    <>
      <span className={styles.figure}>
        <span data-changed={asked !== undefined || undefined}>{settingWords(value, unit, formats)}</span>
        {asked === undefined ? null : <b>→ {settingWords(asked, unit, formats)}</b>}
        {canAsk ? (
          <IconButton
            size="small"
            label={t("whatIf.open", { name: label })}
            aria-expanded={isShown}
            onPress={() => {
              if (asked !== undefined) state.change(packId, path, undefined);
              setOpen(!isShown);
            }}
          >
            <SlidersHorizontal size={15} strokeWidth={1.9} />
          </IconButton>
        ) : null}
      </span>
      {isShown ? (
        <WhatIfSlider id={bodyId} label={label} value={asked ?? value} stored={value} unit={unit} path={path} />
      ) : null}
    </>
  );
}

interface WhatIfSliderProps extends WhatIfFieldProps {
  readonly id: string;
  readonly stored: number;
}

function WhatIfSlider({ id, label, value, stored, unit, path }: WhatIfSliderProps) {
  const formats = useFormat();
  const { t } = formats;
  const { packId, state } = useWhatIfPlace();
  const range = findSliderRange(stored, unit);
  const scale = scaleOf(unit);
  const put = (shown: number) => {
    if (!Number.isFinite(shown)) return;
    const next = cleanNumber(shown / scale);
    state.change(packId, path, next === stored ? undefined : next);
  };
  const shared = {
    min: cleanNumber(range.min * scale),
    max: cleanNumber(range.max * scale),
    step: cleanNumber(range.step * scale),
    value: cleanNumber(value * scale),
  };
  return (
    <span className={styles.slider} id={id}>
      <input
        type="range"
        {...shared}
        aria-label={t("whatIf.slider", { name: label })}
        aria-valuetext={settingWords(value, unit, formats)}
        onChange={(event) => put(event.target.valueAsNumber)}
      />
      <label className={styles.number}>
        <span className="visually-hidden">{t("whatIf.number", { name: label })}</span>
        <input
          type="number"
          {...shared}
          min={0}
          max={undefined}
          step="any"
          onChange={(event) => put(event.target.valueAsNumber)}
        />
        {unit === "fraction" ? "%" : null}
      </label>
      <IconButton
        size="small"
        label={t("whatIf.back", { name: label })}
        isDisabled={value === stored}
        onPress={() => state.change(packId, path, undefined)}
      >
        <Undo2 size={15} strokeWidth={1.9} />
      </IconButton>
    </span>
  );
}
