import { useMemo, useState } from "react";
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { useFormat } from "../i18n/use-format.ts";
import { findLandUses, type LandUseClass } from "../state/land-use-classes.ts";
import menuStyles from "../ui/menu.module.css";
import styles from "./land-use-field.module.css";

export interface LandUseFieldProps {
  readonly value: string;
  /** A code of the list was chosen, or typed whole. */
  readonly onChange: (landUse: string) => void;
  /** Enter on a code that is known. */
  readonly onEnter?: () => void;
  readonly hasFocus?: boolean;
}

/** Class of land by its code or name; what is no code of the list is said and not taken. */
export function LandUseField({ value, onChange, onEnter, hasFocus = false }: LandUseFieldProps) {
  const { t, text } = useFormat();
  const [typed, setTyped] = useState(value);
  const found = useMemo(() => findLandUses(typed, 60), [typed]);
  const isKnown = findLandUses(typed, 1)[0]?.code === typed.trim();
  const take = (next: string) => {
    setTyped(next);
    const code = next.trim();
    if (code !== value && findLandUses(code, 1)[0]?.code === code) onChange(code);
  };
  return (
    <ComboBox
      className={styles.field ?? ""}
      inputValue={typed}
      onInputChange={take}
      onSelectionChange={(key) => {
        if (key !== null) take(String(key));
      }}
      items={found}
      defaultFilter={() => true}
      allowsCustomValue
      menuTrigger="input"
      autoFocus={hasFocus}
    >
      <Label className={styles.label ?? ""}>{t("plan.options.landUse")}</Label>
      <Input
        className={styles.input ?? ""}
        placeholder={t("plan.options.landUseHint")}
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing || !isKnown) return;
          event.preventDefault();
          onEnter?.();
        }}
      />
      {isKnown || typed.trim() === "" ? null : found.length > 0 ? null : (
        <span className={styles.error} role="status">
          {t("plan.options.landUseUnknown", { code: typed })}
        </span>
      )}
      <Popover className={menuStyles.popover ?? ""}>
        <ListBox<LandUseClass> className={menuStyles.menu ?? ""}>
          {(one) => (
            <ListBoxItem id={one.code} textValue={one.code} className={menuStyles.item ?? ""}>
              <span className={styles.code}>{one.code}</span>
              <span>{text(one.name)}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
