import type { Check } from "../model/check.ts";
import type { Figure } from "../model/figure.ts";

export interface PhaseAudit {
  readonly id: string;
  readonly order: number;
  /** Drawn, m². */
  readonly areaM2: number;
  /** Built share of the parcels in the phase; roads and green are no parcels to build on. */
  readonly built: Figure;
  /** May this phase be open? It may once the one before it is built far enough; the first always. */
  readonly check: Check;
}
