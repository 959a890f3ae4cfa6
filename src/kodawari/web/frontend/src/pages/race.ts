// Races: choose car, course and runs; watch; the list of what was raced.

import { get, getText, send } from "../api";
import { h, replace } from "../dom";
import type { Child } from "../dom";
import { number, percent, when } from "../format";
import { coursePlan } from "../parts/plan";
import { jobView } from "../parts/job";
import { go, render } from "../router";
import { problem, say, trouble } from "../shell";
import { many, t, title } from "../texts";
import { result } from "./result";
import type { CarView, Garage, Job, RunRow } from "../types";
import type { OwnCard } from "../types/draft";

export async function race(query: URLSearchParams): Promise<HTMLElement> {
  const id = query.get("id");
  if (id) return result(id);
  const job = query.get("job");
  if (job) return waiting(await get<Job>(`/api/jobs/${encodeURIComponent(job)}`));
  return start(query);
}

function waiting(job: Job): HTMLElement {
  if (job.state === "done" && job.result !== null) {
    queueMicrotask(() => go(`/race?id=${job.result}`, true));
  }
  const view = jobView(job, (done) => {
    if (view.isConnected) go(`/race?id=${done.result}`, true);
  });
  return h("div", { class: "stack" }, h("h1", {}, t("race.waiting")), view, h("p", { class: "quiet" }, t("race.waiting.text")), h("p", {}, h("a", { href: "/race" }, t("race.all"))));
}

async function start(query: URLSearchParams): Promise<HTMLElement> {
  const wanted = query.get("car") ?? "";
  // A set-up of a tune stands in no list; it is asked for by its own address.
  const tuned = wanted.startsWith("tuned-") ? get<CarView>(`/api/cars/${encodeURIComponent(wanted)}`).catch(() => null) : null;
  const [garage, courses, races, extra] = await Promise.all([get<Garage>("/api/cars"), get<OwnCard[]>("/api/courses"), get<{ done: RunRow[]; jobs: Job[] }>("/api/races"), tuned]);
  const titles = new Map(courses.map((course) => [course.id, title(course.title, course.ja)]));
  return h(
    "div",
    {},
    h("div", { class: "head" }, h("div", {}, h("h1", {}, t("nav.race")), h("p", { class: "quiet" }, t("race.lede")))),
    form(garage, courses, query, extra, [
      races.jobs.length ? h("section", { class: "list" }, h("h2", {}, t("race.open")), h("div", { class: "jobs" }, races.jobs.map((job) => jobView(job, () => void render(false))))) : null,
      h("section", { class: "list" }, h("h2", {}, t("race.done")), races.done.length ? doneTable(races.done, titles) : h("div", { class: "empty" }, h("b", {}, t("race.empty")), t("race.empty.text"))),
    ]),
  );
}

