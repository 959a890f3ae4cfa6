// What the graph under a replay shows.

import { t } from "../texts";
import { tintOf } from "./cast";
import type { GraphAsk } from "./graph";
import type { Track } from "../scene/track";

export const GRAPHS = ["speed", "height", "offset", "tyre_load", "wall_force"] as const;
export const SCALE: Record<(typeof GRAPHS)[number], { scale: number; unit: string; digits: number }> = {
  speed: { scale: 1, unit: "m/s", digits: 2 },
  height: { scale: 1000, unit: "mm", digits: 1 },
  offset: { scale: 1000, unit: "mm", digits: 1 },
  tyre_load: { scale: 1, unit: "N", digits: 2 },
  wall_force: { scale: 1, unit: "N", digits: 2 },
};
/** Every second sample is drawn: 10 ms, finer than a pixel of any race. */
const EVERY = 2;
const DASHES = [[6, 4], [2, 3], [9, 3, 2, 3]];

/** One curve for each run, all over the time of the longest. */
export function curves(tracks: Track[], name: (typeof GRAPHS)[number], lead: number): GraphAsk {
  const longest = tracks.reduce((a, b) => (b.about.samples > a.about.samples ? b : a));
  const x = Array.from({ length: Math.ceil(longest.about.samples / EVERY) }, (_, k) => longest.time(k * EVERY));
  const { scale } = SCALE[name];
  const values = (track: Track): (number | null)[] =>
    x.map((_, k) => (k * EVERY < track.about.samples ? scale * track.data[k * EVERY * track.columns + track.column[name]!]! : null));
  return {
    x, height: 190, xName: t("race.axis.time"), yName: t(`graph.${name}.axis`),
    curves: tracks.map((track, index) => ({
      label: String(track.about.run), colour: tintOf(index), width: index === lead ? 2 : 1.2, dash: index ? DASHES[(index - 1) % DASHES.length] : undefined, values: values(track),
    })),
  };
}
