import { z } from "zod/mini";
import type { AnyGeometry, AreaGeometry } from "./coordinates.ts";
import { amount, amountSchema, date, flag, idSchema, known, list, share, text, yearKeySchema } from "./fields.ts";
import { localizedTextSchema } from "./localized-text.ts";

/*
 * One schema a layer of the dataset (contracts §2). They say what a property is called, its unit (in the name) and its
 * type; the reader applies them property by property, so that one bad value costs that value and not the record.
 * `null` everywhere means "not known".
 */

export const limitOps = [">=", "<="] as const;
/** Keys of limits on indicators that are fractions: 20 for 20 % would let everything through. */
export const fractionLimitKeys = [
  "building_coefficient",
  "building_density",
  "green_ratio",
  "admin_land_share",
  "admin_gfa_share",
] as const;
const limitSchema = z.object({
  key: z.string(),
  op: z.enum(limitOps),
  value: z.number(),
  unit: known(z.string()),
  origin: z._default(z.enum(["contract", "plan", "national", "local", "park"]), "plan"),
  source: text(),
});
/** A numeric limit drawn on a zone by its plan. */
export type ZoneLimit = z.infer<typeof limitSchema>;

const setbackSides = ["any", "north", "east", "south", "west"] as const;
const setbackSchema = z.object({
  /** The part of the boundary it is kept from: the side facing that way, all of it where missing. */
  side: known(z.enum(setbackSides)),
  /** Kept from a control line of this kind instead of a boundary. */
  edge: known(z.string()),
  /** Whose boundary: the parcel's (where missing) or the zone's. */
  from: known(z.enum(["parcel", "zone"])),
  minM: amount(),
  source: text(),
});
/** A distance buildings keep from the boundary, drawn by the plan of a zone. */
export type Setback = z.infer<typeof setbackSchema>;

const targetSchema = z.object({ actual: amount(), target: amount() });

export const parkProperties = z.object({
  id: idSchema,
  name: localizedTextSchema,
  parentId: known(idSchema),
  kind: known(z.enum(["main", "startup", "enclave"])),
  hostJurisdiction: text(),
  sponsors: list(z.object({ name: z.string(), share: z.number() })),
  approvedAreaM2: amount(),
  stageYear: known(z.number()),
  leadingIndustries: list(z.string()),
  /** Class of its land (土地等别) in tables by class, "1" to "7". */
  landClass: known(idSchema),
  /** Class a local rule gives the park, such as "A". */
  parkClass: known(idSchema),
  residents: amount(),
  /** Land supplied, by year. */
  supplyByYearHa: known(z.record(yearKeySchema, known(amountSchema))),
  /** Economic and work targets of one year (双考核). */
  assessment: known(z.object({ year: known(z.number()), economic: known(targetSchema), work: known(targetSchema) })),
  published: flag(),
});

export const zoneProperties = z.object({
  id: idSchema,
  landUse: z.string(),
  codeSystem: text(),
  name: known(localizedTextSchema),
  parkId: known(idSchema),
  phaseId: known(idSchema),
  limits: list(limitSchema),
  compatibleUses: list(z.object({ use: z.string(), maxShare: known(z.number()) })),
  setbacks: list(setbackSchema),
  planVersion: text(),
  published: flag(),
});

const contractSchema = z.object({
  no: text(),
  signedOn: date(),
  priceWan: amount(),
  deliveredOn: date(),
  agreedStart: date(),
  agreedCompletion: date(),
  extensionMonths: amount(),
  extendedStart: date(),
  termYears: amount(),
  farMin: amount(),
  farMax: amount(),
  buildingCoefficientMin: share(),
  buildingCoefficientMax: share(),
  buildingDensityMin: share(),
  buildingDensityMax: share(),
  greenRatioMin: share(),
  greenRatioMax: share(),
  heightMaxM: amount(),
  adminLandShareMax: share(),
  adminGfaShareMax: share(),
  totalInvestmentWan: amount(),
  investmentIntensityMinWanPerHa: amount(),
  outputMinWanPerHa: amount(),
  taxMinWanPerHa: amount(),
});
export type Contract = z.infer<typeof contractSchema>;

