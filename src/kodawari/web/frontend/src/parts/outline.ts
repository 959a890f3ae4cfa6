// A car from above and from the side, as a drawing: the same geometry that the solver uses, flat.

import { s } from "../dom";
import type { Block, CarShape } from "../types";

/** The upper edges of a body, as the 3D view draws them. */
function canopy(body: Block): SVGElement {
  const [x, y] = body.place;
  const [l, w] = body.size;
  const corners = [[x + 0.12 * l, 0.31 * w], [x + 0.12 * l, -0.31 * w], [x - 0.42 * l, -0.31 * w], [x - 0.42 * l, 0.31 * w]] as const;
  const outer = [[x + 0.5 * l, 0.44 * w], [x + 0.5 * l, -0.44 * w], [x - 0.5 * l, -0.44 * w], [x - 0.5 * l, 0.44 * w]] as const;
  const edges = corners.map(([cx, cy], k) => `M${cx} ${-y - cy}L${outer[k]![0]} ${-y - outer[k]![1]}`).join("");
  return s("path", { d: `M${corners.map(([cx, cy]) => `${cx} ${-y - cy}`).join("L")}Z${edges}`, class: "l" });
}

/** From above, the nose to the right. */
export function fromAbove(shape: CarShape, label: string): SVGElement {
  const [front, rear, left, right] = shape.span;
  const pad = 4;
  const view = `${rear - pad} ${-left - pad} ${front - rear + 2 * pad} ${left - right + 2 * pad}`;
  const box = (x: number, y: number, l: number, w: number, look: string, round = 0): SVGElement =>
    s("rect", { x: x - l / 2, y: -y - w / 2, width: l, height: w, class: look, rx: round });
  const shapes: SVGElement[] = [];
  for (const wheel of shape.wheels) {
    const x = wheel.place[0];
    if (wheel.place[1] > 0) shapes.push(s("line", { x1: x, x2: x, y1: -wheel.place[1], y2: wheel.place[1], class: "l" }));
  }
  const of = (kind: string): void => {
    for (const b of shape.blocks.filter((each) => each.kind === kind)) {
      shapes.push(
        b.form === "ball"
          ? s("circle", { cx: b.place[0], cy: -b.place[1], r: b.size[0] / 2, class: "r" })
          : box(b.place[0], b.place[1], b.size[0], b.size[1], kind === "damper" ? "d" : kind === "chassis" ? "f" : "r", kind === "body" ? 12 : 1),
      );
    }
  };
  of("brake");
  of("plate");
  of("chassis");
  of("body");
  for (const b of shape.blocks.filter((each) => each.kind === "body")) shapes.push(canopy(b));
  for (const w of shape.wheels) shapes.push(box(w.place[0], w.place[1], 2 * w.radius, w.width, "t", 3));
  of("damper");
  for (const disc of shape.discs) {
    shapes.push(s("circle", { cx: disc.place[0], cy: -disc.place[1], r: disc.radius, class: "r" }));
    shapes.push(s("circle", { cx: disc.place[0], cy: -disc.place[1], r: 1.2, class: "d" }));
  }
  of("pole");
  return s("svg", { viewBox: view, class: "outline-car", ...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true }) }, shapes);
}
