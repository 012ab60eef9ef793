import type { AnyGeometry } from "./coordinates.ts";
import { createIssue, type IssueParts } from "./create-issue.ts";
import type { Issue } from "./issue.ts";
import type { IssueCode } from "./issue-codes.ts";

/** Hidden from copies: a copy holds the place itself. */
const makePlace = Symbol("makes the place of an issue");

/** One for all issues, so that they are objects of one kind. */
const placeProperty: PropertyDescriptor & ThisType<{ readonly [makePlace]: () => AnyGeometry }> = {
  enumerable: true,
  configurable: true,
  get() {
    return this[makePlace]();
  },
};

/**
 * An issue whose place is made when somebody reads it, each time anew: a park may have a hundred thousand places of which a person looks
 * at one. Otherwise as `createIssue` gives it; copied, cloned or written it is the same.
 */
export function createIssueWithPlace(
  code: IssueCode,
  parts: Omit<IssueParts, "place">,
  make: () => AnyGeometry,
): Issue {
  const { code: sameCode, severity, layer, ids, ...rest } = createIssue(code, parts);
  const issue = { code: sameCode, severity, layer, ids };
  Object.defineProperty(issue, makePlace, { value: make });
  Object.defineProperty(issue, "place", placeProperty);
  return Object.assign(issue, rest);
}
