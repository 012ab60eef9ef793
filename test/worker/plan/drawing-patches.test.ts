import { expect, test } from "vitest";
import type { Command } from "../../../src/core/commands/command.ts";
import type { AnyGeometry, LngLat } from "../../../src/core/model/coordinates.ts";
import type { FeatureKind } from "../../../src/core/model/record-kinds.ts";
import type { DrawingSource, ParcelRow } from "../../../src/worker/messages.ts";
import type { PlanUpdate } from "../../../src/worker/plan/plan-messages.ts";
import { findRecord } from "../../../src/worker/plan/plan-states.ts";
import { readDemo } from "../../support/audit-demo.ts";
import { auditWhole, calm, done, openPlan } from "../../support/plan-worker.ts";

type Drawn = Map<string, unknown>;
type Page = { readonly drawings: Map<DrawingSource, Drawn>; readonly rows: Map<string, ParcelRow> };

interface Feature {
  readonly properties: { readonly id: string };
}

async function toPage(
  opened: Awaited<ReturnType<typeof auditWhole>>["opened"],
  rows: readonly ParcelRow[],
): Promise<Page> {
  const drawings: Page["drawings"] = new Map();
  for (const [source, blob] of Object.entries(opened.drawings)) {
    const { features } = JSON.parse(await blob.text()) as { readonly features: readonly Feature[] };
    const drawn: Drawn = new Map(features.map((feature) => [feature.properties.id, feature]));
    expect(drawn.size, `ids of ${source}`).toBe(features.length);
    drawings.set(source as DrawingSource, drawn);
  }
  return { drawings, rows: new Map(rows.map((row) => [row.id, row])) };
}

/** What the page makes of an update. */
function apply(page: Page, { drawings, rows }: PlanUpdate): void {
  for (const { source, put, removeIds } of drawings) {
    const drawn = page.drawings.get(source) ?? new Map();
    page.drawings.set(source, drawn);
    for (const id of removeIds) drawn.delete(id);
    for (const feature of put as readonly Feature[]) drawn.set(feature.properties.id, feature);
  }
  for (const id of rows.removedIds) page.rows.delete(id);
  for (const row of rows.put) page.rows.set(row.id, row);
}

const sorted = <T>(map: ReadonlyMap<string, T>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

test("a page that takes every patch shows what opening the edited park shows", { timeout: 60_000 }, async () => {
  const { dataset } = readDemo();
  const rows: ParcelRow[] = [];
  const plan = await openPlan(dataset);
  const audit = (data: typeof dataset, into: ParcelRow[]) =>
    auditWhole(data, plan.tools, { ...calm, rows: (portion) => into.push(...portion) });
  const page = await toPage((await audit(dataset, rows)).opened, rows);
  const shapeOf = (kind: FeatureKind, id: string): AnyGeometry => {
    const record = findRecord(plan.shown().park.dataset, kind, id);
    if (record === undefined || !("geometry" in record)) throw new Error(`no ${id}`);
    return record.geometry;
  };
  const firstOf = (kind: Exclude<FeatureKind, "proposals">, place = 0): string =>
    [...(plan.shown().park.dataset.layers[kind]?.keys() ?? [])][place] ?? "";
  const cornerOf = (kind: FeatureKind, id: string): LngLat => {
    let at: unknown = shapeOf(kind, id).coordinates;
    while (Array.isArray(at) && Array.isArray(at[0])) at = at[0];
    return at as LngLat;
  };
  const move = (kind: FeatureKind, id: string, by: number): Command => {
    const from = cornerOf(kind, id);
    return {
      type: "move-corners",
      ref: { kind, id },
      moves: [{ from, to: [from[0] + by, from[1] + by] }],
      shared: true,
    };
  };
  const lot = shapeOf("parcels", "GY-0105");
  const commands: readonly (() => Command)[] = [
    () => move("parcels", "GY-0105", 3e-5),
    () => move("zones", firstOf("zones", 4), 2e-5),
    () => ({ type: "paint-use", refs: [{ kind: "parcels", id: "GY-0106" }], landUse: "0701", codeSystem: "cn-2023" }),
    () => ({ type: "delete-features", refs: [{ kind: "buildings", id: firstOf("buildings") }] }),
    () => move("controls", firstOf("controls"), 1e-4),
    () => ({ type: "delete-features", refs: [{ kind: "controls", id: firstOf("controls", 3) }] }),
    () => move("parks", firstOf("parks"), -3e-3),
    () => ({
      type: "transform-features",
      refs: [{ kind: "infrastructure", id: firstOf("infrastructure") }],
      eastM: 40,
      northM: 9,
      turnDeg: 0,
      center: null,
    }),
    () => ({ type: "create-feature", kind: "parcels", id: "X", geometry: lot, properties: { landUse: "1001" } }),
    () => ({ type: "delete-features", refs: [{ kind: "parcels", id: "GY-0107" }] }),
  ];
  let count = 0;
  for (const make of commands) {
    const outcome = await plan.calls.planRun({ command: make(), atMs: 1 }, calm);
    expect(outcome.kind, JSON.stringify(outcome).slice(0, 300)).toBe("done");
    apply(page, done(outcome));
    count++;
  }
  const compare = async (name: string) => {
    const fresh: ParcelRow[] = [];
    const whole = await toPage((await audit(plan.shown().park.dataset, fresh)).opened, fresh);
    for (const [source, drawn] of whole.drawings) {
      expect(sorted(page.drawings.get(source) ?? new Map()), `${source} ${name}`).toEqual(sorted(drawn));
    }
    expect(sorted(page.rows), `rows ${name}`).toEqual(sorted(whole.rows));
  };
  await compare("after the edits");
  for (; count > 0; count--) apply(page, done(await plan.calls.planUndo({ atMs: 1 }, calm)));
  await compare("after taking them back");
});
