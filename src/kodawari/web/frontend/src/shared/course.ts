// A shared course: plan, heights, a view in 3D, lanes and pieces, and its file.

import { h } from "../dom";
import { number } from "../format";
import { courseStage } from "../parts/courseStage";
import { coursePlan } from "../parts/plan";
import { many, t, title } from "../texts";
import { saveButton } from "./saveText";
import type { Head } from "./head";
import type { Part } from "./main";
import type { Content } from "./unpack";

export function coursePage(head: Head, { course, mesh, plan, heights }: Content): Part[] {
  const about = many("race.course", course.laps, { lanes: course.lanes.length, pieces: course.pieces.length, laps: course.laps, length: number(course.race_m) });
  const first = h("div", { class: "stack" },
    h("div", { class: "head" }, h("div", {}, h("h1", {}, title(course.title, course.ja)), h("p", { class: "quiet" }, about)),
      h("div", { class: "row" }, saveButton(t("share.coursefile"), head.toml, course.name))),
    coursePlan(plan, course),
    course.note ? h("p", { class: "quiet" }, course.note) : null);
  const parts: Part[] = [
    ["plan", "share.plan", first],
    ["view", "share.view", h("div", { class: "stack" }, h("h2", {}, t("share.view")), courseStage(mesh))],
    ["lanes", "share.lanes", h("div", { class: "stack" }, h("h2", {}, t("share.lanes")), lanes(course))],
  ];
  if (heights?.length) parts.push(["heights", "share.heights", h("div", { class: "stack" }, h("h2", {}, t("share.heights")), heights.map((each) => coursePlan(each, course)))]);
  const file = h("details", { class: "entry" }, h("summary", {}, h("span", { class: "what" }, t("share.coursefile"))), h("pre", { class: "toml", tabindex: 0 }, h("code", {}, head.toml)));
  return [...parts, ["pieces", "share.pieces", h("div", { class: "stack" }, h("h2", {}, t("share.pieces")), pieces(course), file)]];
}

function lanes(course: Content["course"]): HTMLElement {
  return h("div", { class: "table" }, h("table", { class: "narrow" },
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("race.lane")), h("th", { scope: "col", class: "num" }, t("share.length")), h("th", { scope: "col", class: "num" }, t("share.leads")))),
    h("tbody", {}, course.lanes.map((lane) => h("tr", {}, h("th", { scope: "row" }, lane.number), h("td", { class: "num" }, number(lane.length_m, 3)), h("td", { class: "num" }, lane.next_lane))))));
}

/** In running order; equal neighbours are counted. */
function pieces(course: Content["course"]): HTMLElement {
  const groups: [string, number][] = [];
  course.pieces.forEach((name, k) => {
    const shown = title(name, course.pieces_ja[k]);
    const last = groups.at(-1);
    if (last?.[0] === shown) last[1]++;
    else groups.push([shown, 1]);
  });
  return h("ol", { class: "pieces" }, groups.map(([name, count]) => h("li", {}, count > 1 ? `${name} × ${count}` : name)));
}
