import { useEffect, useMemo, useState } from "react";
import type { WhatIfRefusal } from "../../../core/analysis/what-if/apply-what-if.ts";
import type { Flips } from "../../../core/analysis/what-if/find-flips.ts";
import { askWhatIf, reportCrash } from "../../state/actions.ts";
import { useApp } from "../../state/use-app.ts";

/** Path of a value, with its pack in front -> the number it shall have. */
type WhatIfValues = Readonly<Record<string, number>>;

export interface WhatIfState {
  readonly values: WhatIfValues;
  /** Null: nothing is asked, or the answer is under way. */
  readonly flips: Flips | null;
  readonly refusal: WhatIfRefusal | null;
  readonly isBusy: boolean;
  /** `undefined` takes a value back to what the pack says. */
  readonly change: (packId: string, path: string, value: number | undefined) => void;
  readonly reset: () => void;
}

/** A slider moves faster than a park can be judged. */
const restMs = 120;

/** Asks the worker what would turn, once the hand rests; an older question is called off. */
export function useWhatIf(): WhatIfState {
  const revision = useApp((state) => state.park?.revision);
  const [values, setValues] = useState<WhatIfValues>({});
  const [answer, setAnswer] = useState<Pick<WhatIfState, "flips" | "refusal">>({ flips: null, refusal: null });
  const [isBusy, setBusy] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another audit ends what was asked of the last one
  useEffect(() => setValues({}), [revision]);
  useEffect(() => {
    const whatIfs = Object.entries(values).map(([key, value]) => ({ key, value: String(value) }));
    if (whatIfs.length === 0) {
      setAnswer({ flips: null, refusal: null });
      setBusy(false);
      return;
    }
    const controller = new AbortController();
    setBusy(true);
    const ask = async () => {
      try {
        const result = await askWhatIf(whatIfs, controller.signal);
        if (controller.signal.aborted) return;
        setAnswer(result.ok ? { flips: result.value.flips, refusal: null } : { flips: null, refusal: result.failure });
        setBusy(false);
      } catch (error) {
        if (!controller.signal.aborted) reportCrash(error);
      }
    };
    const timer = setTimeout(() => void ask(), restMs);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [values]);
  return useMemo(
    () => ({
      values,
      ...answer,
      isBusy,
      change: (packId, path, value) =>
        setValues((before) => {
          const key = `${packId}:${path}`;
          const { [key]: _old, ...rest } = before;
          return value === undefined ? rest : { ...rest, [key]: value };
        }),
      reset: () => setValues({}),
    }),
    [values, answer, isBusy],
  );
}
