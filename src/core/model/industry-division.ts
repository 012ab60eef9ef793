import type { Enterprise } from "./records.ts";

export interface IndustryDivision {
  /** First two digits of the code. */
  readonly code: string;
  readonly edition: string;
}

/**
 * The 2-digit industry (大类) of a firm, with the edition its code is from: 37 is another industry in 2002 than in 2017. A letter
 * before the digits (C1713) is the section and no part of it. Undefined where code or edition is not recorded.
 */
export function findIndustryDivision({
  industryCode,
  industryCodeVersion,
}: Pick<Enterprise, "industryCode" | "industryCodeVersion">): IndustryDivision | undefined {
  const code = /^[A-Z]?(\d{2})/.exec(industryCode ?? "")?.[1];
  return code === undefined || industryCodeVersion === null ? undefined : { code, edition: industryCodeVersion };
}
