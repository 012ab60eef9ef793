import { en } from "./en.ts";
export const zhTw = en;
