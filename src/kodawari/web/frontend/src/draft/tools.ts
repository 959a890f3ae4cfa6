// The tools beside the hand: measuring, and drawing the venue. A press with one of them is theirs.

import { replace, s } from "../dom";
import { plain } from "../format";
import { joints, place, span } from "./pose";
import { t } from "../texts";
import type { Gesture, Hands } from "./gestures";
import type { Point } from "../types/draft";

const NEAR = 14; // px

export function toolGesture(hands: Hands, event: PointerEvent, marquee: (hands: Hands, event: PointerEvent) => Gesture): Gesture | null {
  switch (hands.studio.tool) {
    case "marquee": return marquee(hands, event);
    case "measure": return measuring(hands, event);
    case "venue": return cornering(hands, event);
    case "obstacle": return boxing(hands, event);
    default: return null;
  }
}

/** The nearest end, corner of a piece or corner of the venue, else the place itself. */
function caught({ studio, plan }: Hands, event: PointerEvent): Point {
  const at = plan.floor.toPlan(event.clientX, event.clientY);
  if (event.altKey) return at;
  const { draft, geometry } = studio;
  let best = at;
  let least = plan.floor.mm(NEAR);
  const offer = (point: Point): void => {
    const far = Math.hypot(point[0] - at[0], point[1] - at[1]);
    if (far < least) [least, best] = [far, point];
  };
  for (const chain of draft.chains) {
    const found = joints(chain, geometry);
    for (const each of found) offer([each.x_mm, each.y_mm]);
    chain.pieces.forEach((entry, k) => geometry(entry).outline.forEach((point) => offer(place(found[k]!, point))));
  }
  for (const ring of [draft.venue?.outline ?? [], ...(draft.venue?.obstacles ?? []).map((each) => each.outline)]) ring.forEach(offer);
  return best;
}

function measuring(hands: Hands, first: PointerEvent): Gesture {
  const { plan } = hands;
  const from = caught(hands, first);
  const show = (to: Point): void => {
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const [a, b] = [plan.floor.toScreen(from), plan.floor.toScreen(to)];
    const text = t("course.measured", { far: plain(Math.hypot(dx, dy), 0), dx: plain(Math.abs(dx), 0), dy: plain(Math.abs(dy), 0) });
    replace(plan.overlay, s("line", { class: "measure", x1: a[0], y1: a[1], x2: b[0], y2: b[1] }), s("circle", { class: "measure", cx: a[0], cy: a[1], r: 3 }), s("circle", { class: "measure", cx: b[0], cy: b[1], r: 3 }),
      s("text", { class: "measure-text", x: (a[0] + b[0]) / 2, y: (a[1] + b[1]) / 2 - 8, "text-anchor": "middle" }, text));
  };
  show(from);
  return { move: (event) => show(caught(hands, event)), end: () => undefined, cancel: () => replace(plan.overlay) };
}

/** Corners of the venue, one by one; an old one can be dragged. */
function cornering(hands: Hands, first: PointerEvent): Gesture {
  const { studio, plan } = hands;
  const venue = studio.draft.venue ?? { outline: [], obstacles: [] };
  const at = plan.floor.toPlan(first.clientX, first.clientY);
  const near = plan.floor.mm(NEAR);
  const old = venue.outline.findIndex(([x, y]) => Math.hypot(x - at[0], y - at[1]) < near);
  const put = (point: Point, amend: boolean): void => {
    const to = rounded(point, first.altKey ? 1 : 50);
    const outline = old < 0 && !amend ? [...venue.outline, to] : (studio.draft.venue?.outline ?? []).map((each, k, list) => (k === (old < 0 ? list.length - 1 : old) ? to : each));
    studio.alter({ venue: { ...venue, outline } }, amend);
  };
  put(old < 0 ? at : venue.outline[old]!, false);
  return { move: (event) => put(plan.floor.toPlan(event.clientX, event.clientY), true), end: () => undefined, cancel: () => undefined };
}

/** A pillar or a table as a box. */
function boxing(hands: Hands, first: PointerEvent): Gesture {
  const { studio, plan } = hands;
  const venue = studio.draft.venue ?? { outline: [], obstacles: [] };
  const from = rounded(plan.floor.toPlan(first.clientX, first.clientY), 50);
  let to = from;
  return {
    move(event) {
      to = rounded(plan.floor.toPlan(event.clientX, event.clientY), 50);
      const [a, b] = [plan.floor.toScreen(from), plan.floor.toScreen(to)];
      replace(plan.overlay, s("rect", { class: "marquee", x: Math.min(a[0], b[0]), y: Math.min(a[1], b[1]), width: Math.abs(a[0] - b[0]), height: Math.abs(a[1] - b[1]) }));
    },
    end() {
      replace(plan.overlay);
      const [left, low, right, high] = span([from, to])!;
      if (right - left < 50 || high - low < 50) return;
      studio.alter({ venue: { ...venue, obstacles: [...venue.obstacles, { name: t("course.obstacle.n", { n: venue.obstacles.length + 1 }), outline: box(left, low, right, high) }] } });
      studio.setTool("select");
    },
    cancel: () => replace(plan.overlay),
  };
}

export function box(left: number, low: number, right: number, high: number): Point[] {
  return [[left, low], [right, low], [right, high], [left, high]];
}

function rounded([x, y]: Point, step: number): Point {
  return [step * Math.round(x / step), step * Math.round(y / step)];
}
