/*
 * Calendar days by arithmetic alone (proleptic Gregorian): no clock, no time zone. A date is its ISO text `YYYY-MM-DD`,
 * which also sorts as text.
 */

interface YearMonthDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;

function parseDate(text: string): YearMonthDay | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return { year, month, day };
}

function getDate(text: string): YearMonthDay {
  const date = parseDate(text);
  if (date === undefined) throw new RangeError(`got date “${text}”, expected YYYY-MM-DD`);
  return date;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The calendar of four-digit years ends with 9999: what lies beyond is its last day, as papers without end write it. */
function formatDate({ year, month, day }: YearMonthDay): string {
  if (year > 9999) return "9999-12-31";
  const pad = (value: number, width: number): string => String(value).padStart(width, "0");
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/**
 * Days since 1970-01-01, which is day 0. Throws on a text that is no date.
 *
 * Years are counted from March, so that the leap day is the last of its year (H. Hinnant, days_from_civil, public domain).
 */
export function toDayNumber(date: string): number {
  const { year, month, day } = getDate(date);
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** The date of a day number; undoes toDayNumber. */
export function fromDayNumber(dayNumber: number): string {
  const days = dayNumber + 719_468;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return formatDate({
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  });
}

export function addDays(date: string, days: number): string {
  return fromDayNumber(toDayNumber(date) + days);
}

/** The corresponding day so many months on; where that month has no such day, its last day (Civil Code art. 202). */
export function addMonths(date: string, months: number): string {
  const { year, month, day } = getDate(date);
  const count = year * 12 + (month - 1) + Math.round(months);
  const target = { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 };
  return formatDate({ ...target, day: Math.min(day, daysInMonth(target.year, target.month)) });
}

/** The corresponding day so many years on: a year from 29 February ends on 28 February (Civil Code art. 201–203). */
export function addYears(date: string, years: number): string {
  return addMonths(date, years * 12);
}

/** Days from one date to another: 0 on the same day, negative backwards. */
export function daysBetween(from: string, to: string): number {
  return toDayNumber(to) - toDayNumber(from);
}

/**
 * Have so many full years passed from `from` on the day `on`? The first day is not counted and the year runs through its
 * last day, so the answer turns true on the day after the anniversary (Civil Code art. 201–203, domain §5.1).
 */
export function isFullYearOver(from: string, on: string, years: number): boolean {
  return on > addYears(from, years);
}

/**
 * Full months that have passed from `from` on the day `on`, counted as full years are: the twelfth is over on the day after
 * the anniversary. 0 before the first is over and for a day that is still to come.
 */
export function countFullMonths(from: string, on: string): number {
  const [start, end] = [getDate(from), getDate(on)];
  const months = Math.max(0, (end.year - start.year) * 12 + end.month - start.month);
  return months > 0 && on <= addMonths(from, months) ? months - 1 : months;
}
