import type { IssueSentences } from "./issue-sentences.ts";
export const issuesZhTw = {} as unknown as IssueSentences;
