// Tunes: ask for one, and all that were asked for.

import "../styles/tune.css";

import { get, getText, send } from "../api";
import { h, replace } from "../dom";
import type { Child } from "../dom";
import { number, percent, when } from "../format";
import { areaList, howMany } from "../parts/areas";
import { planShape } from "../parts/plan";
import { reachWords } from "../parts/reach";
import { tuneBar, tuneName, tuneWords } from "../parts/tuneState";
import { setupWords } from "../parts/tuneWords";
import { go, render } from "../router";
import { problem, say, trouble } from "../shell";
import { t, title } from "../texts";
import { boxPage, boxList } from "./tuneBox";
import { study } from "./tuneStudy";
import type { Boxes, Budget, Outlook, TuneRow } from "../types/tune";
import type { Garage, Rulebook } from "../types";
import type { OwnCard } from "../types/draft";

const WISHES = [0.8, 0.9, 0.95, 0.98];
const BUDGETS = [60, 300, 1800];

export async function tune(query: URLSearchParams): Promise<HTMLElement> {
  const id = query.get("id");
  if (id) return study(id);
  const box = query.get("box");
  if (box) return boxPage(box);
  return start(query);
}

async function start(query: URLSearchParams): Promise<HTMLElement> {
  const [garage, courses, boxes, tunes, books] = await Promise.all([
    get<Garage>("/api/cars"), get<OwnCard[]>("/api/courses"), get<Boxes>("/api/boxes"), get<{ tunes: TuneRow[]; deleted: TuneRow[] }>("/api/tunes"), get<Rulebook[]>("/api/rules"),
  ]);
  return h(
    "div",
    {},
    h("div", { class: "head" }, h("div", {}, h("h1", {}, t("nav.tune")), h("p", { class: "quiet" }, t("tune.lede")))),
    form(query, garage, courses, boxes, books, [
      h("section", { class: "list" }, h("h2", {}, t("tune.all")), tunes.tunes.length ? h("ul", { class: "jobs" }, tunes.tunes.map(line)) : h("div", { class: "empty" }, h("b", {}, t("tune.empty")), t("tune.empty.text"))),
      boxList(boxes),
    ]),
    tunes.deleted.length ? bin(tunes.deleted) : null,
  );
}

function line(row: TuneRow): HTMLElement {
  const away = async (): Promise<void> => {
    await send("DELETE", `/api/tunes/${row.id}`);
    await render(false);
    say(t("tune.deleted", { name: tuneName(row) }), () => back(row.id));
  };
  const best = row.best_time_s === null ? "" : `${number(row.best_time_s)} s · ${percent(row.best_finish ?? 0)}`;
  return h("li", { class: "job tune-line" },
    h("a", { href: `/tune?id=${row.id}` }, h("b", {}, tuneName(row))),
    h("button", { class: "light", "aria-label": `${t("garage.delete")}: ${tuneName(row)}`, onclick: () => void away().catch(trouble) }, t("garage.delete")),
    tuneBar(row),
    h("p", { class: "quiet wide" }, tuneWords(row)),
    h("p", { class: "small wide" }, best ? h("span", { class: "figure" }, t(row.is_confirmed ? "tune.line.best" : "tune.line.nearest", { best })) : null, h("span", { class: "quiet" }, `${best ? " · " : ""}${when(row.updated)}`)));
}

async function back(id: string): Promise<void> {
  await send("POST", `/api/tunes/${id}/back`);
  await render(false);
}

function bin(rows: TuneRow[]): HTMLElement {
  const empty = async (): Promise<void> => {
    if (!confirm(t("tune.bin.sure"))) return;
    await send("DELETE", "/api/bin/tunes");
    await render(false);
  };
  return h("section", { class: "part" },
    h("div", { class: "head" }, h("h2", {}, t("garage.bin")), h("button", { class: "light", onclick: () => void empty().catch(trouble) }, t("garage.bin.empty"))),
    h("ul", { class: "jobs" }, rows.map((row) => h("li", { class: "job" }, h("span", {}, tuneName(row)), h("button", { onclick: () => void back(row.id).catch(trouble) }, t("garage.back"))))));
}

function field(name: string, input: HTMLElement, wide = false): HTMLElement {
  return h("label", { class: wide ? "field wide" : "field" }, h("span", {}, t(name)), input);
}

