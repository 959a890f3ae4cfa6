// Hands on the drawing: pan, pinch, pick, drag, turn, marquee, long press. One pointer does one thing at a time.

import { dragging, turning } from "./drag";
import { toolGesture } from "./tools";
import { s } from "../dom";
import type { PlanView } from "./planView";
import type { Studio } from "./studio";
import type { Entry, Point } from "../types/draft";

/** What a pressed pointer does until it is lifted. */
export interface Gesture {
  move(event: PointerEvent): void;
  end(event: PointerEvent): void;
  cancel(): void;
}

export interface Hands {
  studio: Studio;
  plan: PlanView;
  /** Opens the menu of what is picked at a place of the window. */
  menu(x: number, y: number): void;
}

const SLOP = 5; // px: less is a press and no drag
const HOLD_MS = 550;

export function listen(hands: Hands): void {
  const { plan, studio } = hands;
  const { element } = plan.floor;
  const down = new Map<number, Point>();
  let gesture: Gesture | null = null;
  let space = false;

  element.addEventListener("pointerdown", (event) => {
    if ((event.target as Element).closest(".end")) return;
    down.set(event.pointerId, [event.clientX, event.clientY]);
    element.setPointerCapture(event.pointerId);
    if (down.size === 2) {
      gesture?.cancel();
      gesture = pinch(hands, down);
    } else if (down.size === 1) {
      gesture = event.button === 1 || space ? panning(hands, event) : begin(hands, event);
    }
  });
  element.addEventListener("pointermove", (event) => {
    if (!down.has(event.pointerId)) return;
    down.set(event.pointerId, [event.clientX, event.clientY]);
    gesture?.move(event);
  });
  const lifted = (event: PointerEvent): void => {
    if (!down.delete(event.pointerId)) return;
    if (event.type === "pointercancel") gesture?.cancel();
    else gesture?.end(event);
    gesture = null;
  };
  element.addEventListener("pointerup", lifted);
  element.addEventListener("pointercancel", lifted);
  element.addEventListener("wheel", (event) => {
    event.preventDefault();
    const by = event.deltaMode === 1 ? 30 * event.deltaY : event.deltaY;
    plan.floor.zoom(Math.exp(-0.0016 * by), event.clientX, event.clientY);
  }, { passive: false });
  element.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    const entry = plan.entryOf(event.target);
    if (entry && !studio.picked.has(entry)) studio.pick([entry]);
    if (studio.editable) hands.menu(event.clientX, event.clientY);
  });
  document.addEventListener("keydown", (event) => {
    if (!element.isConnected) return;
    if (event.key === " " && element.matches(":hover") && !(event.target as Element).closest("input, textarea, select, button, [role=button]")) {
      space = true;
      event.preventDefault();
    }
    if (event.key === "Escape") { gesture?.cancel(); gesture = null; }
  });
  document.addEventListener("keyup", (event) => { if (event.key === " ") space = false; });
}

function begin(hands: Hands, event: PointerEvent): Gesture | null {
  const { studio, plan } = hands;
  if (event.button !== 0) return null;
  const special = studio.tool === "select" ? null : toolGesture(hands, event, marquee);
  if (special) return special;
  if ((event.target as Element).closest("[data-turn]")) return turning(hands, event);
  const entry = plan.entryOf(event.target);
  if (entry) return pressing(hands, event, entry);
  return event.shiftKey ? marquee(hands, event) : panning(hands, event);
}

/** On a piece: a press picks it, a longer one opens its menu, a drag moves it. */
function pressing(hands: Hands, first: PointerEvent, entry: Entry): Gesture {
  const { studio, plan } = hands;
  let drag: Gesture | null = null;
  let held = false;
  const timer = window.setTimeout(() => {
    if (drag || first.pointerType === "mouse") return;
    held = true;
    if (!studio.picked.has(entry)) studio.pick([entry]);
    if (studio.editable) hands.menu(first.clientX, first.clientY);
  }, HOLD_MS);
  return {
    move(event) {
      if (!drag && !held && Math.hypot(event.clientX - first.clientX, event.clientY - first.clientY) > SLOP) {
        clearTimeout(timer);
        if (!studio.editable) drag = panning(hands, first);
        else {
          if (!studio.picked.has(entry)) studio.pick(first.shiftKey ? [...studio.picked, entry] : [entry]);
          drag = dragging(hands, first);
        }
      }
      drag?.move(event);
    },
    end(event) {
      clearTimeout(timer);
      if (drag) return drag.end(event);
      if (held) return;
      if (first.shiftKey || first.ctrlKey || first.metaKey) studio.choose(studio.picked.has(entry) ? [...studio.picked].filter((each) => each !== entry) : [...studio.picked, entry]);
      else if (event.detail < 2) studio.choose([entry]);
      plan.focus(entry);
    },
    cancel() {
      clearTimeout(timer);
      drag?.cancel();
    },
  };
}

function panning({ plan, studio }: Hands, first: PointerEvent): Gesture {
  let last: Point = [first.clientX, first.clientY];
  let far = 0;
  return {
    move(event) {
      far += Math.hypot(event.clientX - last[0], event.clientY - last[1]);
      plan.floor.pan(event.clientX - last[0], event.clientY - last[1]);
      last = [event.clientX, event.clientY];
    },
    end() {
      if (far < SLOP && !plan.entryOf(first.target)) studio.pick([]);
    },
    cancel: () => undefined,
  };
}

function pinch({ plan }: Hands, down: Map<number, Point>): Gesture {
  const read = (): { x: number; y: number; apart: number } => {
    const [a, b] = [...down.values()];
    return a && b ? { x: (a[0] + b[0]) / 2, y: (a[1] + b[1]) / 2, apart: Math.hypot(a[0] - b[0], a[1] - b[1]) } : { x: 0, y: 0, apart: 0 };
  };
  let last = read();
  return {
    move() {
      if (down.size < 2) return;
      const now = read();
      plan.floor.pan(now.x - last.x, now.y - last.y);
      if (last.apart > 10) plan.floor.zoom(now.apart / last.apart, now.x, now.y);
      last = now;
    },
    end: () => undefined,
    cancel: () => undefined,
  };
}

function marquee({ plan, studio }: Hands, first: PointerEvent): Gesture {
  const box = plan.floor.element.getBoundingClientRect();
  const rect = s("rect", { class: "marquee" });
  plan.overlay.append(rect);
  const before = first.shiftKey ? [...studio.picked] : [];
  const at = (event: PointerEvent): [number, number, number, number] => [first.clientX - box.left, first.clientY - box.top, event.clientX - box.left, event.clientY - box.top];
  return {
    move(event) {
      const [ax, ay, bx, by] = at(event);
      for (const [name, value] of Object.entries({ x: Math.min(ax, bx), y: Math.min(ay, by), width: Math.abs(ax - bx), height: Math.abs(ay - by) })) rect.setAttribute(name, String(value));
    },
    end(event) {
      rect.remove();
      const inside = plan.within(plan.floor.toPlan(first.clientX, first.clientY), plan.floor.toPlan(event.clientX, event.clientY));
      studio.choose([...before, ...inside]);
      if (studio.tool === "marquee") studio.setTool("select");
    },
    cancel: () => rect.remove(),
  };
}
