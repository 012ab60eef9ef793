import { z } from "zod/mini";
import { idSchema, known, list, text } from "./fields.ts";
import { localizedTextSchema } from "./localized-text.ts";
import type { ProposalFeature } from "./proposal.ts";
import type {
  Building,
  Chain,
  Control,
  Enterprise,
  Infrastructure,
  Parcel,
  Park,
  Phase,
  Project,
  Quota,
  SensitiveUse,
  Structure,
  SurveyPatch,
  Zone,
} from "./records.ts";

export const datasetSchemaId = "parkwright.dataset/1";

export const areaBases = ["deed", "ellipsoidal", "grid"] as const;
export type AreaBasis = (typeof areaBases)[number];

export const layerSourceSchema = z.object({
  title: text(),
  date: text(),
  licence: text(),
  accuracyM: known(z.number()),
  /** GeoJSON (Multi)Polygon, degrees: where this layer is complete. */
  coverage: known(z.unknown()),
});
export type LayerSource = z.infer<typeof layerSourceSchema>;

const contactSchema = z.object({
  id: idSchema,
  name: known(localizedTextSchema),
  role: known(localizedTextSchema),
  phone: text(),
  email: text(),
});

/** `park.json`. */
export const parkFileSchema = z.object({
  schema: z.literal(datasetSchemaId),
  id: idSchema,
  name: localizedTextSchema,
  languages: list(z.string()),
  asOf: known(z.iso.date()),
  ruleSets: list(z.string()),
  areaBasis: known(z.enum(areaBases)),
  gridCrs: text(),
  sources: z._default(z.record(z.string(), layerSourceSchema), {}),
  contacts: list(contactSchema),
  /** Statistics of the region around, for location quotients: jobs (or firms, output) by 2-digit industry code. */
  region: known(
    z.object({
      name: known(localizedTextSchema),
      year: known(z.number()),
      measure: z._default(z.enum(["jobs", "firms", "output"]), "jobs"),
      total: known(z.number().check(z.nonnegative())),
      byIndustry: z._default(z.record(z.string(), known(z.number().check(z.nonnegative()))), {}),
    }),
  ),
});
export type ParkFile = z.infer<typeof parkFileSchema>;

/** GeoJSON layers of contracts §2, in file order. */
export const layerKinds = [
  "parks",
  "zones",
  "parcels",
  "buildings",
  "structures",
  "controls",
  "survey",
  "infrastructure",
  "sensitive",
  "phases",
] as const;
export type LayerKind = (typeof layerKinds)[number];

export interface LayerRecords {
  readonly parks: Park;
  readonly zones: Zone;
  readonly parcels: Parcel;
  readonly buildings: Building;
  readonly structures: Structure;
  readonly controls: Control;
  readonly survey: SurveyPatch;
  readonly infrastructure: Infrastructure;
  readonly sensitive: SensitiveUse;
  readonly phases: Phase;
}

/** Lists of records without a place, a `<kind>.json` each. */
export const recordListKinds = ["enterprises", "projects", "quotas", "chains"] as const;
export type RecordListKind = (typeof recordListKinds)[number];

export interface ListRecords {
  readonly enterprises: Enterprise;
  readonly projects: Project;
  readonly quotas: Quota;
  readonly chains: Chain;
}

/** Records by id, in file order. A Map, so that an id such as `__proto__` is only text. */
export type Layer<Kind extends LayerKind> = ReadonlyMap<string, LayerRecords[Kind]>;

/**
 * A whole park as read: immutable and flat, references by id. A layer that was not given is `undefined`,
 * which is not the same as an empty one: the checks that need it become `unknown`.
 */
export interface ParkDataset {
  readonly meta: ParkFile;
  readonly layers: { readonly [Kind in LayerKind]?: Layer<Kind> | undefined };
  readonly enterprises: ReadonlyMap<string, Enterprise> | undefined;
  readonly projects?: ReadonlyMap<string, Project> | undefined;
  readonly quotas?: ReadonlyMap<string, Quota> | undefined;
  readonly chains?: ReadonlyMap<string, Chain> | undefined;
  /** Land proposed for an expansion, drawn in a scenario; judged by `impact`, no part of the audit. */
  readonly proposals?: ReadonlyMap<string, ProposalFeature> | undefined;
  /** Other members kept as they came (`cases.json`, `notes.json`, scenarios, attachments): name in the dataset -> bytes. */
  readonly attachments: ReadonlyMap<string, Uint8Array>;
}
