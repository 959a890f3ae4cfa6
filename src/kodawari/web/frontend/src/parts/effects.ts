// What each change gave, and what mattered: bars on one scale, with their intervals, as in the printed report.

import { h, s } from "../dom";
import { number, percent } from "../format";
import { t } from "../texts";
import { placeWords, setupWords } from "./tuneWords";
import type { Best, Effect, PartChange, Result } from "../types/tune";

const WIDTH = 240;
const HEIGHT = 22;
/** Less than this stands as zero in the table: seconds, or a share. */
const LEAST = 0.005;

/** A bar from zero, hatched where its interval holds zero, with the interval as a line. */
function bar(value: number, low: number, high: number, reach: number): SVGElement {
  const at = (x: number): number => WIDTH / 2 + (Math.max(-reach, Math.min(reach, x)) / reach) * (WIDTH / 2 - 4);
  const [a, b] = [Math.min(at(0), at(value)), Math.max(at(0), at(value))];
  const sure = low > 0 || high < 0;
  return s("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", class: "effect", "aria-hidden": "true" },
    s("rect", { x: a, y: 5, width: Math.max(b - a, 0.5), height: HEIGHT - 10, class: sure ? "sure" : "unsure" }),
    s("line", { x1: at(low), x2: at(high), y1: HEIGHT / 2, y2: HEIGHT / 2, class: "interval" }),
    s("line", { x1: at(0), x2: at(0), y1: 0, y2: HEIGHT, class: "zero" }));
}

function signed(value: number, digits: number): string {
  const text = number(value, digits);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text.replace(/^\u2212(?=0(\.0*)?$)/, "");
}

function cell(name: string, value: number | null, low: number | null, high: number | null, reach: number, digits: number): HTMLElement {
  if (value === null) return h("div", { class: "effect-cell" });
  const [least, most] = [low ?? value, high ?? value];
  const range = low === null || high === null ? "" : t("tune.effect.range", { low: signed(low, digits), high: signed(high, digits) });
  return h("div", { class: "effect-cell" }, h("span", { class: "cell-name quiet small" }, t(name)), bar(value, least, most, reach), h("span", { class: "figure" }, signed(value, digits)), h("span", { class: "figure quiet small" }, range));
}

function reachOf(rows: Effect[], pick: (row: Effect) => (number | null)[]): number {
  return Math.max(1e-9, ...rows.flatMap(pick).map((value) => Math.abs(value ?? 0)));
}

/** The figures of the fastest set-up so far, for a sentence. */
export function fastest(best: Best): Record<string, string> {
  const runs = t(best.fresh ? "tune.point.fresh" : "tune.point.search", { runs: number(best.runs, 0) });
  return { time: best.lap_time_s ? `${number(best.lap_time_s.median)} s` : t("race.never"), share: percent(best.finish.estimate), low: percent(best.finish.spread_low), runs };
}

/** Why the base car stands first; that nothing better can be built is more than a search can know. */
function unchanged(result: Result, wish: number, open: (key: string) => void): HTMLElement {
  const { ahead } = result;
  if (!ahead) return h("p", { class: "quiet" }, t("tune.nochange", { n: number(result.points, 0) }));
  return h("div", { class: "stack" },
    h("p", {}, t("tune.nochange.yet", { wish: percent(wish) }), " ", t("tune.fastest", fastest(ahead)), " ", t("tune.nochange.more")),
    h("p", {}, h("button", { onclick: () => open(ahead.key) }, t("tune.fastest.open"))));
}

