/** The same plan in other tabs of this browser: one edits, the others follow. */
export interface PlanPeers {
  /**
   * Asks to be the one that edits. Answers whether that is so at once; else `turn` is called when it is: the tab before was closed.
   * `leave` gives it up.
   */
  readonly lead: (key: string, turn: () => void) => Promise<{ readonly isFirst: boolean; readonly leave: () => void }>;
  /** Tells the others that something was written. */
  readonly tell: (key: string) => void;
  /** Hears of it, until the answer is called. */
  readonly listen: (key: string, heard: () => void) => () => void;
}

const prefix = "parkwright-plan-";

/**
 * Tabs that agree by a lock of the browser, which it takes back itself when a tab dies. Undefined where there are no locks
 * (plain http): then nobody knows of the others.
 */
export function createBrowserPeers(): PlanPeers | undefined {
  if (!("locks" in navigator) || typeof BroadcastChannel !== "function") return undefined;
  const channels = new Map<string, BroadcastChannel>();
  const channelOf = (key: string): BroadcastChannel => {
    const channel = channels.get(key) ?? new BroadcastChannel(prefix + key);
    channels.set(key, channel);
    return channel;
  };
  return {
    async lead(key, turn) {
      let leave = (): void => {};
      const held = new Promise<void>((resolve) => {
        leave = resolve;
      });
      const waiting = new AbortController();
      const isFirst = await new Promise<boolean>((resolve) => {
        void navigator.locks.request(prefix + key, { ifAvailable: true }, (lock) => {
          resolve(lock !== null);
          return lock === null ? undefined : held;
        });
      });
      if (isFirst) return { isFirst, leave };
      const next = navigator.locks.request(prefix + key, { signal: waiting.signal }, () => {
        turn();
        return held;
      });
      next.catch(() => undefined); // called off by leaving
      return {
        isFirst,
        leave() {
          waiting.abort();
          leave();
        },
      };
    },
    tell: (key) => channelOf(key).postMessage(null),
    listen(key, heard) {
      const channel = new BroadcastChannel(prefix + key);
      channel.onmessage = heard;
      return () => channel.close();
    },
  };
}