function form(query: URLSearchParams, garage: Garage, all: OwnCard[], boxes: Boxes, books: Rulebook[], beside: Child[]): HTMLElement {
  const wanted = query.get("with") ?? "";
  const courses = all.filter((each) => each.raceable);
  const group = (label: string, list: { id: string; name: string }[], picked: string): HTMLElement | null =>
    list.length ? h("optgroup", { label }, list.map((each) => h("option", { value: each.id, selected: each.id === picked }, each.name))) : null;
  const box = h("select", { id: "box" }, group(t("tune.box.own"), boxes.own.filter((each) => !each.trouble), wanted), group(t("tune.box.shipped"), boxes.shipped, wanted || (boxes.shipped[0]?.id ?? "")));
  const car = h("select", { id: "car" }, h("option", { value: "" }, t("tune.car.own")), group(t("race.own"), garage.own.filter((each) => !each.trouble), query.get("car") ?? ""), group(t("garage.shipped"), garage.shipped, query.get("car") ?? ""));
  const course = h("select", { id: "course" }, courses.map((each) => h("option", { value: each.id, selected: each.id === (query.get("course") ?? "jcjc") }, title(each.title, each.ja))));
  const wish = h("select", { id: "wish" }, WISHES.map((share) => h("option", { value: share, selected: share === 0.95 }, percent(share))));
  const budget = h("select", { id: "budget" }, BUDGETS.map((seconds) => h("option", { value: seconds, selected: seconds === 300 }, t("tune.minutes", { n: seconds / 60 }))), h("option", { value: "own" }, t("tune.budget.own")));
  const amount = h("input", { id: "amount", type: "number", min: 1, step: 1, value: 10 });
  const unit = h("select", { id: "unit", "aria-label": t("tune.budget.unit") }, ["min", "h", "runs"].map((each) => h("option", { value: each }, t(`tune.unit.${each}`))));
  const own = h("div", { class: "field own-budget", hidden: true }, h("label", { for: "amount" }, t("tune.budget.amount")), h("div", { class: "pair-input" }, amount, unit));
  const lane = h("select", { id: "lane" });
  const laps = h("input", { id: "laps", type: "number", min: 1, max: 100, step: 1, placeholder: t("field.auto") });
  const rules = h("select", { id: "rules" }, books.flatMap((book) => book.classes.map((each) => h("option", { value: `${book.id}/${each.id}` }, book.classes.length > 1 ? `${title(book.title, book.title_ja)} · ${title(each.title, each.title_ja)}` : title(book.title, book.title_ja)))));
  const on = h("input", { id: "on", type: "date", min: "2000-01-01", max: "2199-12-31" });
  const seed = h("input", { id: "seed", type: "number", min: 0, max: 2147483648, step: 1, value: 0 });
  const told = h("div", { "aria-live": "polite" });
  const outlook = h("div", { class: "outlook" });
  const plan = h("div", { class: "plan-shape", "aria-hidden": "true" });
  const cost = h("div", { class: "reach", "aria-live": "polite" });
  const go_ = h("button", { class: "main", type: "submit" }, t("tune.go"));

  const asked = (): Record<string, unknown> => {
    const [book = "open", kind = ""] = rules.value.split("/");
    return { box: box.value, car: car.value, course: course.value, lane: Number(lane.value || 1), laps: laps.value === "" ? null : Number(laps.value), rules: book, class: kind, on: on.value || null, finish: Number(wish.value), seed: Number(seed.value), budget: spend() };
  };
  const spend = (): Budget => {
    if (budget.value !== "own") return { seconds: Number(budget.value), runs: null };
    const value = Number(amount.value);
    return unit.value === "runs" ? { seconds: null, runs: value } : { seconds: value * (unit.value === "h" ? 3600 : 60), runs: null };
  };
  let turn = 0;
  const look = async (): Promise<void> => {
    const mine = ++turn;
    own.hidden = budget.value !== "own";
    try {
      const found = await send<Outlook>("POST", "/api/tunes/look", asked());
      if (mine !== turn) return;
      replace(told);
      replace(outlook, foreseen(found));
      replace(cost, reachWords(found, Number(wish.value), budget.value === "own" && unit.value === "runs"));
      go_.textContent = t(found.known ? "tune.go.known" : "tune.go");
    } catch (error) {
      if (mine === turn) replace(told, problem(error));
    }
  };
  const place = (): void => {
    const one = courses.find((each) => each.id === course.value) ?? courses[0]!;
    replace(lane, one.lanes.map((each) => h("option", { value: each.number }, String(each.number))));
    getText(`/api/courses/${encodeURIComponent(one.id)}/plan`).then((text) => { if (course.value === one.id) replace(plan, planShape(text)); }).catch(trouble);
  };
  course.addEventListener("change", place);
  for (const each of [box, car, course, wish, budget, amount, unit, lane, laps, rules, on, seed]) each.addEventListener("change", () => void look());
  // While something is typed, what the button says must already be so.
  let pause = 0;
  for (const each of [amount, laps, on, seed]) each.addEventListener("input", () => {
    go_.textContent = t("tune.go");
    clearTimeout(pause);
    pause = window.setTimeout(() => void look(), 300);
  });
  place();
  void look();
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    go_.disabled = true;
    try {
      const row = await send<TuneRow>("POST", "/api/tunes", asked());
      go(`/tune?id=${row.id}`);
    } catch (error) {
      go_.disabled = false;
      replace(told, problem(error));
    }
  };
  return h("div", { class: "stack" },
    h("form", { class: "tune-form", onsubmit: (event: Event) => void submit(event) },
      field("tune.box", box), field("race.courseof", course), field("tune.wish", wish), field("tune.budget", budget), go_, own,
      h("details", { class: "entry more" }, h("summary", {}, h("span", { class: "what" }, t("tune.more"))),
        h("div", { class: "more-fields" }, field("tune.car", car, true), field("inspect.book", rules, true), field("tune.on", on), field("race.lane", lane), field("tune.laps", laps), field("race.seed", seed)))),
    cost, told,
    h("div", { class: "start" }, h("div", { class: "before" }, outlook, h("figure", {}, plan)), h("div", {}, beside)));
}

function foreseen(found: Outlook): Child[] {
  return [
    h("h2", {}, t("tune.may")),
    h("p", {}, t("tune.may.text", { areas: found.areas.length, setups: howMany(found.setups), base: found.base })),
    found.refused.length ? h("p", { class: "problem" }, h("b", {}, t("tune.base.refused")), ` ${found.refused.map(setupWords).join("; ")}`) : null,
    areaList(found.areas),
    found.unfit.length ? h("details", { class: "entry" }, h("summary", {}, h("span", { class: "what" }, t("tune.unfit", { n: found.unfit.length }))), h("ul", { class: "small" }, found.unfit.map(([name, why]) => h("li", {}, `${name}: `, h("span", { class: "quiet" }, why))))) : null,
  ];
}
