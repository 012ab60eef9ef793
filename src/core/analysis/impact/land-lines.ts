import { findApprovalLevel } from "../../rules/approval-level.ts";
import { judgeConversionQuota } from "../../rules/conversion-quota.ts";
import { summarizeQuotas } from "../park-quotas.ts";
import { type ImpactFacts, subjectsOf, toHa, toM2 } from "./impact-facts.ts";
import {
  createFigure,
  createLine,
  gateInput,
  gateProvenance,
  information,
  measuredInput,
  noGates,
  nothingAdded,
} from "./impact-line.ts";
import type { ImpactLine } from "./impact-report.ts";

const surveySource = "land survey";

/** Row 1: what the land is today, by class and legal group. Land no survey covers, or a class without a group, leaves it open. */
export function judgeLandByClass(facts: ImpactFacts): ImpactLine {
  const { land, balance, gates, hasSurvey, proposal } = facts;
  if (proposal.addedM2 === 0) return createLine("land_by_class", nothingAdded);
  const tolerance = gates?.section.balance_tolerance ?? 0;
  const isCovered = land.uncoveredM2 <= tolerance * land.areaM2;
  const isKnown = hasSurvey && isCovered && balance.state === "known";
  const coveredM2 = land.areaM2 - land.uncoveredM2;
  const groups = {
    agricultural: balance.agriculturalHa,
    construction: balance.constructionHa,
    unused: balance.unusedHa,
  };
  return createLine("land_by_class", {
    ...gateProvenance(gates, "balance_tolerance"),
    verdict: gates === undefined ? "unknown" : isKnown ? "pass" : "unknown",
    ...findReason(facts, isCovered),
    value: coveredM2,
    op: "=",
    limit: land.areaM2,
    gap: coveredM2 - land.areaM2 + 0,
    unit: "m2",
    missing:
      isKnown || !(hasSurvey && isCovered)
        ? isKnown
          ? []
          : ["survey"]
        : balance.openCodes.map((code) => `survey.${code}`),
    subjects: subjectsOf(facts),
    ...(land.uncovered === null || isCovered ? {} : { place: land.uncovered }),
    details: { uncoveredM2: land.uncoveredM2, doubleM2: land.doubleM2 },
    figures: Object.fromEntries(
      Object.entries({ ...groups, cultivated: balance.cultivatedHa }).map(([key, ha]) => [
        key,
        createFigure({
          value: !isKnown || ha === null ? null : toM2(ha),
          ...(ha === null ? {} : { lower: toM2(ha) }),
          unit: "m2",
          formula: `sum of the survey's ${key} land in the proposal`,
          source: "土地管理法 art. 4",
          inputs: land.classes.map(({ landUse, codeSystem, areaM2 }) =>
            measuredInput(landUse ?? "not covered", areaM2, "m2", codeSystem ?? surveySource),
          ),
          missing: isKnown ? [] : ["survey"],
        }),
      ]),
    ),
  });
}

function findReason({ gates, hasSurvey, balance }: ImpactFacts, isCovered: boolean): { readonly reason?: string } {
  if (!hasSurvey) return { reason: "layer_missing" };
  if (!isCovered) return { reason: "layer_does_not_cover" };
  if (balance.reason !== undefined) return { reason: balance.reason };
  return gates === undefined ? { reason: "no_rule_pack" } : {};
}

/** Are the sums of row 1 final? Otherwise they are only what is known of them. */
function isBalanceKnown({ hasSurvey, land, balance, gates }: ImpactFacts): boolean {
  const tolerance = gates?.section.balance_tolerance ?? 0;
  return hasSurvey && balance.state === "known" && land.uncoveredM2 <= tolerance * land.areaM2;
}

/** What a sum of row 1 is at least: land whose class is not known adds nothing. */
function atLeastHa({ land }: ImpactFacts, isCounted: (group: string | null, code: string) => boolean): number {
  return land.classes.reduce(
    (sum, { group, landUse, areaM2 }) => (landUse !== null && isCounted(group, landUse) ? sum + toHa(areaM2) : sum),
    0,
  );
}

/** Row 2: does this year's quota cover agricultural and unused land? What is known to be too much fails in any case. */
export function judgeQuota(facts: ImpactFacts): ImpactLine {
  return judgeAgainstQuota(facts, {
    key: "conversion_quota",
    kind: "conversion",
    neededHa: atLeastHa(facts, (group) => group === "agricultural" || group === "unused"),
    formula: "agricultural land + unused land",
  });
}

/** Row 3: is replacement recorded for the cultivated land taken (占补平衡)? None taken needs none. */
export function judgeCultivatedBalance(facts: ImpactFacts): ImpactLine {
  return judgeAgainstQuota(facts, {
    key: "cultivated_balance",
    kind: "cultivated_balance",
    neededHa: atLeastHa(facts, (group, code) => group === "agricultural" && code.startsWith("01")),
    formula: "cultivated land (01)",
  });
}

