// A race in figures: times, chances, speed, and where it goes out. The same in the workbench and in a saved file.

import { h } from "../dom";
import { number, percent } from "../format";
import { phrases, t, title, word } from "../texts";
import { distribution } from "./distribution";
import { graph } from "./graph";
import type { Race, Place } from "../types";

/** Places that the table names. */
const MOST = 14;

/** `plan` is the course with its marks; `see` gives the address of a place's replay, where there are replays. */
export function raceResult(found: Race, plan: HTMLElement, see?: (place: Place) => string): HTMLElement {
  const share = found.places.reduce((sum, place) => sum + place.chance, 0);
  return h(
    "div",
    {},
    headline(found),
    h("div", { class: "two" }, distribution(found), speedChart(found)),
    h("section", { class: "part" }, h("h2", {}, t("race.outs")),
      h("p", { class: "quiet" }, found.places.length ? t(see ? "race.outs.text" : "race.outs.still", { share: percent(share) }) : t("race.noouts", { n: found.runs })),
      h("figure", {}, plan), found.places.length ? placesTable(found.places, see) : null),
    h("p", { class: "quiet small" }, t("race.made", { runs: number(found.runs, 0), seed: found.seed, physics: found.physics_version })),
  );
}

function speedChart({ speed }: Race): HTMLElement {
  const chart = graph({
    x: speed.s_m, height: 210, xName: t("race.axis.way"), yName: t("race.axis.speed"), band: [1, 2],
    curves: [
      { label: "median", values: speed.median, colour: "signal", width: 2 },
      { label: "low", values: speed.low, colour: "rule", width: 1 },
      { label: "high", values: speed.high, colour: "rule", width: 1 },
    ],
  });
  return h("figure", { class: "chart" }, h("h3", {}, t("race.speed")), chart.element, h("figcaption", {}, t("race.speed.text")));
}

function headline(found: Race): HTMLElement {
  const { race_time_s: whole, lap_time_s: lap, finish } = found;
  return h("div", { class: "headline" },
    h("div", {}, h("p", { class: "quiet small" }, t("race.time")), whole ? [h("p", { class: "big" }, `${number(whole.median)} s`), h("p", { class: "quiet" }, t("race.ninety", { low: number(whole.low), high: number(whole.high) }))] : h("p", { class: "big" }, t("race.never"))),
    h("div", {}, h("p", { class: "quiet small" }, t("race.lap")), lap ? [h("p", { class: "big" }, `${number(lap.median)} s`), h("p", { class: "quiet" }, t("race.ninety", { low: number(lap.low), high: number(lap.high) }))] : h("p", { class: "big" }, "–")),
    h("div", {}, h("p", { class: "quiet small" }, t("race.finish.best")), h("p", { class: finish.estimate < 1 ? "big signal" : "big" }, percent(finish.estimate)), h("p", { class: "quiet" }, t("race.finish.text", { range: percent(finish.low, finish.high), n: finish.finished, runs: found.runs }))),
    h("div", {}, h("p", { class: "quiet small" }, t("race.spread")), h("p", { class: "big" }, percent(found.drawn_times_s.length / found.runs)), h("p", { class: "quiet" }, t("race.spread.text", { n: found.drawn_times_s.length, runs: found.runs, range: percent(finish.spread_low, finish.spread_high) }))));
}

function placesTable(places: Place[], see?: (place: Place) => string): HTMLElement {
  const heads = ["race.why", "race.piece"];
  const numbers = ["race.share", "race.lapno", "race.lane", "race.kmh"];
  const why = (place: Place): Node => {
    const text = word("reason", place.reason);
    return see && place.runs.length ? h("a", { href: see(place) }, text) : document.createTextNode(text);
  };
  return h("div", { class: "table", tabindex: 0, role: "region", "aria-label": t("race.outs") }, h("table", {},
    h("thead", {}, h("tr", {}, heads.map((name) => h("th", { scope: "col" }, t(name))), numbers.map((name) => h("th", { scope: "col", class: "num" }, t(name))), h("th", { scope: "col" }, t("race.stood")))),
    h("tbody", {}, places.slice(0, MOST).map((place) => h("tr", {},
      h("th", { scope: "row" }, why(place)), h("td", {}, title(place.piece, place.piece_ja)), h("td", { class: "num" }, percent(place.chance)), h("td", { class: "num" }, place.lap), h("td", { class: "num" }, place.lane), h("td", { class: "num" }, number(place.speed_m_s, 1)), h("td", { class: "quiet" }, phrases("stood", place.stood)))))));
}