export function effects(result: Result, wish: number, open: (key: string) => void): HTMLElement {
  const changes = result.best[0]?.changes ?? [];
  const measured = changes.filter((each) => each.lap_time_s !== null || each.finish !== null);
  if (!changes.length) return unchanged(result, wish, open);
  const rows: Effect[] = [...measured, ...(result.total ? [result.total] : [])];
  const time = reachOf(rows, (row) => [row.lap_time_s, row.lap_time_low_s, row.lap_time_high_s]);
  const chance = reachOf(rows, (row) => [row.finish, row.finish_low, row.finish_high]);
  const points = (share: number | null): number | null => (share === null ? null : 100 * share);
  const cells = (row: Effect): HTMLElement[] => [
    cell("tune.effect.time", row.lap_time_s, row.lap_time_low_s, row.lap_time_high_s, time, 2),
    cell("tune.effect.chance", points(row.finish), points(row.finish_low), points(row.finish_high), 100 * chance, 0),
  ];
  return h("div", {},
    h("table", { class: "effects" },
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("tune.change")), rows.length ? [h("th", { scope: "col" }, t("tune.effect.time")), h("th", { scope: "col" }, t("tune.effect.chance"))] : null)),
      h("tbody", {},
        changes.map((each) => h("tr", {}, h("th", { scope: "row" }, what(each)), rows.length ? (measured.includes(each) ? cells(each).map((one) => h("td", {}, one)) : h("td", { colspan: 2, class: "quiet small" }, missing(each))) : null)),
        result.total ? h("tr", { class: "total" }, h("th", { scope: "row" }, h("b", {}, t("tune.together"))), cells(result.total).map((one) => h("td", {}, one))) : null)),
    h("p", { class: "quiet small caption" }, rows.length ? t("tune.effect.text", { runs: number(result.explain_runs, 0) }) : t("tune.effect.none")));
}

function what(each: PartChange): HTMLElement {
  return h("div", {}, h("b", {}, placeWords(each.place)), h("div", {}, setupWords(each.after)), h("div", { class: "quiet small" }, t("tune.instead", { part: setupWords(each.before) })), doubt(each));
}

/** Beside a part that the table shows as no better than what it replaced: how sure that is. */
function doubt(each: PartChange): HTMLElement | null {
  const gains = [signs(each.lap_time_s, each.lap_time_low_s, each.lap_time_high_s, -1), signs(each.finish, each.finish_low, each.finish_high, 1)];
  if (gains.includes("better") || !gains.some((gain) => gain.startsWith("worse"))) return null;
  return h("div", { class: "small doubt" }, t(gains.includes("worse") ? "tune.effect.worse" : "tune.effect.luck"));
}

/** Whether a change is for the better or the worse, and whether luck may have done it. */
function signs(value: number | null, low: number | null, high: number | null, good: 1 | -1): "better" | "worse" | "worse, perhaps" | "" {
  if (value === null || Math.abs(value) < LEAST) return "";
  const sure = (low ?? -Infinity) > 0 || (high ?? Infinity) < 0;
  if (good * value < 0) return sure ? "worse" : "worse, perhaps";
  return sure ? "better" : "";
}

function missing(each: PartChange): string {
  return each.together.length ? t("tune.with", { parts: each.together.map(placeWords).join(", ") }) : t("tune.notmeasured");
}

export function mattered(result: Result): HTMLElement {
  if (!result.mattered.length) return h("p", { class: "quiet" }, t("tune.mattered.none"));
  const share = (name: string, value: number | null, luck: boolean): HTMLElement => h("div", { class: luck ? "share is-luck" : "share" }, h("span", { class: "cell-name quiet small" }, t(name)),
    s("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" }, s("rect", { x: 0, y: 0, width: 100, height: 10, class: "box" }), s("rect", { x: 0, y: 0, width: 100 * (value ?? 0), height: 10, class: "full" })),
    h("span", { class: "figure" }, value === null ? t("unknown") : percent(value)));
  return h("div", {},
    h("table", { class: "effects mattered" },
      h("thead", {}, h("tr", {}, [t("tune.parameter"), t("tune.mattered.time"), t("tune.mattered.chance")].map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, result.mattered.slice(0, 8).map((each) => h("tr", {}, h("th", { scope: "row" }, placeWords(each.title)), h("td", {}, share("tune.mattered.time", each.time, each.time_is_luck)), h("td", {}, share("tune.mattered.chance", each.chance, each.chance_is_luck)))))),
    h("p", { class: "quiet small caption" }, t("tune.mattered.text", { n: number(result.mattered_points, 0) })));
}
