import type { Services } from "../../core/model/records.ts";

/** The seven services in their usual order (domain §1.4). A list of its own, so that no schema comes into the page. */
export const serviceOrder = [
  "road",
  "water",
  "drainage",
  "power",
  "telecom",
  "gas",
  "heat",
] as const satisfies readonly (keyof Services)[];
