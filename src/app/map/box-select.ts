export interface BoxSelectOptions {
  readonly container: HTMLElement;
  /** Drawn while dragging; hidden otherwise. */
  readonly frame: HTMLElement;
  readonly onSelect: (from: readonly [number, number], to: readonly [number, number]) => void;
  /** Shift and a click without a drag. The map does not see it, since it never saw the button go down. */
  readonly onClick: (at: readonly [number, number], event: MouseEvent) => void;
}

const startPx = 4;

/** Shift-drag draws a rectangle and selects what it touches (it replaces box zoom). Escape gives up. Returns how to stop listening. */
export function installBoxSelect({ container, frame, onSelect, onClick }: BoxSelectOptions): () => void {
  let from: readonly [number, number] | null = null;

  const place = (event: MouseEvent): readonly [number, number] => {
    const box = container.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const show = (to: readonly [number, number]) => {
    if (from === null) return;
    const [x, y] = [Math.min(from[0], to[0]), Math.min(from[1], to[1])];
    frame.style.cssText = `display:block;left:${x}px;top:${y}px;width:${Math.abs(to[0] - from[0])}px;height:${Math.abs(to[1] - from[1])}px`;
  };
  const stop = () => {
    from = null;
    frame.style.cssText = "display:none";
    window.removeEventListener("mousemove", move);
    window.removeEventListener("mouseup", end);
    window.removeEventListener("keydown", giveUp, true);
  };
  const move = (event: MouseEvent) => show(place(event));
  const end = (event: MouseEvent) => {
    const start = from;
    const to = place(event);
    stop();
    if (start === null) return;
    if (Math.hypot(to[0] - start[0], to[1] - start[1]) >= startPx) onSelect(start, to);
    else onClick(to, event);
  };
  const giveUp = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    stop();
  };
  const begin = (event: MouseEvent) => {
    if (!event.shiftKey || event.button !== 0) return;
    // The map would pan.
    event.stopPropagation();
    event.preventDefault();
    from = place(event);
    window.addEventListener("mousemove", move);
    window.addEventListener("mouseup", end);
    window.addEventListener("keydown", giveUp, true);
  };
  container.addEventListener("mousedown", begin, true);
  return () => {
    stop();
    container.removeEventListener("mousedown", begin, true);
  };
}
