// Race times: the runs with drawn parameters as a band of bars, those with best values as dots on the same axis.

import { h, s } from "../dom";
import { number } from "../format";
import { t } from "../texts";
import type { Race } from "../types";

/** As wide as the page leaves room for, so that the words keep their size. */
const WIDTH = Math.min(560, Math.max(280, window.innerWidth - 40));
const HEIGHT = 200;
const FLOOR = 158;
const LEFT = 8;
const RIGHT = WIDTH - 8;

export function distribution(race: Race): HTMLElement {
  const all = [...race.times_s, ...race.drawn_times_s];
  if (!all.length) return h("figure", { class: "chart" }, h("h3", {}, t("race.times")), h("p", { class: "empty" }, t("race.nofinish")));
  const low = Math.min(...all);
  const high = Math.max(...all);
  const pad = Math.max(0.04 * (high - low), 0.02);
  const [start, end] = [low - pad, high + pad];
  const at = (time: number): number => LEFT + ((time - start) / (end - start)) * (RIGHT - LEFT);
  const caption = t("race.times.text", { n: race.times_s.length, drawn: race.drawn_times_s.length, runs: race.runs });
  return h(
    "figure",
    { class: "chart" },
    h("h3", {}, t("race.times")),
    s("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "plot", role: "img", "aria-label": caption }, bars(race.drawn_times_s, start, end, at), dots(race.times_s, at), axis(start, end, at), median(race, at)),
    h("figcaption", {}, caption),
  );
}

function bars(times: number[], start: number, end: number, at: (time: number) => number): SVGElement[] {
  const count = Math.max(8, Math.min(56, Math.ceil(2 * Math.cbrt(times.length) * 2)));
  const bins = new Array<number>(count).fill(0);
  for (const time of times) bins[Math.min(count - 1, Math.floor(((time - start) / (end - start)) * count))]! += 1;
  const most = Math.max(1, ...bins);
  return bins.flatMap((n, k) => {
    if (!n) return [];
    const [x0, x1] = [at(start + (k / count) * (end - start)), at(start + ((k + 1) / count) * (end - start))];
    const high = (n / most) * 96;
    return [s("rect", { x: x0, y: FLOOR - high, width: x1 - x0 - 0.5, height: high, class: "drawn" })];
  });
}

/** Dots stacked where times meet, at most a handful high. */
function dots(times: number[], at: (time: number) => number): SVGElement[] {
  const columns = new Map<number, number>();
  const step = Math.min(5, 60 / Math.max(1, Math.max(...count(times, at).values())));
  return times.map((time) => {
    const column = Math.round(at(time) / 5);
    const high = columns.get(column) ?? 0;
    columns.set(column, high + 1);
    return s("circle", { cx: column * 5, cy: FLOOR - 4 - high * step, r: 2.2, class: "best" });
  });
}

function count(times: number[], at: (time: number) => number): Map<number, number> {
  const found = new Map<number, number>([[0, 1]]);
  for (const time of times) found.set(Math.round(at(time) / 5), (found.get(Math.round(at(time) / 5)) ?? 0) + 1);
  return found;
}

function axis(start: number, end: number, at: (time: number) => number): SVGElement[] {
  const rough = (end - start) / 6;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((k) => k * power).find((each) => each >= rough) ?? rough;
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const shapes = [s("line", { x1: LEFT, x2: RIGHT, y1: FLOOR, y2: FLOOR, class: "axis" })];
  for (let time = Math.ceil(start / step) * step; time <= end; time += step) {
    shapes.push(s("line", { x1: at(time), x2: at(time), y1: FLOOR, y2: FLOOR + 4, class: "axis" }));
    shapes.push(s("text", { x: at(time), y: FLOOR + 18, "text-anchor": "middle" }, number(time, digits)));
  }
  shapes.push(s("text", { x: RIGHT, y: FLOOR + 36, "text-anchor": "end" }, t("race.axis.time")));
  return shapes;
}

function median(race: Race, at: (time: number) => number): SVGElement[] {
  if (!race.race_time_s) return [];
  const { median: middle, low, high } = race.race_time_s;
  const x = at(middle);
  const anchor = x > WIDTH - 140 ? "end" : x < 140 ? "start" : "middle";
  return [
    s("line", { x1: at(low), x2: at(high), y1: 28, y2: 28, class: "axis" }),
    ...[low, high].map((end) => s("line", { x1: at(end), x2: at(end), y1: 24, y2: 32, class: "axis" })),
    s("circle", { cx: x, cy: 28, r: 4, class: "best" }),
    s("text", { x, y: 16, "text-anchor": anchor, class: "t-ink" }, t("race.median", { time: number(middle) })),
  ];
}
