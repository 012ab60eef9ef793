import { describe, expect, test } from "vitest";
import { deriveStage, deriveStatus, type StageFacts } from "../../../src/core/rules/parcel-stage.ts";

const none = { recorded: false, date: null };
const on = (date: string | null) => ({ recorded: true, date });
const stageOf = (facts: Partial<StageFacts>) =>
  deriveStage({
    reclaim: none,
    supply: none,
    inReserveRegister: null,
    conversionApproved: null,
    completed: null,
    started: null,
    ...facts,
  });

describe("stage", () => {
  test("goes from the register to the finished works", () => {
    expect(stageOf({ inReserveRegister: true })).toBe("reserved");
    expect(stageOf({ conversionApproved: true })).toBe("approved_not_supplied");
    expect(stageOf({ inReserveRegister: false, conversionApproved: false })).toBe("unsupplied");
    expect(stageOf({ supply: on("2022-01") })).toBe("supplied_status_unknown");
    expect(stageOf({ supply: on("2022-01"), started: false })).toBe("supplied_not_built");
    expect(stageOf({ supply: on("2022-01"), started: true })).toBe("under_construction");
    expect(stageOf({ supply: on("2022-01"), completed: true })).toBe("built");
  });

  test("does not guess where only half is recorded", () => {
    expect(stageOf({})).toBe("unknown");
    expect(stageOf({ inReserveRegister: false })).toBe("unknown");
    expect(stageOf({ completed: true })).toBe("unknown");
  });

  test("starts anew with a supply after the recovery", () => {
    expect(stageOf({ supply: on("2015-11"), reclaim: on("2023-04"), completed: true })).toBe("reclaimed");
    expect(stageOf({ supply: on("2024-02-01"), reclaim: on("2023-04") })).toBe("supplied_status_unknown");
    expect(stageOf({ supply: on(null), reclaim: on("2023-04") })).toBe("reclaimed");
  });
});

test("the heaviest tag wins over the stage on the map", () => {
  expect(deriveStatus("built", [])).toBe("built");
  expect(deriveStatus("built", ["inefficient"])).toBe("low");
  expect(deriveStatus("built", ["inefficient", "suspected_idle_B"])).toBe("idle");
  expect(deriveStatus("supplied_not_built", ["late_start"])).toBe("notstarted");
  expect(deriveStatus("reclaimed", [])).toBe("unsupplied");
  expect(deriveStatus("supplied_status_unknown", [])).toBe("unknown");
});
