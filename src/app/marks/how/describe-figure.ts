import { verdictWord } from "../../i18n/format-check.ts";
import { sourceText } from "../../i18n/source-words.ts";
import type { Formats } from "../../i18n/use-format.ts";
import { fillFormula, readFormula } from "./fill-formula.ts";
import { formulaWords } from "./formula-line.tsx";
import type { HowFigureProps } from "./how-figure.tsx";
import { inputName, inputValue, sourceWords } from "./input-table.tsx";
import { gapWords, packWords, ruleWords } from "./limit-lines.tsx";
import { boundWords } from "./unknown-lines.tsx";

/** The explanation as plain text, for a mail or a file note. */
export function describeFigure({ name, figure, checks, asOf }: HowFigureProps, formats: Formats): string {
  const { t, measure, date, limit } = formats;
  const value = figure.value === null ? t("common.unknown") : measure(figure.value, figure.unit);
  const parts = readFormula(figure.formula);
  const words = [parts.top, parts.bottom]
    .filter((side) => side !== null)
    .map((side) => formulaWords(side, formats))
    .join(" ÷ ");
  const filled = fillFormula(figure);
  const numbers =
    filled === undefined
      ? ""
      : ` = (${filled.top.map((top) => measure(top, filled.topUnit)).join(" + ")}) ÷ ${measure(filled.bottom, filled.bottomUnit)}`;
  const lines = [`${name}: ${value}`, `= ${words}${numbers}`];
  for (const input of figure.inputs) {
    lines.push(
      `- ${inputName(input, formats)}: ${inputValue(input, formats)} (${sourceWords(input.from, formats)}${input.date === null ? "" : `, ${input.date}`})`,
    );
  }
  if (figure.value === null) {
    for (const missing of figure.missing)
      lines.push(`- ${inputName({ name: missing }, formats)}: ${t("explain.missingWord")}`);
    lines.push(boundWords(figure, checks, formats));
  }
  for (const check of checks) {
    if (check.limit === null) continue;
    lines.push(
      `${t("explain.limit")}: ${limit(check.op, check.limit, check.unit)} · ${[gapWords(check, formats), verdictWord(check, formats)].filter(Boolean).join(" · ")}`,
      `${t("explain.rule")}: ${ruleWords(check, formats)}`,
      `${t("explain.pack")}: ${packWords(check, formats)}`,
    );
  }
  lines.push(
    `${t("explain.formulaSource")}: ${sourceText(figure.source, formats.language)}`,
    t("explain.asOf", { date: date(asOf) }),
  );
  return lines.join("\n");
}
