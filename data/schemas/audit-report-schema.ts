import { z } from "zod/mini";
import { auditSchemaId, siteIndicatorKeys } from "../../src/core/analysis/audit-report.ts";
import { potentialKeys } from "../../src/core/analysis/evaluation/land-evaluation.ts";
import { verdicts } from "../../src/core/model/check.ts";
import { areaBases, layerSourceSchema } from "../../src/core/model/dataset.ts";
import { accountKeys } from "../../src/core/model/land-accounts.ts";
import { localizedTextSchema } from "../../src/core/model/localized-text.ts";
import { enterpriseAuditSchema } from "./enterprise-audit-schema.ts";
import { exitAuditMembers } from "./exit-audit-schema.ts";
import { issueSchema } from "./issue-schema.ts";
import { parkPerformanceSchema, rankingSchema } from "./park-performance-schema.ts";

/*
 * The audit report (contracts §4) for whoever reads it. The report is made by code whose types are src/core/analysis;
 * this schema is written by hand beside them, and a test holds a real report against it.
 */

const amount = z.nullable(z.number());
const areas = z.object({ deed: amount, ellipsoidal: z.number(), grid: amount });

export const figure = z.object({
  value: amount,
  lower: z.optional(z.number()),
  upper: z.optional(z.number()),
  unit: z.string(),
  state: z.enum(["known", "estimated", "unknown", "not_applicable"]),
  reason: z.optional(z.string()),
  missing: z.array(z.string()),
  inputs: z.array(
    z.object({
      name: z.string(),
      value: z.union([z.number(), z.string(), z.boolean(), z.null()]),
      unit: z.nullable(z.string()),
      from: z.string(),
      date: z.nullable(z.string()),
    }),
  ),
  formula: z.string(),
  source: z.string(),
});

export const check = z.object({
  rule: z.string(),
  key: z.string(),
  ruleSet: z.nullable(z.string()),
  verdict: z.enum(verdicts),
  value: amount,
  op: z.nullable(z.enum([">=", "<=", ">", "<", "="])),
  limit: amount,
  gap: amount,
  unit: z.string(),
  origin: z.nullable(z.enum(["contract", "plan", "national", "local", "park"])),
  source: z.nullable(z.string()),
  article: z.nullable(z.string()),
  year: z.nullable(z.number()),
  certainty: z.nullable(z.enum(["V", "K+", "K~", "D"])),
  subjects: z.array(z.string()),
  place: z.optional(z.unknown()),
  reason: z.optional(z.string()),
  missing: z.array(z.string()),
});

const counted = z.record(z.string(), z.object({ parcels: z.number().check(z.int()), areaM2: z.number() }));

const parcel = z.object({
  id: z.string(),
  parkId: z.nullable(z.string()),
  areaM2: areas,
  stage: z.string(),
  tags: z.array(z.string()),
  status: z.enum(["built", "building", "idle", "low", "unsupplied", "notstarted", "unknown"]),
  idle: z.object({
    class: z.string(),
    facts: z.record(z.string(), z.unknown()),
    missing: z.array(z.string()),
    nextDate: z.nullable(z.string()),
  }),
  ...exitAuditMembers(figure),
  indicators: z.object(Object.fromEntries(siteIndicatorKeys.map((key) => [key, figure]))),
  limitFigures: z.optional(z.record(z.string(), figure)),
  zoneShares: z.array(z.object({ zoneId: z.string(), areaM2: z.number(), share: z.number() })),
  services: z.array(
    z.object({
      key: z.string(),
      state: z.nullable(z.union([z.boolean(), z.literal("not_applicable")])),
      by: z.enum(["recorded", "inferred", "unknown"]),
      distanceM: z.optional(z.number()),
      from: z.optional(z.string()),
    }),
  ),
  readiness: z.object({
    score: figure,
    ready_3t: z.nullable(z.boolean()),
    ready_5t: z.nullable(z.boolean()),
    ready_7t: z.nullable(z.boolean()),
    ready_for_supply: z.nullable(z.boolean()),
    missing: z.array(z.string()),
  }),
  checks: z.array(check),
  verdict: z.enum(verdicts),
});

const indicators = z.record(z.string(), figure);

/** Land accounts by their symbols, ha: A built, B not built, C cannot be built; D supplied, E to supply, F not for supply. */
const accounts = z.object(Object.fromEntries(accountKeys.map((key) => [key, figure])));

