import { z } from "zod/mini";
import type { AreaGeometry } from "./coordinates.ts";
import { amount, idSchema, known, text } from "./fields.ts";
import { localizedTextSchema } from "./localized-text.ts";

/** What a feature of a proposal says about its land: land to add to a park (扩区), or to take out of it (调区). */
export const proposalProperties = z.object({
  id: idSchema,
  name: known(localizedTextSchema),
  action: z._default(z.enum(["add", "remove"]), "add"),
  /** Missing: the park it joins, else the nearest. */
  parkId: known(idSchema),
  /** Use it is meant for. */
  landUse: text(),
  codeSystem: text(),
  /** Of the industry meant for it; missing: what the use stands for. */
  pollutionClass: known(z.union([z.literal(1), z.literal(2), z.literal(3)])),
  plannedFar: amount(),
  /** Order of the phase it is to be. */
  phase: known(z.number()),
  /** Parameters of what it yields; missing: what the park reaches today. */
  investmentWanPerMu: amount(),
  taxWanPerMu: amount(),
});

export type ProposalFeature = z.infer<typeof proposalProperties> & {
  readonly extra: Readonly<Record<string, unknown>>;
  readonly geometry: AreaGeometry;
};

/** A proposal as read: features in file order, ids unique. */
export interface Proposal {
  readonly file: string;
  readonly features: readonly ProposalFeature[];
}
