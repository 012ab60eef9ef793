import { useEffect, useRef, useState } from "react";
import { parseTypedPoint } from "../../core/geometry/typed-point.ts";
import { formatNumber } from "../i18n/format-number.ts";
import { useT } from "../i18n/use-t.ts";
import { resolveTyped, type TypedFault } from "../tools/resolve-typed.ts";
import styles from "./edit-overlay.module.css";
import type { Editing } from "./edit-overlay.tsx";

export interface TypedFieldProps {
  readonly editing: Editing;
  /** The digit that opened it. */
  readonly start: string;
  readonly onClose: () => void;
}

type Fault = TypedFault | { readonly code: "not-a-number"; readonly got: string };

/** A field at the cursor for lengths, bearings, offsets and coordinates; Tab goes from length to bearing. */
export function TypedField({ editing, start, onClose }: TypedFieldProps) {
  const { t } = useT();
  const [text, setText] = useState(start);
  const [fault, setFault] = useState<Fault | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const { session, keyboard } = editing;

  useEffect(() => {
    field.current?.focus();
    if (box.current === null) return;
    const [x, y] = session.pixel ?? keyboard.showCross();
    const { clientWidth = 0, clientHeight = 0 } = box.current.parentElement ?? {};
    const left = Math.min(x + 20, clientWidth - box.current.offsetWidth - 8);
    const top = Math.min(y + 20, clientHeight - box.current.offsetHeight - 8);
    box.current.style.transform = `translate(${Math.round(Math.max(8, left))}px, ${Math.round(Math.max(8, top))}px)`;
  }, [session, keyboard]);

  const submit = () => {
    const typed = parseTypedPoint(text);
    if (typed === undefined) {
      setFault({ code: "not-a-number", got: text });
      return;
    }
    const base = session.typedBase();
    if (base === null) return;
    const at = resolveTyped(typed, base);
    if (!at.ok) {
      setFault(at.failure);
      return;
    }
    session.placeExactly(at.value);
    onClose();
  };

  return (
    <div ref={box} className={styles.typed}>
      <input
        ref={field}
        value={text}
        aria-label={t("edit.typed.label")}
        inputMode="text"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter") submit();
          else if (event.key === "Escape") onClose();
          else if (event.key === "Tab" && !text.includes("<") && /^\d/.test(text)) setText(`${text}<`);
          else return;
          event.preventDefault();
        }}
      />
      <span>{t("edit.typed.label")}</span>
      {fault === null ? null : <span role="alert">{faultText(fault, t)}</span>}
    </div>
  );
}

function faultText(fault: Fault, t: ReturnType<typeof useT>["t"]): string {
  switch (fault.code) {
    case "not-a-number":
      return t("edit.typed.not-a-number", { got: fault.got });
    case "no-start":
      return t("edit.typed.no-start");
    case "too-far":
      return t("edit.typed.too-far", { distance: `${formatNumber(fault.distanceM / 1000, 0)} km` });
  }
}
