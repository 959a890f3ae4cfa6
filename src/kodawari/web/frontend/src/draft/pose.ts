// Places with a direction. All pure: nothing here touches the page.

import type { Chain, Entry, Point, Pose, Shape } from "../types/draft";

export type Geometry = (entry: Entry) => Shape;

const RADIAN = Math.PI / 180;
export const NEAR_MM = 1;
export const NEAR_DEG = 0.1;

/** Sine and cosine, exact at right angles, so that ovals close to the last bit. */
function turn(degrees: number): [sine: number, cosine: number] {
  const quarter = degrees / 90;
  if (Number.isInteger(quarter)) {
    const k = ((quarter % 4) + 4) % 4;
    return [[0, 1, 0, -1][k]!, [1, 0, -1, 0][k]!];
  }
  return [Math.sin(degrees * RADIAN), Math.cos(degrees * RADIAN)];
}

/** An angle as −180 < a ≤ 180. */
export function wrap(degrees: number): number {
  const inside = ((degrees % 360) + 360) % 360;
  return inside > 180 ? inside - 360 : inside;
}

/** What lies at `there` as `from` sees it. */
export function onward(from: Pose, there: Pose): Pose {
  const [x_mm, y_mm] = place(from, [there.x_mm, there.y_mm]);
  return { x_mm, y_mm, heading_deg: wrap(from.heading_deg + there.heading_deg), z_mm: from.z_mm + there.z_mm };
}

/** The way back: `onward(pose, inverse(pose))` is the origin. */
export function inverse(pose: Pose): Pose {
  const [sine, cosine] = turn(pose.heading_deg);
  return {
    x_mm: -cosine * pose.x_mm - sine * pose.y_mm,
    y_mm: sine * pose.x_mm - cosine * pose.y_mm,
    heading_deg: wrap(-pose.heading_deg),
    z_mm: -pose.z_mm,
  };
}

export function place(from: Pose, [x, y]: Point): Point {
  const [sine, cosine] = turn(from.heading_deg);
  return [from.x_mm + cosine * x - sine * y, from.y_mm + sine * x + cosine * y];
}

export function pose(x: number, y: number, heading = 0, z = 0): Pose {
  return { x_mm: x, y_mm: y, heading_deg: heading, z_mm: z };
}

export function placeOf({ x_mm, y_mm, heading_deg, z_mm }: Chain | Pose): Pose {
  return { x_mm, y_mm, heading_deg, z_mm };
}

export function away(a: Pose, b: Pose): number {
  return Math.hypot(a.x_mm - b.x_mm, a.y_mm - b.y_mm);
}

/** Whether two places are one, so that pieces that end there are joined. */
export function meets(a: Pose, b: Pose): boolean {
  return away(a, b) < NEAR_MM && Math.abs(a.z_mm - b.z_mm) < NEAR_MM && Math.abs(wrap(a.heading_deg - b.heading_deg)) < NEAR_DEG;
}

const known = new WeakMap<Chain, Pose[]>();

/** Keeps what the solver's own walk says of chains: inside banks it differs. Tells whether something moved. */
export function knowJoints(chains: readonly Chain[], poses: readonly [number, number, number, number][][], geometry: Geometry): boolean {
  let moved = false;
  for (const [k, chain] of chains.entries()) {
    const list = poses[k]?.map(([x, y, heading, z]) => pose(x, y, heading, z));
    if (list?.length !== chain.pieces.length + 1) continue;
    moved ||= joints(chain, geometry).some((each, j) => !meets(each, list[j]!));
    known.set(chain, list);
  }
  return moved;
}

/** The place before each piece of a chain, and that behind the last one. */
export function joints(chain: Chain, geometry: Geometry): Pose[] {
  const told = known.get(chain);
  if (told) return told;
  const found = [placeOf(chain)];
  for (const entry of chain.pieces) found.push(onward(found[found.length - 1]!, geometry(entry).end));
  return found;
}

/** A rigid motion that turns by `degrees` about a point of the plan. */
export function turnAbout([x, y]: Point, degrees: number): Pose {
  return onward(onward(pose(x, y), pose(0, 0, degrees)), pose(-x, -y));
}

export function isRing(chain: Chain, geometry: Geometry): boolean {
  const found = joints(chain, geometry);
  return chain.pieces.length > 2 && meets(found[0]!, found[found.length - 1]!);
}

/** Left, bottom, right, top of points; null without any. */
export function span(points: Iterable<Point>): [number, number, number, number] | null {
  let box: [number, number, number, number] | null = null;
  for (const [x, y] of points) {
    box = box ? [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)] : [x, y, x, y];
  }
  return box;
}

/** The outline of every piece of some chains, where it lies. */
export function* outlines(chains: readonly Chain[], geometry: Geometry): Generator<Point> {
  for (const chain of chains) {
    const found = joints(chain, geometry);
    for (const [index, entry] of chain.pieces.entries()) {
      for (const point of geometry(entry).outline) yield place(found[index]!, point);
    }
  }
}

export function middle(chains: readonly Chain[], geometry: Geometry): Point {
  const box = span(outlines(chains, geometry));
  return box ? [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2] : [0, 0];
}
