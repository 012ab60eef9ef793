import { describe, expect, it } from "vitest";
import { parseTypedPoint } from "../../../src/core/geometry/typed-point.ts";

describe("reading a typed point", () => {
  it.each([
    ["120", { kind: "length", lengthM: 120 }],
    [" 12.5 m", { kind: "length", lengthM: 12.5 }],
    ["120<90", { kind: "polar", lengthM: 120, bearingDeg: 90 }],
    ["120 < -30.5°", { kind: "polar", lengthM: 120, bearingDeg: -30.5 }],
    ["@12,-3", { kind: "offset", eastM: 12, northM: -3 }],
    ["@12 -3", { kind: "offset", eastM: 12, northM: -3 }],
    ["38512345.68, 2543210.13", { kind: "position", first: 38512345.68, second: 2543210.13 }],
    ["114.1 32.105", { kind: "position", first: 114.1, second: 32.105 }],
    ["１２０＜９０度", { kind: "polar", lengthM: 120, bearingDeg: 90 }],
    ["＠１２，－３", { kind: "offset", eastM: 12, northM: -3 }],
    ["１２．５米", { kind: "length", lengthM: 12.5 }],
  ])("takes %j as it is meant", (text, expected) => {
    expect(parseTypedPoint(text)).toEqual(expected);
  });

  it.each(["", "abc", "-5", "12<", "@3", "1,2,3", "--4", "1e400,2", "12<3<4"])("does not guess at %j", (text) => {
    expect(parseTypedPoint(text)).toBeUndefined();
  });
});
