import { TextField as AriaTextField, FieldError, Input, Label, TextArea } from "react-aria-components";
import styles from "./text-field.module.css";

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Enter, but not while an input method composes; in a long text Enter begins a line. */
  readonly onEnter?: () => void;
  readonly isLong?: boolean;
  /** What is wrong with the text; null: nothing. */
  readonly error?: string | null;
  /** Takes the focus when it appears, all of it selected. */
  readonly hasFocus?: boolean;
}

/** A text with its label above. */
export function TextField({ label, value, onChange, onEnter, isLong = false, error = null, hasFocus }: TextFieldProps) {
  return (
    <AriaTextField value={value} onChange={onChange} isInvalid={error !== null} autoFocus={hasFocus ?? false}>
      <Label className={styles.label ?? ""}>{label}</Label>
      {isLong ? (
        <TextArea className={styles.area ?? ""} rows={5} />
      ) : (
        <Input
          className={styles.input ?? ""}
          onFocus={(event) => {
            if (hasFocus === true) event.currentTarget.select();
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.nativeEvent.isComposing || event.keyCode === 229) return;
            event.preventDefault();
            onEnter?.();
          }}
        />
      )}
      <FieldError className={styles.error ?? ""}>{error}</FieldError>
    </AriaTextField>
  );
}
