import { ChevronDown } from "lucide-react";
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from "react-aria-components";
import styles from "./field.module.css";
import menuStyles from "./menu.module.css";

export interface SelectBoxProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly key: string; readonly text: string }[];
  readonly onChange: (key: string) => void;
}

export function SelectBox({ label, value, options, onChange }: SelectBoxProps) {
  return (
    <Select
      aria-label={label}
      selectedKey={value}
      onSelectionChange={(key) => onChange(String(key))}
      className={styles.select ?? ""}
    >
      <Button className={styles.selectButton ?? ""}>
        <SelectValue />
        <ChevronDown size={16} strokeWidth={1.75} aria-hidden="true" />
      </Button>
      <Popover className={menuStyles.popover ?? ""}>
        <ListBox className={menuStyles.menu ?? ""}>
          {options.map((option) => (
            <ListBoxItem key={option.key} id={option.key} textValue={option.text} className={menuStyles.item ?? ""}>
              {option.text}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
