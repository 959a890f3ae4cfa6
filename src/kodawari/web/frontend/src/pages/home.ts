// The first page: three steps from nothing to a race, and where everything is kept.

import { get, getText, send, sendFile } from "../api";
import { h, replace } from "../dom";
import { bytes } from "../format";
import { fromAbove } from "../parts/outline";
import { planShape } from "../parts/plan";
import { go, render } from "../router";
import { problem, say, trouble } from "../shell";
import { t } from "../texts";
import type { About, Garage, Job } from "../types";

const FIRST_CAR = "ma-box-stock";
const SHOWN_CAR = "ma-race";
const FIRST_COURSE = "jcjc";

export async function home(): Promise<HTMLElement> {
  const [about, garage] = await Promise.all([get<About>("/api/about"), get<Garage>("/api/cars")]);
  const first = garage.shipped.find((each) => each.id === FIRST_CAR);
  const other = garage.shipped.find((each) => each.id === SHOWN_CAR);
  const plan = h("figure", { "aria-hidden": "true" });
  getText(`/api/courses/${FIRST_COURSE}/plan`).then((text) => replace(plan, planShape(text))).catch(() => undefined);
  return h(
    "div",
    {},
    h("div", { class: "head" }, h("div", {}, h("h1", {}, t("home.title")), h("p", { class: "quiet" }, t("home.lede")))),
    h(
      "ol",
      { class: "steps" },
      h("li", {}, h("h2", {}, t("home.step1")), first?.shape ? h("figure", {}, fromAbove(first.shape, first.name)) : null,
        h("p", {}, t("home.step1.text")), h("div", { class: "row" }, raceButton())),
      h("li", {}, h("h2", {}, t("home.step2")), other?.shape ? h("figure", {}, fromAbove(other.shape, other.name)) : null, h("p", {}, t("home.step2.text")),
        h("p", { class: "quiet" }, about.cars ? t("home.cars", { n: about.cars }) : t("home.nocars")),
        h("div", { class: "row" }, h("a", { class: "button", href: "/garage" }, t("home.garage")))),
      h("li", {}, h("h2", {}, t("home.step3")), plan, h("p", {}, t("home.step3.text")),
        h("p", { class: "quiet" }, about.races ? t("home.races", { n: about.races }) : t("home.noraces")),
        h("div", { class: "row" }, h("a", { class: "button", href: "/race" }, t("home.race")))),
    ),
    data(about),
  );
}

/** One press, and a shipped car races. */
function raceButton(): HTMLElement {
  const note = h("span", { class: "quiet small note" });
  get<{ compiled: boolean }>("/api/solver").then(({ compiled }) => { note.textContent = compiled ? "" : t("home.compile"); }).catch(() => undefined);
  const button = h("button", { class: "main" }, t("home.first"));
  button.addEventListener("click", () => {
    button.disabled = true;
    send<Job>("POST", "/api/races", { car: FIRST_CAR, course: FIRST_COURSE, runs: 100 })
      .then((job) => go(`/race?job=${job.id}`))
      .catch((error: unknown) => { button.disabled = false; trouble(error); });
  });
  return h("div", { class: "row" }, button, note);
}

function data(about: About): HTMLElement {
  const told = h("div", {});
  const file = h("input", { type: "file", accept: ".sqlite", hidden: true });
  file.addEventListener("change", () => {
    const chosen = file.files?.[0];
    if (!chosen) return;
    replace(told, h("p", { class: "quiet" }, t("data.reading")));
    sendFile<{ backup: string; cars: number }>("/api/store", chosen)
      .then(async (done) => { await render(false); say(t("data.done", { n: done.cars, backup: done.backup })); })
      .catch((error: unknown) => replace(told, problem(error)))
      .finally(() => { file.value = ""; });
  });
  const facts: [string, string][] = [
    [t("data.file"), about.store],
    [t("data.size"), bytes(about.store_bytes)],
    [t("data.version"), about.version],
  ];
  return h(
    "section",
    { class: "part stack" },
    h("h2", {}, t("data.title")),
    h("p", {}, t("data.text")),
    h("dl", { class: "facts" }, facts.map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)])),
    h("div", { class: "row" }, h("a", { class: "button", href: "/api/store", download: true }, t("data.export")),
      h("button", { onclick: () => file.click() }, t("data.import")), file),
    told,
  );
}
