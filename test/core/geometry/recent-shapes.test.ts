import { expect, test } from "vitest";
import { RecentShapes } from "../../../src/core/geometry/recent-shapes.ts";

/** Shapes of `vertices` vertices each, and which of them were made, in order. */
function recentOf(vertices: number, most: number) {
  const made: number[] = [];
  const recent = new RecentShapes(
    (index) => {
      made.push(index);
      return [[Array.from({ length: vertices }, (_, at) => [index, at])]];
    },
    (polygons) => polygons,
    most,
  );
  return { recent, made };
}

test("hands out the same shape as long as there is room for it", () => {
  const { recent, made } = recentOf(5, 10);
  const first = recent.read(7);
  recent.read(8);
  expect(recent.read(7)).toBe(first);
  expect(made).toEqual([7, 8]);
});

test("forgets the oldest shape first, and makes it again", () => {
  const { recent, made } = recentOf(5, 10);
  for (const index of [1, 2, 3, 2, 3, 1]) recent.read(index);
  expect(made).toEqual([1, 2, 3, 1]);
});

test("keeps a shape larger than all the room until the next one comes", () => {
  const { recent, made } = recentOf(50, 10);
  for (const index of [1, 1, 2, 1]) recent.read(index);
  expect(made).toEqual([1, 2, 1]);
});
