/** How existing land is drawn around and under the park; nothing of it is stronger than the palest parcel. */
export type SurveyLook = "fields" | "grass" | "woods" | "homes" | "works" | "road" | "water" | "bare";

/** By first two digits of the survey class (cn-survey, GB/T 21010 order). */
const bySurvey: Readonly<Record<string, SurveyLook>> = {
  "01": "fields",
  "02": "woods",
  "03": "woods",
  "04": "grass",
  "05": "homes",
  "06": "works",
  "07": "homes",
  "08": "homes",
  "09": "works",
  "10": "road",
  "11": "water",
  "12": "bare",
};

/** By first two digits of the national land-use guide of 2023 (cn-2023). */
const byGuide: Readonly<Record<string, SurveyLook>> = {
  "01": "fields",
  "02": "woods",
  "03": "woods",
  "04": "grass",
  "05": "water",
  "06": "works",
  "07": "homes",
  "08": "homes",
  "09": "homes",
  "10": "works",
  "11": "works",
  "12": "road",
  "13": "works",
  "14": "grass",
  "15": "bare",
  "16": "bare",
  "17": "water",
  "18": "water",
};

export function findSurveyLook(code: string, codeSystem: string | null): SurveyLook {
  const table = codeSystem === "cn-2023" ? byGuide : bySurvey;
  const digits = code.slice(0, 2);
  // Ditches, ponds and roads stand among the agricultural codes of the survey.
  if (table === bySurvey && /^(1006|103|104)/.test(code)) return "road";
  return table[digits] ?? "bare";
}
