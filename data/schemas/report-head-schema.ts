import { auditReportSchema } from "./audit-report-schema.ts";

const { generatedAt, engine, asOf, dataset, ruleSets } = auditReportSchema.shape;

/** What impact, match and diff begin with after `schema`, as the audit report has it (contracts §7). */
export const reportHead = { generatedAt, engine, asOf, dataset, ruleSets };