function form(garage: Garage, all: OwnCard[], query: URLSearchParams, extra: CarView | null, beside: Child[]): HTMLElement {
  const courses = all.filter((each) => each.raceable);
  const wanted = query.get("car") ?? "";
  const cars = [...garage.own, ...garage.shipped].filter((car) => !car.trouble);
  const noCar = wanted !== "" && !extra && !cars.some((each) => each.id === wanted);
  const where = query.get("course") ?? "jcjc";
  const noCourse = !courses.some((each) => each.id === where);
  const choose = (missing: boolean): HTMLElement | null => (missing ? h("option", { value: "", selected: true, disabled: true }, t("race.choose")) : null);
  const car = h("select", { id: "car", required: true },
    choose(noCar),
    extra ? h("optgroup", { label: t("nav.tune") }, h("option", { value: extra.id, selected: true }, extra.name)) : null,
    garage.own.length ? h("optgroup", { label: t("race.own") }, garage.own.filter((each) => !each.trouble).map((each) => h("option", { value: each.id, selected: each.id === wanted }, each.name))) : null,
    h("optgroup", { label: t("garage.shipped") }, garage.shipped.map((each) => h("option", { value: each.id, selected: each.id === (wanted || (cars[0]?.id ?? "")) }, each.name))));
  const choices = (own: boolean): HTMLElement[] => courses.filter((each) => each.own === own).map((each) => h("option", { value: each.id, selected: each.id === where }, title(each.title, each.ja)));
  const course = h("select", { id: "course", required: true }, choose(noCourse), courses.some((each) => each.own) ? h("optgroup", { label: t("course.own") }, choices(true)) : null, h("optgroup", { label: t("course.shipped") }, choices(false)));
  const lane = h("select", { id: "lane" });
  const runs = h("input", { id: "runs", type: "number", min: 1, max: 20000, step: 1, value: query.get("runs") || 400 });
  const laps = h("input", { id: "laps", type: "number", min: 1, max: 100, step: 1, placeholder: t("field.auto"), value: query.get("laps") ?? "" });
  const seed = h("input", { id: "seed", type: "number", min: 0, max: 2147483648, step: 1, value: query.get("seed") || 1 });
  const told = h("div", { role: "status" });
  const gone = [noCar ? t("race.gone.car") : "", noCourse ? t(all.some((each) => each.id === where) ? "race.gone.open" : "race.gone.course") : ""].filter(Boolean);
  if (gone.length) replace(told, gone.map((each) => h("p", { class: "problem" }, each)));
  const plan = h("div", { class: "plan-place" });
  const about = h("p", { class: "quiet small" });
  const chosen = (): OwnCard | undefined => courses.find((each) => each.id === course.value);
  const show = (): void => {
    const one = chosen();
    if (!one) return;
    replace(lane, one.lanes.map((each) => h("option", { value: each.number, selected: String(each.number) === query.get("lane") }, String(each.number))));
    replace(about, many("race.course", one.laps, { lanes: one.lanes.length, pieces: one.pieces.length, laps: one.laps, length: number(one.race_m) }));
    getText(`/api/courses/${encodeURIComponent(one.id)}/plan`).then((text) => { if (chosen() === one) replace(plan, coursePlan(text, one)); }).catch(trouble);
  };
  course.addEventListener("change", show);
  show();
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    try {
      const job = await send<Job>("POST", "/api/races", { car: car.value, course: course.value, lane: Number(lane.value), laps: laps.value === "" ? null : Number(laps.value), runs: Number(runs.value), seed: Number(seed.value) });
      go(`/race?job=${job.id}`);
    } catch (error) {
      replace(told, problem(error));
    }
  };
  const field = (name: string, input: HTMLElement, wide = false): HTMLElement => h("label", { class: wide ? "field wide" : "field" }, h("span", {}, t(name)), input);
  return h(
    "div",
    { class: "stack" },
    h("form", { class: "race-form", onsubmit: (event: Event) => void submit(event) }, field("race.car", car, true), field("race.courseof", course, true), field("race.lane", lane), field("tune.laps", laps), field("race.runs", runs), field("race.seed", seed), h("button", { class: "main", type: "submit" }, t("race.go"))),
    told,
    h("div", { class: "start" }, h("figure", {}, about, plan), h("div", {}, beside)),
  );
}

function doneTable(rows: RunRow[], titles: Map<string, string>): HTMLElement {
  const away = async (row: RunRow): Promise<void> => {
    await send("DELETE", `/api/races/${row.id}`);
    await render(false);
    say(t("race.deleted"), async () => { await send("POST", `/api/races/${row.id}/back`); await render(false); });
  };
  return h("div", { class: "table" }, h("table", {},
    h("thead", {}, h("tr", {}, ["race.car", "race.courseof", "race.when"].map((name) => h("th", { scope: "col" }, t(name))), ["race.time", "race.finish"].map((name) => h("th", { scope: "col", class: "num" }, t(name))), h("th", {}, h("span", { class: "sr" }, t("garage.delete"))))),
    h("tbody", {}, rows.map((row) => h("tr", {},
      h("th", { scope: "row" }, h("a", { href: `/race?id=${row.id}` }, row.build)), h("td", {}, row.course_title ? title(row.course_title, row.course_ja) : (titles.get(row.course) ?? row.course)), h("td", { class: "quiet figure" }, when(row.created)),
      h("td", { class: "num" }, row.time_s === null ? t("race.never") : `${number(row.time_s)} s`), h("td", { class: "num" }, row.finish === null ? "" : percent(row.finish)),
      h("td", { class: "num" }, h("button", { class: "light", onclick: () => void away(row).catch(trouble) }, t("garage.delete"))))))));
}
