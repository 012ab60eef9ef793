import { usePlan } from "../state/use-plan.ts";
import { useFormat } from "./use-format.ts";

/** A state of the plan by the name people gave it. */
export function useStateName(id: string | null): string {
  const { t, text } = useFormat();
  const scenario = usePlan((state) => state.view?.scenarios.find((candidate) => candidate.id === id));
  return scenario === undefined ? t("compare.base") : text(scenario.name);
}
