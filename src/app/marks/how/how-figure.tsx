import { CircleQuestionMark } from "lucide-react";
import type { Check } from "../../../core/model/check.ts";
import type { Figure } from "../../../core/model/figure.ts";
import { inSentence } from "../../i18n/in-sentence.ts";
import { useT } from "../../i18n/use-t.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Popover } from "../../ui/popover.tsx";
import { FigureExplanation } from "./figure-explanation.tsx";

export interface HowFigureProps {
  readonly name: string;
  /** How the formula names it: FAR for floor area ratio. */
  readonly symbol?: string;
  readonly figure: Figure;
  /** Checks of this figure, the deciding one first. */
  readonly checks: readonly Check[];
  readonly asOf: string;
}

/** The "how" button every figure has: formula, inputs, limit and source. */
export function HowFigure(props: HowFigureProps) {
  const { t } = useT();
  const label = t("explain.title", { name: inSentence(props.name) });
  return (
    <Popover
      label={label}
      trigger={
        <IconButton size="small" label={label}>
          <CircleQuestionMark size={16} strokeWidth={1.75} />
        </IconButton>
      }
    >
      {(close) => <FigureExplanation {...props} onClose={close} />}
    </Popover>
  );
}
