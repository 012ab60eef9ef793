import { describe, expect, it } from "vitest";
import { computeFrame, type FrameInput } from "../../../src/app/tools/edit-frame.ts";
import type { EditState } from "../../../src/app/tools/edit-state.ts";
import { measureEdge } from "../../../src/app/tools/grid-path.ts";
import { createSnapBase } from "../../../src/app/tools/snap-pointer.ts";
import type { ToolContext } from "../../../src/app/tools/tool-context.ts";
import type { LngLat } from "../../../src/core/model/coordinates.ts";
import type { FeatureRef } from "../../../src/core/model/record-kinds.ts";
import { area, at, context, ground } from "./edit-park.ts";

const left: FeatureRef = { kind: "zones", id: "L" };
const park = ground([
  area("zones", "L", [
    [0, 0],
    [100, 0],
    [100, 100],
    [0, 100],
  ]),
  area("zones", "R", [
    [100, 0],
    [200, 0],
    [200, 100],
    [100, 100],
  ]),
  area("parcels", "P", [
    [300, 0],
    [400, 0],
    [400, 80],
    [300, 80],
  ]),
]);

function frame(
  state: EditState,
  pointer: LngLat | null,
  more: Partial<FrameInput> = {},
  base: ToolContext = context(park, [left]),
) {
  return computeFrame({
    state,
    tool: "select",
    pointer,
    exact: null,
    snapRadiusM: 4,
    isSnapping: true,
    angleStepDeg: null,
    base: createSnapBase(state, base),
    context: base,
    live: null,
    proposed: null,
    hovered: null,
    ...more,
  });
}

const corner: EditState = { kind: "corner", ref: left, from: at(100, 100), hand: "drag" };

describe("one frame of dragging a corner", () => {
  it("moves the corner of both neighbours to the same bits, and outlines the other one", () => {
    const { outcome, draft } = frame(corner, at(110, 120), { isSnapping: false });
    expect(outcome?.ok).toBe(true);
    expect(Object.fromEntries(draft.shapes.map(({ ref, role }) => [ref.id, role]))).toEqual({
      L: "selected",
      R: "neighbor",
    });
    expect(new Set(draft.hidden.map(({ id }) => id))).toEqual(new Set(["L", "R"]));
    expect(draft.neighbors).toHaveLength(1);
    const [active] = draft.corners.filter(({ isActive }) => isActive);
    expect(active?.number).toBe(3);
    for (const { record } of draft.shapes) {
      expect(JSON.stringify(record.geometry.coordinates)).toContain(JSON.stringify(active?.at));
    }
  });

  it("moves it alone while neighbours are let go", () => {
    const alone = { ...context(park, [left]), shared: false };
    expect(frame(corner, at(110, 120), {}, alone).draft.shapes.map(({ ref }) => ref.id)).toEqual(["L"]);
  });

  it("snaps to a corner of something else and says to which", () => {
    const { snap, at: place } = frame(corner, at(302, 1));
    expect(snap).toMatchObject({ kind: "vertex", edges: [{ ref: { id: "P" } }] });
    expect(place).toEqual(at(300, 0));
  });

  it("keeps the pointer as it is while snapping is suspended", () => {
    expect(frame(corner, at(302, 1), { isSnapping: false })).toMatchObject({ snap: null, at: at(302, 1) });
  });

  it("shows a broken shape with its place instead of what stands", () => {
    const { outcome, draft } = frame(corner, at(50, -50), { isSnapping: false });
    expect(outcome?.ok).toBe(false);
    expect(draft.shapes).toEqual([]);
    expect(draft.broken).toHaveLength(1);
    expect(draft.faults).toHaveLength(1);
  });

  it("holds the direction in steps where asked", () => {
    const { at: place } = frame(corner, at(130, 104), { angleStepDeg: 45 });
    const { grid } = park.tools;
    expect(measureEdge(grid, at(100, 100), place ?? at(0, 0)).bearingDeg).toBeCloseTo(90, 6);
  });
});

describe("one frame of drawing", () => {
  const drawing = (points: readonly LngLat[]): EditState => ({ kind: "path", tool: "area", points });

  it("makes nothing of two points, and an area of three with the pointer as the third", () => {
    expect(frame(drawing([at(500, 0)]), at(560, 0)).command).toBeNull();
    const { command, view } = frame(drawing([at(500, 0), at(560, 0)]), at(560, 50), { isSnapping: false });
    expect(command).toMatchObject({ type: "create-feature", kind: "zones", id: "Z-1" });
    expect(view?.areaM2).toBeGreaterThan(1_400);
    expect(view?.areaM2).toBeLessThan(1_600);
  });

  it("asks for nothing while the pointer still is where the last point was placed", () => {
    const state: EditState = { kind: "path", tool: "line", points: [at(500, 0)] };
    expect(frame(state, at(500, 0), { isSnapping: false })).toMatchObject({ command: null, outcome: null });
  });

  it("shows where the outline crosses itself, and refuses it", () => {
    const { outcome, draft } = frame(drawing([at(500, 0), at(560, 0), at(500, 50)]), at(560, 50), {
      isSnapping: false,
    });
    expect(outcome).toMatchObject({ ok: false, failure: { code: "crosses-itself" } });
    expect(draft.faults).toHaveLength(1);
    expect(draft.sketch?.points).toHaveLength(4);
  });

  it("tells the parts of a split before it is done", () => {
    const split: EditState = { kind: "path", tool: "split", points: [at(50, -20)] };
    const { view } = frame(split, at(50, 120), { isSnapping: false });
    expect(view?.pieces).toHaveLength(2);
    const [first = 0, second = 0] = view?.pieces ?? [];
    expect(Math.abs(first - second)).toBeLessThan(20);
  });

  it("draws a rectangle over an edge by how far the third point lies aside", () => {
    const state: EditState = { kind: "path", tool: "rectangle", points: [at(500, 0), at(540, 0)] };
    const { command } = frame(state, at(520, 30), { isSnapping: false });
    const ring =
      command?.type === "create-feature" && command.geometry.type === "Polygon" ? command.geometry.coordinates[0] : [];
    expect(ring).toHaveLength(5);
    const lengths = (ring ?? []).slice(1).map((to, i) => measureEdge(park.tools.grid, ring?.[i] ?? to, to).lengthM);
    expect(lengths[0]).toBeCloseTo(lengths[2] ?? 0, 6);
    expect(lengths[1]).toBeCloseTo(lengths[3] ?? 0, 6);
  });

  it("moves an edge sideways as a whole, its direction kept", () => {
    const state: EditState = { kind: "edge", ref: left, from: at(0, 100), to: at(0, 0), grip: at(0, 50) };
    const { command } = frame(state, at(-20, 77), { isSnapping: false });
    if (command?.type !== "move-corners") throw new Error("no move");
    const [first, second] = command.moves;
    const { grid } = park.tools;
    const before = measureEdge(grid, at(0, 100), at(0, 0));
    const after = measureEdge(grid, first?.to ?? at(0, 0), second?.to ?? at(0, 0));
    expect(after.lengthM).toBeCloseTo(before.lengthM, 6);
    expect(after.bearingDeg).toBeCloseTo(before.bearingDeg, 6);
  });
});