function judgeAgainstQuota(
  facts: ImpactFacts,
  {
    key,
    kind,
    neededHa,
    formula,
  }: {
    readonly key: "conversion_quota" | "cultivated_balance";
    readonly kind: "conversion" | "cultivated_balance";
    readonly neededHa: number;
    readonly formula: string;
  },
): ImpactLine {
  const { world, proposal, gates, land } = facts;
  if (proposal.addedM2 === 0) return createLine(key, nothingAdded);
  const isKnown = isBalanceKnown(facts);
  const year = Number(world.context.asOf.slice(0, 4));
  const quota = summarizeQuotas(world.sources.dataset.quotas, proposal.parkIds, { kind, year });
  const isNothingNeeded = isKnown && neededHa === 0;
  const availableHa = quota.availableM2 === null ? null : toHa(quota.availableM2);
  const { verdict, shortageHa } = judgeConversionQuota(neededHa, isNothingNeeded ? 0 : availableHa);
  const isOpen = !isKnown && verdict === "pass";
  const missing = [...(isKnown ? [] : ["survey"]), ...(isNothingNeeded ? [] : quota.missing)];
  const needed = createFigure({
    value: isKnown ? toM2(neededHa) : null,
    lower: toM2(neededHa),
    ...(isKnown ? { upper: toM2(neededHa) } : { upper: toM2(neededHa) + land.areaM2 }),
    unit: "m2",
    formula,
    missing: isKnown ? [] : ["survey"],
    inputs: land.classes.map(({ landUse, codeSystem, areaM2 }) =>
      measuredInput(landUse ?? "not covered", areaM2, "m2", codeSystem ?? surveySource),
    ),
  });
  return createLine(key, {
    ...gateProvenance(gates, key),
    verdict: isOpen ? "unknown" : verdict,
    ...(isOpen ? { reason: "survey_open" } : verdict === "unknown" ? { reason: "quota_not_recorded" } : {}),
    value: toM2(neededHa),
    op: "<=",
    limit: quota.availableM2,
    unit: "m2",
    missing: isOpen || verdict === "unknown" ? missing : [],
    subjects: [...subjectsOf(facts), ...quota.ids.map((id) => `quotas/${id}`)],
    details: { shortageM2: shortageHa === null ? null : toM2(shortageHa), year },
    figures: {
      needed,
      available: createFigure({
        value: quota.availableM2,
        unit: "m2",
        formula: "granted - used",
        inputs: quota.inputs,
        missing: quota.missing,
      }),
    },
  });
}

/** Row 4: who approves the expropriation? Land of every class counts as expropriated; state land in it would not. */
export function judgeApproval(facts: ImpactFacts): ImpactLine {
  const { gates, proposal, land } = facts;
  if (proposal.addedM2 === 0) return createLine("approval_level", nothingAdded);
  if (gates === undefined) return createLine("approval_level", noGates);
  const farmlandM2 = measureFarmlandM2(facts);
  const isKnown = isBalanceKnown(facts);
  const cultivatedHa = atLeastHa(facts, (group, code) => group === "agricultural" && code.startsWith("01"));
  const otherHa = toHa(land.areaM2 - land.uncoveredM2) - cultivatedHa;
  const permanentBasicFarmlandHa = farmlandM2 === null ? null : toHa(farmlandM2);
  const atLeast = findApprovalLevel({ permanentBasicFarmlandHa, cultivatedHa, otherHa }, gates.section);
  const isDecided = atLeast.level === "state_council" || (isKnown && atLeast.level !== null);
  const missing = [
    ...(isKnown ? [] : ["survey"]),
    ...(farmlandM2 === null ? ["controls.permanent_basic_farmland"] : []),
  ];
  return createLine("approval_level", {
    ...gateProvenance(gates, "cultivated_over_ha"),
    ...(isDecided ? information : { verdict: "unknown", reason: "survey_open" }),
    missing: isDecided ? [] : missing,
    subjects: subjectsOf(facts),
    unit: "m2",
    details: { level: isDecided ? atLeast.level : null },
    figures: {
      permanentBasicFarmland: createFigure({
        value: farmlandM2,
        unit: "m2",
        formula: "permanent basic farmland in the proposal",
        missing: farmlandM2 === null ? ["controls"] : [],
      }),
      cultivated: createFigure({
        value: isKnown ? toM2(cultivatedHa) : null,
        lower: toM2(cultivatedHa),
        unit: "m2",
        formula: "cultivated land (01)",
        inputs: [gateInput(gates, "cultivated_over_ha", "ha")],
        missing: isKnown ? [] : ["survey"],
      }),
      other: createFigure({
        value: isKnown ? toM2(otherHa) : null,
        lower: toM2(otherHa),
        unit: "m2",
        formula: "land taken - cultivated land",
        inputs: [gateInput(gates, "other_over_ha", "ha")],
        missing: isKnown ? [] : ["survey"],
      }),
    },
  });
}

/** Null: the layer is not there, or may not be complete, and nothing of it lies in the land. */
function measureFarmlandM2({ proposal, controls }: ImpactFacts): number | null {
  let overlapM2 = 0;
  let isOpen = false;
  for (const { shape } of proposal.additions) {
    if (shape.areaM2 === 0) continue;
    const farmland = controls.get(shape.id)?.find(({ kind }) => kind === "permanent_basic_farmland");
    overlapM2 += farmland?.overlapM2 ?? 0;
    if (farmland === undefined || !farmland.layerLoaded || !farmland.layerCovers) isOpen = true;
  }
  return overlapM2 === 0 && isOpen ? null : overlapM2;
}
