import { expect, test } from "vitest";
import { createIssue } from "../../../src/core/model/create-issue.ts";
import { createIssueWithPlace } from "../../../src/core/model/issue-with-place.ts";

const parts = { layer: "parcels", ids: ["A", "B"], measured: 12, unit: "m2", params: { a: "A", b: "B", width: 1 } };
const place = { type: "Point", coordinates: [114, 32] } as const;

test("is written, cloned and copied like an issue with its place in it, in the same order", () => {
  const { layer, ids, ...rest } = parts;
  const plain = createIssue("parcel-overlap", { layer, ids, place, ...rest });
  const issue = createIssueWithPlace("parcel-overlap", parts, () => place);
  expect(JSON.stringify(issue)).toBe(JSON.stringify(plain));
  expect(structuredClone(issue)).toEqual(plain);
  expect({ ...issue }).toStrictEqual({ ...plain });
});

test("makes the place only when somebody reads it", () => {
  let made = 0;
  const issue = createIssueWithPlace("parcel-overlap", parts, () => {
    made++;
    return place;
  });
  expect([issue.message.includes("A"), made]).toEqual([true, 0]);
  expect([issue.place, made]).toEqual([place, 1]);
});
