import { aggregateVerdicts } from "../../model/verdict.ts";
import { findLineChecks } from "../control-checks.ts";
import { type ImpactFacts, subjectsOf } from "./impact-facts.ts";
import { createLine, gateProvenance, noGates, nothingAdded } from "./impact-line.ts";
import type { ImpactLine } from "./impact-report.ts";

/**
 * Row 5: every control line against every addition, as for a parcel (domain §6.4); the worst line counts and is shown with its
 * place. A line the gates name is judged in any case: without its layer it leaves the proposal open.
 */
export function judgeControlLines(facts: ImpactFacts): ImpactLine {
  const { world, proposal, gates, controls } = facts;
  if (proposal.addedM2 === 0) return createLine("control_lines", nothingAdded);
  if (world.context.rulePacks.length === 0) return createLine("control_lines", noGates);
  const items = proposal.additions.flatMap(({ feature, shape }) =>
    shape.areaM2 === 0
      ? []
      : findLineChecks(
          {
            subject: `proposal/${feature.id}`,
            landUse: feature.landUse,
            codeSystem: feature.codeSystem,
            drawnM2: shape.areaM2,
            controls: controls.get(shape.id) ?? [],
            tables: world.context.landUseTables,
          },
          world.context.rulePacks,
        ),
  );
  const verdict = aggregateVerdicts(items.map((item) => item.verdict));
  const gateLines: readonly string[] = gates?.section.control_lines ?? [];
  const rank = (key: string): number => (gateLines.includes(key) ? gateLines.indexOf(key) : gateLines.length);
  const worst = items.filter((item) => item.verdict === verdict).toSorted((a, b) => rank(a.key) - rank(b.key))[0];
  return createLine("control_lines", {
    ...(worst === undefined
      ? gateProvenance(gates, "control_lines")
      : {
          ruleSet: worst.ruleSet,
          source: worst.source,
          article: worst.article,
          year: worst.year,
          certainty: worst.certainty,
          ...(verdict === "pass" ? {} : { value: worst.value, op: worst.op, limit: worst.limit }),
          ...(worst.reason === undefined ? {} : { reason: worst.reason }),
          ...(worst.place === undefined ? {} : { place: worst.place }),
        }),
    verdict,
    unit: "m2",
    missing: [...new Set(items.flatMap((item) => (item.verdict === "unknown" ? item.missing : [])))],
    subjects: subjectsOf(facts),
    details: { line: verdict === "pass" ? null : (worst?.key ?? null) },
    items,
  });
}