const constructionSchema = z.object({
  permitOn: date(),
  permitIssued: flag(),
  foundation: known(z.enum(["deep_pit", "piled", "other"])),
  pitComplete: flag(),
  pilesDoneShare: share(),
  groundWorksShare: share(),
  startedOn: date(),
  completedOn: date(),
  acceptedOn: date(),
  asBuilt: flag(),
  suspended: flag(),
  suspendedSince: date(),
  developedLandM2: amount(),
  dueLandM2: amount(),
  investedWan: amount(),
  totalInvestWan: amount(),
  governmentCause: flag(),
  idleFinding: known(z.object({ no: text(), date: date() })),
  reclaim: known(z.object({ no: text(), date: date() })),
});
export type Construction = z.infer<typeof constructionSchema>;

export const serviceKeys = ["road", "water", "drainage", "power", "telecom", "gas", "heat"] as const;
/** Offered too, and no part of the seven. */
export const extraServiceKeys = ["sewage", "garbage", "post"] as const;
export type ServiceKey = (typeof serviceKeys)[number] | (typeof extraServiceKeys)[number];
const serviceState = known(z.union([z.boolean(), z.literal("not_applicable")]));
export const servicesSchema = z.object({
  road: serviceState,
  water: serviceState,
  drainage: serviceState,
  power: serviceState,
  telecom: serviceState,
  gas: serviceState,
  heat: serviceState,
  sewage: serviceState,
  garbage: serviceState,
  post: serviceState,
  levelled: flag(),
});
export type Services = z.infer<typeof servicesSchema>;

const listingSchema = z.object({
  kind: known(z.enum(["land", "factory"])),
  availableFrom: date(),
  priceWanPerMu: amount(),
  termYears: amount(),
  powerKva: amount(),
  permittedUses: list(z.string()),
  verifiedOn: date(),
  verifiedBy: text(),
  contactId: text(),
  distancesKm: known(z.record(z.string(), z.number())),
});
export type Listing = z.infer<typeof listingSchema>;

const evidenceSchema = z.object({
  about: z.string(),
  on: date(),
  by: text(),
  document: text(),
  file: text(),
});
/** One dated piece of evidence: `about` is the property path it speaks for, e.g. `construction.permitIssued`. */
export type Evidence = z.infer<typeof evidenceSchema>;

export const parcelProperties = z.object({
  id: idSchema,
  parkId: known(idSchema),
  cadastralNo: text(),
  deedAreaM2: amount(),
  landUse: text(),
  codeSystem: text(),
  ownership: text(),
  approval: known(z.object({ granted: flag(), document: text(), on: date(), expropriated: flag() })),
  supply: known(z.object({ document: text(), date: date(), mode: text(), priceWan: amount() })),
  contract: known(contractSchema),
  construction: known(constructionSchema),
  reserve: known(z.object({ listed: flag(), on: date(), costWan: amount(), plannedSupplyOn: date() })),
  evidence: list(evidenceSchema),
  enterpriseIds: list(idSchema),
  services: known(servicesSchema),
  listing: known(listingSchema),
  greenAreaM2: amount(),
  adminLandM2: amount(),
  grossFloorAreaM2: amount(),
  published: flag(),
});

export const storeySchema = z.object({
  areaM2: amount(),
  heightM: amount(),
  belowGrade: z._default(z.boolean(), false),
  count: z._default(z.number().check(z.int(), z.positive()), 1),
});
export type Storey = z.infer<typeof storeySchema>;

const factoryUnitSchema = z.object({
  id: idSchema,
  floor: known(z.number()),
  areaM2: amount(),
  freeAreaM2: amount(),
  freeSince: date(),
  clearHeightM: amount(),
  floorLoadTPerM2: amount(),
  craneT: amount(),
  liftT: amount(),
  powerKva: amount(),
  columnGridM: text(),
  rentPerM2Month: amount(),
});
export type FactoryUnit = z.infer<typeof factoryUnitSchema>;

