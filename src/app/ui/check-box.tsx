import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { Checkbox } from "react-aria-components";
import styles from "./check-box.module.css";

export interface CheckBoxProps {
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly children: ReactNode;
  readonly isDisabled?: boolean;
}

/** A row that can be ticked; the whole row is the target. */
export function CheckBox({ isSelected, onChange, children, isDisabled = false }: CheckBoxProps) {
  return (
    <Checkbox isSelected={isSelected} onChange={onChange} isDisabled={isDisabled} className={styles.row ?? ""}>
      <span className={styles.box} aria-hidden="true">
        {isSelected ? <Check size={13} strokeWidth={2.75} /> : null}
      </span>
      {children}
    </Checkbox>
  );
}