const evaluation = z.object({
  areaBasis: z.enum(["ellipsoidal", "grid"]),
  accounts,
  identity: check,
  zoneType: z.object({
    type: z.nullable(z.enum(["industry_led", "city_integrated", "other"])),
    state: z.enum(["known", "unknown", "not_applicable"]),
    reason: z.optional(z.string()),
    missing: z.array(z.string()),
  }),
  potentials: z.object(Object.fromEntries(potentialKeys.map((key) => [key, figure]))),
  yearsOfSupply: figure,
  idealsTitle: z.nullable(localizedTextSchema),
  ideals: z.array(check),
  score: figure,
  parts: z.array(
    z.object({
      key: z.string(),
      value: amount,
      ideal: amount,
      weight: z.number(),
      points: amount,
      of: z.number(),
      least: z.number(),
      most: z.number(),
    }),
  ),
  sponsors: z.array(z.object({ name: z.string(), share: amount, accounts, indicators })),
});

const setting = z.union([z.number(), z.string(), z.boolean(), z.null()]);
const turned = <T extends z.ZodMiniType>(type: T) => z.object({ from: type, to: type });

/** What `--what-if` changed and which parcels flip by it. */
const whatIf = z.object({
  changes: z.array(
    z.object({
      ruleSet: z.string(),
      path: z.string(),
      key: z.string(),
      from: setting,
      to: setting,
      unit: z.optional(z.string()),
    }),
  ),
  counts: z.record(z.string(), z.number().check(z.int())),
  flips: z.array(
    z.object({
      id: z.string(),
      verdict: turned(z.enum(verdicts)),
      status: turned(z.string()),
      tags: z.object({ added: z.array(z.string()), removed: z.array(z.string()) }),
      checks: z.array(
        z.object({
          rule: z.string(),
          key: z.string(),
          ruleSet: z.nullable(z.string()),
          value: amount,
          unit: z.string(),
          limit: turned(amount),
          verdict: turned(z.nullable(z.enum(verdicts))),
        }),
      ),
    }),
  ),
});

export const auditReportSchema = z.object({
  schema: z.literal(auditSchemaId),
  generatedAt: z.string(),
  asOf: z.string(),
  engine: z.string(),
  dataset: z.object({
    id: z.string(),
    name: localizedTextSchema,
    areaBasis: z.enum(areaBases),
    gridCrs: z.nullable(z.string()),
    sources: z.record(z.string(), layerSourceSchema),
  }),
  ruleSets: z.array(
    z.object({
      id: z.string(),
      version: z.string(),
      sha256: z.string(),
      files: z.optional(z.array(z.string())),
      inherited: z.optional(
        z.array(z.object({ id: z.string(), version: z.string(), replaced: z.array(z.string()) })),
      ),
    }),
  ),
  totals: z.object({
    parcels: z.number().check(z.int()),
    areaM2: areas,
    deedMissing: z.number().check(z.int()),
    parcelOverlapM2: z.optional(z.number()),
    byStatus: counted,
    byStage: counted,
    byTag: counted,
    byLandUse: counted,
    verdicts: z.object(Object.fromEntries(verdicts.map((verdict) => [verdict, z.number().check(z.int())]))),
  }),
  parks: z.array(
    z.object({
      id: z.string(),
      areaM2: areas,
      indicators,
      evaluation,
      performance: parkPerformanceSchema(figure, check),
      balance: z.array(z.object({ landUse: z.string(), areaM2: z.number() })),
      balanceGapM2: amount,
      balanceOverlapM2: amount,
      parcelOverlapM2: z.optional(z.number()),
      phases: z.array(
        z.object({ id: z.string(), order: z.number(), areaM2: z.number(), built: figure, check }),
      ),
      quotas: z.array(
        z.object({
          year: amount,
          kind: z.enum(["conversion", "cultivated_balance", "link"]),
          ids: z.array(z.string()),
          grantedM2: amount,
          usedM2: amount,
          availableM2: amount,
          missing: z.array(z.string()),
        }),
      ),
    }),
  ),
  zones: z.array(
    z.object({
      id: z.string(),
      areaM2: areas,
      indicators,
      parcelOverlapM2: z.optional(z.number()),
      checks: z.optional(z.array(check)),
    }),
  ),
  ranking: rankingSchema,
  parcels: z.array(parcel),
  enterprises: z.array(enterpriseAuditSchema(figure)),
  issues: z.array(issueSchema),
  whatIf: z.optional(whatIf),
});