export const buildingProperties = z.object({
  id: idSchema,
  parcelId: known(idSchema),
  name: known(localizedTextSchema),
  status: z._default(z.enum(["existing", "under_construction", "planned", "demolished"]), "existing"),
  use: text(),
  storeys: known(z.array(storeySchema)),
  storeyCount: amount(),
  heightM: amount(),
  grossFloorAreaM2: amount(),
  year: known(z.number()),
  /** Gross volume, outer dimensions. */
  volumeM3: amount(),
  /** A workshop or tank farm from whose edge protective distances are measured. */
  productionUnit: flag(),
  vacantSince: date(),
  standardFactory: known(z.object({ units: list(factoryUnitSchema) })),
  published: flag(),
});

export const structureProperties = z.object({
  id: idSchema,
  kind: z.enum(["structure", "yard"]),
  parcelId: known(idSchema),
  servesProduction: flag(),
  productionUnit: flag(),
  published: flag(),
});

export const controlKinds = [
  "permanent_basic_farmland",
  "ecological_redline",
  "urban_development_boundary",
  "road_red_line",
  "blue_line",
  "green_line",
  "yellow_line",
  "purple_line",
  "industrial_land_line",
  "safety_distance",
  "river",
  "hazard",
] as const;
export type ControlKind = (typeof controlKinds)[number];

export const controlProperties = z.object({
  id: idSchema,
  kind: z.enum(controlKinds),
  name: known(localizedTextSchema),
  versionDate: date(),
  accuracyM: amount(),
  part: known(z.enum(["core", "flexible", "special"])),
  published: flag(),
});

export const surveyProperties = z.object({ id: idSchema, code: z.string(), codeSystem: text() });

export const infrastructureProperties = z.object({
  id: idSchema,
  service: z.string(),
  name: known(localizedTextSchema),
  status: known(z.enum(["planned", "built"])),
  capacity: known(z.union([z.number(), z.string()])),
  serviceRadiusM: amount(),
  kind: known(z.enum(["line", "plant", "node"])),
  published: flag(),
});

export const sensitiveProperties = z.object({
  id: idSchema,
  kind: z.enum(["residential", "school", "hospital", "welfare", "culture", "sport", "hotel", "shoreline"]),
  name: known(localizedTextSchema),
  published: flag(),
});

export const phaseProperties = z.object({
  id: idSchema,
  order: z.number(),
  parkId: known(idSchema),
  plannedStart: date(),
  plannedEnd: date(),
  gate: known(z.unknown()),
});

/** Amounts by year, `{"2025": 1200}`; null = not known. */
const yearly = () => known(z.record(yearKeySchema, known(amountSchema)));

export const enterpriseSchema = z.object({
  id: idSchema,
  name: localizedTextSchema,
  /** Unified social credit code. */
  creditCode: text(),
  industryCode: text(),
  /** Edition of `industryCode`: `GB/T 4754-2017` or `GB/T 4754-2002`. A code without its edition is refused. */
  industryCodeVersion: text(),
  pollutionClass: known(z.union([z.literal(1), z.literal(2), z.literal(3)])),
  aboveScale: flag(),
  jobs: amount(),
  /** Fixed-asset investment and whether the land price is in it. */
  fixedAssetInvestmentWan: amount(),
  investmentIncludesLandPrice: flag(),
  revenueWan: yearly(),
  taxPaidWan: yearly(),
  status: text(),
  hightech: flag(),
  /** Stopped or half-stopped since then; the months are those somebody recorded, the date wins. */
  stoppedSince: date(),
  productionStoppedMonths: amount(),
  /** Negative = loss. */
  netProfitWan: known(z.record(yearKeySchema, known(z.number()))),
  totalAssetsWan: amount(),
  totalDebtWan: amount(),
  taxPaid12mWan: amount(),
  /** Electricity of twelve months over that of normal running. */
  electricityRatio12m: amount(),
  subsidyWan: amount(),
  rolloverWan: amount(),
  /** Classes of the per-mu evaluation as published, by year. */
  perMuClasses: known(z.record(yearKeySchema, known(z.enum(["A", "B", "C", "D"])))),
  /** Reasons on record for class D whatever the rank. */
  veto: list(z.string()),
  buildingPeriodUntil: date(),
  valueAddedWan: yearly(),
  /** Tonnes of coal equivalent. */
  energyTce: yearly(),
  emissionT: yearly(),
  rdWan: yearly(),
  technicalRenewalWan: yearly(),
  ownLandM2: amount(),
  leasedInM2: amount(),
  leasedOutM2: amount(),
  /** Links of industry chains it fills (chains.json); an empty list = none, null = not known. */
  chainLinks: known(z.array(z.object({ chainId: idSchema, link: z.string() }))),
  /** Recorded suppliers and customers: an enterprise here, or any other name. */
  partners: list(z.object({ id: idSchema, role: z.enum(["supplier", "customer"]) })),
  /** Health distance by its environmental assessment, from the edge of the production unit. */
  eiaDistanceM: amount(),
  /** Atmospheric distance by its environmental assessment, from the boundary of the site. */
  airDistanceM: amount(),
  nuisanceBufferM: amount(),
  chemicalProject: known(z.enum(["new_chemical", "expanded_chemical", "retrofit_chemical_same_capacity", "other"])),
  /** Is its industry prohibited or to be eliminated by the catalogue? */
  eliminated: flag(),
  published: flag(),
});

