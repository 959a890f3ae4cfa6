// What the server found, on the drawing: the gap, places too low, pieces in one another, pieces outside the venue.

import { s } from "../dom";
import { plain } from "../format";
import { t } from "../texts";
import type { DraftView, Point } from "../types/draft";

export function marks(view: DraftView): SVGElement[] {
  const found: SVGElement[] = [];
  if (view.gap && !view.closed && view.pieces > 2) found.push(...gap(view.gap));
  for (const crossing of view.crossings) {
    if (!crossing.ok) found.push(sign(crossing.at, t("course.mark.low", { height: plain(crossing.height_mm, 0), need: plain(crossing.needed_mm, 0) })));
  }
  view.overlaps.forEach(({ at }, k) => found.push(sign(at, k ? "" : t("course.mark.overlap"))));
  const most = Math.max(...view.venue.map((each) => each.beyond_mm));
  for (const { at, beyond_mm } of view.venue) found.push(sign(at, beyond_mm === most ? t("course.mark.beyond", { by: plain(beyond_mm, 0) }) : ""));
  return found;
}

/** What is missing between the two ends, drawn and in figures. */
function gap(found: NonNullable<DraftView["gap"]>): SVGElement[] {
  const [[ax, ay], [bx, by]] = [found.from, found.to];
  const middle: Point = [(ax + bx) / 2, (ay + by) / 2];
  const far = Math.hypot(bx - ax, by - ay);
  return [sign(middle, shortGap(found, far), far < 1 ? "bad" : "gap-text")];
}

/** How far and how much turned: short, so that it has room on a phone; the panel says the rest. */
function shortGap(found: NonNullable<DraftView["gap"]>, far: number): string {
  const words = [
    far >= 0.5 ? `${plain(far, 0)} mm` : "",
    Math.abs(found.up_mm) >= 0.5 ? `${found.up_mm > 0 ? "↑" : "↓"} ${plain(Math.abs(found.up_mm), 0)} mm` : "",
    Math.abs(found.turn_deg) >= 0.05 ? `${plain(Math.abs(found.turn_deg), 1)}°` : "",
  ];
  return words.filter(Boolean).join(" · ");
}

/** The gap as a line, in millimetres. */
export function gapLine(view: DraftView): SVGElement | null {
  if (!view.gap || view.closed || view.pieces < 3) return null;
  const [[x1, y1], [x2, y2]] = [view.gap.from, view.gap.to];
  return s("line", { class: "gap-line", x1, y1, x2, y2 });
}

export function gapText(found: NonNullable<DraftView["gap"]>): string {
  const parts = [
    [found.ahead_mm, 0.5, "course.gap.ahead", "course.gap.back"], [found.aside_mm, 0.5, "course.gap.left", "course.gap.right"], [found.up_mm, 0.5, "course.gap.up", "course.gap.down"], [found.turn_deg, 0.05, "course.gap.turnleft", "course.gap.turnright"],
  ] as const;
  return parts.filter(([value, least]) => Math.abs(value) >= least).map(([value, , more, less]) => t(value > 0 ? more : less, { by: plain(Math.abs(value), 1) })).join(" · ");
}

function sign(at: Point, text: string, look = "bad"): SVGElement {
  return s("g", { class: `sign ${look}`, "data-x": at[0], "data-y": at[1] },
    look === "bad" ? s("circle", { r: 11 }) : null, s("text", { x: look === "bad" ? 16 : 0, "text-anchor": look === "bad" ? "start" : "middle", dy: 4 }, text));
}
