import { Input, NumberField } from "react-aria-components";
import styles from "./field.module.css";

export interface NumberInputProps {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly unit?: string;
  readonly placeholder?: string;
}

/** A number that may be left empty; commits on Enter or blur. */
export function NumberInput({ label, value, onChange, unit, placeholder }: NumberInputProps) {
  return (
    <NumberField
      aria-label={label}
      value={value ?? Number.NaN}
      minValue={0}
      formatOptions={{ maximumFractionDigits: 4 }}
      onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
      className={styles.number ?? ""}
    >
      <Input className={styles.input ?? ""} placeholder={placeholder ?? ""} />
      {unit === undefined ? null : (
        <span className={styles.unit} aria-hidden="true">
          {unit}
        </span>
      )}
    </NumberField>
  );
}