export const projectSchema = z.object({
  id: idSchema,
  name: localizedTextSchema,
  stage: known(z.enum(["lead", "signed", "approved", "under_way", "in_production"])),
  parkId: known(idSchema),
  industryCode: text(),
  industryCodeVersion: text(),
  pollutionClass: known(z.union([z.literal(1), z.literal(2), z.literal(3)])),
  use: text(),
  chainLinks: list(z.object({ chainId: idSchema, link: z.string() })),
  landDemandM2: amount(),
  investmentWan: amount(),
  jobs: amount(),
  services: list(z.string()),
  signedOn: date(),
  document: text(),
  published: flag(),
});

/** A land-use quota: what may be converted or has to be balanced. */
export const quotaSchema = z.object({
  id: idSchema,
  parkId: known(idSchema),
  year: known(z.number()),
  level: text(),
  kind: z.enum(["conversion", "cultivated_balance", "link"]),
  grantedM2: amount(),
  usedM2: amount(),
  source: text(),
  document: text(),
});

/** An industry chain and the links it needs. */
export const chainSchema = z.object({
  id: idSchema,
  name: localizedTextSchema,
  required: known(z.object({ upstream: list(z.string()), midstream: list(z.string()), downstream: list(z.string()) })),
  /** Code prefixes of the industries it is made of. */
  industries: list(z.string()),
});

/** What every record keeps besides its known properties: unknown ones come back on export. */
interface Kept {
  readonly extra: Readonly<Record<string, unknown>>;
}

export type Park = z.infer<typeof parkProperties> & Kept & { readonly geometry: AreaGeometry };
export type Zone = z.infer<typeof zoneProperties> & Kept & { readonly geometry: AreaGeometry };
export type Parcel = z.infer<typeof parcelProperties> & Kept & { readonly geometry: AreaGeometry };
export type Building = z.infer<typeof buildingProperties> & Kept & { readonly geometry: AreaGeometry };
export type Structure = z.infer<typeof structureProperties> & Kept & { readonly geometry: AreaGeometry };
export type Control = z.infer<typeof controlProperties> & Kept & { readonly geometry: AnyGeometry };
export type SurveyPatch = z.infer<typeof surveyProperties> & Kept & { readonly geometry: AreaGeometry };
export type Infrastructure = z.infer<typeof infrastructureProperties> & Kept & { readonly geometry: AnyGeometry };
export type SensitiveUse = z.infer<typeof sensitiveProperties> & Kept & { readonly geometry: AnyGeometry };
export type Phase = z.infer<typeof phaseProperties> & Kept & { readonly geometry: AreaGeometry };
export type Enterprise = z.infer<typeof enterpriseSchema> & Kept;
export type Project = z.infer<typeof projectSchema> & Kept;
export type Quota = z.infer<typeof quotaSchema> & Kept;
export type Chain = z.infer<typeof chainSchema> & Kept;
