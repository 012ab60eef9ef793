import type { Language } from "../state/session.ts";

const englishMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** ISO date in running text: `5 Mar 2026`, `2026年3月5日`. Tables show the ISO date itself. What is no date stays as it is. */
export function formatDate(iso: string, language: Language): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (match === null) return iso;
  const [, year, month, day] = match;
  if (language !== "en") return `${year}年${Number(month)}月${Number(day)}日`;
  return `${Number(day)} ${englishMonths[Number(month) - 1] ?? month} ${year}`;
}

const dayMs = 86_400_000;

/** Whole days from one ISO date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}
