import type { EditSession, Modifiers } from "../tools/edit-session.ts";
import type { Pixel } from "../tools/edit-surface.ts";

/**
 * Hands presses, moves and releases on the map's container to the edit session before the map sees them: where the session
 * takes hold of something the map must not pan. Returns how to stop listening.
 */
export function installEditPointer(container: HTMLElement, session: EditSession): () => void {
  let isOurs = false;
  const place = (event: MouseEvent): Pixel => {
    const box = container.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const press = (event: PointerEvent) => {
    if (event.button !== 0 || !event.isPrimary) return;
    isOurs = session.press(place(event), modifiersOf(event), event.pointerType === "touch");
    if (!isOurs) return;
    window.addEventListener("pointermove", drag);
    window.addEventListener("pointerup", release);
    window.addEventListener("pointercancel", release);
  };
  const drag = (event: PointerEvent) => session.move(place(event), modifiersOf(event));
  const release = (event: PointerEvent) => {
    stop();
    session.release(place(event), modifiersOf(event));
    // The click that follows the release is still ours.
    setTimeout(() => {
      isOurs = false;
    });
  };
  const stop = () => {
    window.removeEventListener("pointermove", drag);
    window.removeEventListener("pointerup", release);
    window.removeEventListener("pointercancel", release);
  };
  const hover = (event: PointerEvent) => {
    if (!isOurs && event.buttons === 0) session.move(place(event), modifiersOf(event));
  };
  const swallow = (event: Event) => {
    if (isOurs) event.stopPropagation();
  };
  container.addEventListener("pointerdown", press, true);
  container.addEventListener("pointermove", hover, true);
  for (const name of ["mousedown", "touchstart", "click", "dblclick"] as const) {
    container.addEventListener(name, swallow, true);
  }
  return () => {
    stop();
    container.removeEventListener("pointerdown", press, true);
    container.removeEventListener("pointermove", hover, true);
    for (const name of ["mousedown", "touchstart", "click", "dblclick"] as const) {
      container.removeEventListener(name, swallow, true);
    }
  };
}

export function modifiersOf(event: MouseEvent | KeyboardEvent): Modifiers {
  return { alt: event.altKey, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey };
}
