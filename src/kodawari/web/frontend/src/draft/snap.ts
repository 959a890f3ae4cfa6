// Where what is dragged would join: ends against ends with one tangent, and into joints. All pure.

import { chainAt } from "./chain";
import { flipped } from "./edit";
import { away, inverse, isRing, joints, middle, onward, place, pose, wrap } from "./pose";
import type { Geometry } from "./pose";
import type { Chain, Entry, Point, Pose } from "../types/draft";

/** A place at which something could join: behind the last piece of a chain, before its first, or between two. */
export interface Socket {
  kind: "last" | "first" | "between";
  pose: Pose;
  /** The piece that has the end; for "between" the one before the joint. */
  entry: Entry;
}

/** A single piece as it would lie. */
export interface Landing {
  entry: Entry;
  start: Pose;
  socket: Socket;
}

export function sockets(chains: readonly Chain[], geometry: Geometry): Socket[] {
  return chains.flatMap((chain) => {
    const found = joints(chain, geometry);
    const between = chain.pieces.slice(0, -1).map((entry, k): Socket => ({ kind: "between", pose: found[k + 1]!, entry }));
    if (isRing(chain, geometry)) return [...between, { kind: "between", pose: found[0]!, entry: chain.pieces.at(-1)! } satisfies Socket];
    return [
      ...between,
      { kind: "first", pose: found[0]!, entry: chain.pieces[0]! } satisfies Socket,
      { kind: "last", pose: found.at(-1)!, entry: chain.pieces.at(-1)! } satisfies Socket,
    ];
  });
}

/** Where a single piece would go: the way to lie whose middle is nearest to the pointer; either end, either hand. */
export function landing(entry: Entry, at: Point, found: readonly Socket[], reach: number, geometry: Geometry): Landing | null {
  let best: Landing | null = null;
  let least = Infinity;
  const hands = entry.turn ? [entry, flipped(entry)] : [entry];
  for (const hand of hands) {
    const shape = geometry(hand);
    const centre = middleOf(hand, geometry);
    for (const socket of found) {
      const start = socket.kind === "first" ? onward(socket.pose, inverse(shape.end)) : socket.pose;
      const [x, y] = socket.kind === "between" ? [socket.pose.x_mm, socket.pose.y_mm] : place(start, centre);
      const far = Math.hypot(x - at[0], y - at[1]);
      // A joint that is taken wants the pointer nearer than an open end does.
      const within = socket.kind === "between" ? 0.45 * reach : reach + 0.45 * Math.min(shape.length_mm, 1200);
      if (far > within || far / within >= least) continue;
      least = far / within;
      best = { entry: hand, start, socket };
    }
  }
  return best;
}

export interface Docking {
  by: Pose;
  /** The dragged run that joins. */
  run: Chain;
}

/** The motion that joins one of the dragged runs to an open end within reach; a long run is not turned far. */
export function dock(runs: readonly Chain[], found: readonly Socket[], reach: number, geometry: Geometry): Docking | null {
  let best: Docking | null = null;
  let least = reach;
  for (const run of runs) {
    const ends = joints(run, geometry);
    const most = run.pieces.length === 1 ? 180 : 60;
    for (const socket of found) {
      if (socket.kind === "between") continue;
      const mine = socket.kind === "last" ? ends[0]! : ends.at(-1)!;
      const turned = Math.abs(wrap(socket.pose.heading_deg - mine.heading_deg));
      const far = away(mine, socket.pose) * (1 + turned / 180);
      if (far >= least || turned > most) continue;
      least = far;
      best = { by: onward(socket.pose, inverse(mine)), run };
    }
  }
  return best;
}

const middles = new WeakMap<object, Point>();

/** The middle of a piece in its own frame. */
export function middleOf(entry: Entry, geometry: Geometry): Point {
  const shape = geometry(entry);
  let found = middles.get(shape);
  if (!found) {
    found = middle([chainAt(pose(0, 0), [entry])], geometry);
    middles.set(shape, found);
  }
  return found;
}
