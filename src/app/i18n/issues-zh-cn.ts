import type { IssueSentences } from "./issue-sentences.ts";
export const issuesZhCn = {} as unknown as IssueSentences;
