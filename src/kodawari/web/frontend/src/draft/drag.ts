// What is dragged follows the pointer, and shows where it would join before it is let go.

import { replace, s } from "../dom";
import { apart, moved } from "./chain";
import * as edit from "./edit";
import { carry, chainDrawing } from "./paint";
import { isRing, joints, middle, onward, pose, turnAbout } from "./pose";
import { dock, landing, sockets } from "./snap";
import type { Gesture, Hands } from "./gestures";
import type { PlanView } from "./planView";
import type { Landing } from "./snap";
import type { Chain, Entry, Pose } from "../types/draft";

const REACH = 34; // px: how near an end has to come to join
const STEP_DEG = 15;

/** The picked pieces follow the pointer, and lie down where they join. */
export function dragging(hands: Hands, first: PointerEvent): Gesture {
  const { studio, plan } = hands;
  const { geometry } = studio;
  const { rest, runs } = apart(studio.draft.chains, studio.picked, geometry);
  const [only] = studio.picked;
  if (studio.picked.size === 1 && only && runs[0]) {
    return floating(hands, only, joints(runs[0], geometry)[0]!, rest, first, (entry, start, landed) => {
      const draft = { ...studio.draft, chains: [...rest] };
      studio.commit(landed?.socket.kind === "between" ? edit.insertAfter(draft, landed.socket.entry, [entry], geometry) : edit.lay(draft, entry, start, geometry));
    });
  }
  const found = sockets(rest, geometry);
  const from = plan.floor.toPlan(first.clientX, first.clientY);
  const group = plan.lift(runs);
  const free = runs.filter((run) => !isRing(run, geometry));
  // A single run may also join with its other end, run the other way; not the one with the start: that gives the direction.
  const [run] = free;
  const back = free.length === 1 && run && runs.length === 1 && !run.pieces.some((entry) => entry.type === "start") ? edit.reversed(run, geometry) : null;
  const ways = back ? [...free, back] : free;
  let by: Pose = pose(0, 0);
  let turned = false;
  return {
    move(event) {
      const [x, y] = plan.floor.toPlan(event.clientX, event.clientY);
      by = pose(x - from[0], y - from[1]);
      const held = ways.map((way) => moved(way, by));
      const joined = event.altKey ? null : dock(held, found, plan.floor.mm(REACH), geometry);
      turned = joined !== null && back !== null && joined.run === held.at(-1);
      if (joined) by = onward(joined.by, by);
      group.setAttribute("transform", carry(by));
      group.classList.toggle("joined", Boolean(joined));
    },
    end() {
      plan.drop();
      if (turned && back) studio.commit(edit.paste({ ...studio.draft, chains: rest }, [moved(back, by)], null, geometry));
      else studio.commit(edit.move(studio.draft, studio.picked, by, geometry));
    },
    cancel: () => plan.drop(),
  };
}

/** One piece under the pointer, from the drawing or from the palette. */
export function floating(hands: Hands, entry: Entry, start: Pose, rest: readonly Chain[], first: PointerEvent, done: (entry: Entry, start: Pose, landed: Landing | null) => void): Gesture {
  const { studio, plan } = hands;
  const { geometry } = studio;
  const found = sockets(rest, geometry);
  const from = plan.floor.toPlan(first.clientX, first.clientY);
  let lying: { entry: Entry; start: Pose; landed: Landing | null } = { entry, start, landed: null };
  let group = plan.lift([{ ...pose(0, 0), pieces: [entry] }]);
  let inside = true;
  return {
    move(event) {
      const at = plan.floor.toPlan(event.clientX, event.clientY);
      inside = plan.floor.holds(event.clientX, event.clientY);
      const landed = event.altKey || !inside ? null : landing(entry, at, found, plan.floor.mm(REACH), geometry);
      const next = landed ? landed.entry : entry;
      if (next !== lying.entry) {
        const other = chainDrawing({ ...pose(0, 0), pieces: [next] }, studio.shapes);
        group.replaceWith(other);
        group = other as typeof group;
      }
      lying = { entry: next, start: landed ? landed.start : { ...start, x_mm: start.x_mm + at[0] - from[0], y_mm: start.y_mm + at[1] - from[1] }, landed };
      group.setAttribute("transform", carry(lying.start));
      group.classList.toggle("joined", Boolean(landed));
      replace(plan.overlay, landed?.socket.kind === "between" ? between(plan, landed.socket.pose, studio.system.width_mm) : null);
    },
    end() {
      plan.drop();
      replace(plan.overlay);
      if (inside) done(lying.entry, lying.start, lying.landed);
    },
    cancel() {
      plan.drop();
      replace(plan.overlay);
    },
  };
}

/** The joint that would open for a piece. */
function between(plan: PlanView, at: Pose, width: number): SVGElement {
  const half = (plan.floor.scale * width) / 2 + 8;
  const [x, y] = plan.floor.toScreen([at.x_mm, at.y_mm]);
  return s("line", { class: "joint", x1: 0, x2: 0, y1: -half, y2: half, transform: `translate(${x} ${y}) rotate(${-at.heading_deg})` });
}

/** The picked pieces turn about their middle. */
export function turning({ studio, plan }: Hands, first: PointerEvent): Gesture {
  const { geometry } = studio;
  const { runs } = apart(studio.draft.chains, studio.picked, geometry);
  const centre = middle(runs, geometry);
  const angle = (event: PointerEvent): number => {
    const [x, y] = plan.floor.toPlan(event.clientX, event.clientY);
    return (Math.atan2(y - centre[1], x - centre[0]) * 180) / Math.PI;
  };
  const from = angle(first);
  const group = plan.lift(runs);
  let by = 0;
  return {
    move(event) {
      const free = angle(event) - from;
      by = event.altKey ? free : STEP_DEG * Math.round(free / STEP_DEG);
      group.setAttribute("transform", carry(turnAbout(centre, by)));
    },
    end() {
      plan.drop();
      if (by % 360) studio.commit(edit.rotate(studio.draft, studio.picked, by, geometry));
    },
    cancel: () => plan.drop(),
  };
}
