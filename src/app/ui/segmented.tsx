import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { cx } from "./cx.ts";
import styles from "./segmented.module.css";

export interface SegmentedProps<Key extends string> {
  readonly label: string;
  readonly value: Key;
  readonly options: readonly { readonly key: Key; readonly text: string; readonly name?: string }[];
  readonly onChange: (key: Key) => void;
  readonly wide?: boolean;
  readonly size?: "small" | "normal" | "touch";
}

/** One of a few, all visible. */
export function Segmented<Key extends string>({
  label,
  value,
  options,
  onChange,
  wide,
  size = "small",
}: SegmentedProps<Key>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const [first] = keys;
        const option = options.find((candidate) => candidate.key === first);
        if (option !== undefined) onChange(option.key);
      }}
      className={cx(styles.group, wide && styles.wide, styles[size])}
    >
      {options.map((option) => (
        <ToggleButton
          key={option.key}
          id={option.key}
          className={styles.item ?? ""}
          {...(option.name === undefined ? {} : { "aria-label": option.name })}
        >
          {option.text}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
