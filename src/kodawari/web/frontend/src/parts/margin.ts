// A limit as a bar that is full up to the measured value, so that people see 0.4 mm of 105.

import { s } from "../dom";
import type { Bar } from "../types";

const WIDTH = 400;
const HEIGHT = 20;
const TOP = 4;
const THICK = 11;

export function marginBar(bar: Bar, about: string): SVGElement {
  const at = (value: number): number => 1 + ((value - bar.start) / (bar.end - bar.start)) * (WIDTH - 2);
  const rect = (from: number, to: number, look: string): SVGElement | null =>
    to - from > 1e-9 ? s("rect", { x: at(from), y: TOP, width: at(to) - at(from), height: THICK, class: look }) : null;
  const shapes: (SVGElement | null)[] = [rect(bar.start, bar.upper ?? bar.end, "box")];
  if (bar.low !== null && bar.high !== null) {
    const low = Math.max(bar.low, bar.start);
    const high = Math.min(bar.high, bar.end);
    const lower = bar.lower ?? -Infinity;
    const upper = bar.upper ?? Infinity;
    shapes.push(rect(bar.start, Math.min(low, upper), "full"));
    shapes.push(rect(Math.max(low, bar.start), Math.min(high, upper), "spread"));
    if (high > upper) shapes.push(rect(upper, high, "over"));
    if (low < lower) shapes.push(rect(low, Math.min(lower, bar.end), "over"));
  }
  for (const limit of [bar.lower, bar.upper]) {
    if (limit !== null) shapes.push(s("line", { x1: at(limit), x2: at(limit), y1: 0, y2: HEIGHT - 1, class: "limit" }));
  }
  if (bar.start > 0) shapes.push(s("path", { d: `M8 ${TOP - 2}l-4 ${THICK + 4}M14 ${TOP - 2}l-4 ${THICK + 4}`, class: "cut" }));
  return s(
    "svg",
    { class: "margin", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", role: "img", "aria-label": about },
    shapes,
  );
}
