/**
 * Lets the event loop take its other messages first. A message channel, since timers are held back to 4 ms once nested.
 */
export function createTurns(): () => Promise<void> {
  const channel = new MessageChannel();
  const waiting: (() => void)[] = [];
  channel.port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      channel.port2.postMessage(null);
    });
}

/** Pauses when the last pause is longer ago than this: often enough for a cancel, too rarely to cost anything. */
const sliceMs = 25;

/** Wraps a pause so that a loop may call it at every step. */
export function createSlices(pause: () => Promise<void>, now: () => number): () => Promise<void> {
  let last = now();
  return async () => {
    if (now() - last < sliceMs) return;
    await pause();
    last = now();
  };
}
