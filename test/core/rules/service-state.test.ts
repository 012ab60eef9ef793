import fc from "fast-check";
import { expect, test } from "vitest";
import { decideService, type NearFeature, type ServiceReach } from "../../../src/core/rules/service-state.ts";

const rule = { lineWithinM: 50, notAsked: ["heat"], byRadius: false } as const;
const far: ServiceReach = {
  service: "water",
  hasLines: true,
  nodes: "with_reach",
  line: null,
  unclear: null,
  reachedBy: null,
  isCovered: true,
};
const at = (distanceM: number): NearFeature => ({ id: "W1", distanceM });
const decide = (reach: Partial<ServiceReach> | undefined, recorded: boolean | null | "not_applicable" = null) =>
  decideService("water", recorded, reach === undefined ? undefined : { ...far, ...reach }, rule);

test("what is recorded goes before what the map suggests", () => {
  expect(decide({ line: at(0) }, false)).toEqual({ key: "water", state: false, by: "recorded" });
  expect(decide({}, true)).toEqual({ key: "water", state: true, by: "recorded" });
  expect(decide(undefined, "not_applicable").state).toBe("not_applicable");
});

test("a built line within 50 m stands in for a connection, at 50 m too and not beyond", () => {
  expect(decide({ line: at(50) })).toEqual({
    key: "water",
    state: true,
    by: "inferred",
    distanceM: 50,
    from: "infrastructure/W1",
  });
  expect(decide({ line: at(50.1) })).toMatchObject({ state: false, by: "inferred", distanceM: 50.1 });
  expect(decide({})).toEqual({ key: "water", state: false, by: "inferred" });
});

test("nothing is inferred where the layer knows no such service, or is not complete here", () => {
  expect(decide(undefined)).toEqual({ key: "water", state: null, by: "unknown" });
  expect(decide({ isCovered: false })).toMatchObject({ state: null });
  expect(decide({ isCovered: false, line: at(10) })).toMatchObject({ state: true });
  expect(decideService("water", null, far, { ...rule, lineWithinM: null }).state).toBeNull();
});

test("a near line of which nobody recorded whether it is built leaves it open", () => {
  expect(decide({ unclear: at(20) })).toMatchObject({ state: null, by: "unknown" });
  expect(decide({ unclear: at(20), line: at(40) })).toMatchObject({ state: true });
});

test("a plant serves by its own radius only what needs no line", () => {
  expect(decide({ reachedBy: at(800) }).state).toBe(false);
  const post = decideService("post", null, { ...far, reachedBy: at(800) }, { ...rule, byRadius: true });
  expect(post).toMatchObject({ state: true, distanceM: 800 });
});

test("a layer of plants without lines, or of nodes without their reach, says nothing about the rest", () => {
  expect(decide({ hasLines: false }).state).toBeNull();
  const post = (nodes: ServiceReach["nodes"]) =>
    decideService("post", null, { ...far, nodes }, { ...rule, byRadius: true });
  expect([post("reach_unknown").state, post("with_reach").state]).toEqual([null, false]);
});

test("a service a place does not ask for does not apply unless it is recorded", () => {
  expect(decideService("heat", null, { ...far, line: at(1) }, rule).state).toBe("not_applicable");
  expect(decideService("heat", true, undefined, rule).state).toBe(true);
});

test("taking the map away never makes a service appear", () => {
  const near = fc.option(fc.nat(200).map(at), { nil: null });
  const reach = fc.record({ line: near, unclear: near, reachedBy: near, isCovered: fc.boolean() });
  fc.assert(
    fc.property(reach, fc.constantFrom("line", "unclear", "reachedBy"), (given, name) => {
      if (decide(given).state === true) return;
      expect(decide({ ...given, [name]: null }).state).not.toBe(true);
      expect(decide(undefined).state).toBeNull();
    }),
    { seed: 20_260_331 },
  );
});
