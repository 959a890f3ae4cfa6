// What lies on the drawing: undo, tools, zoom, and the scale.

import { h, replace } from "../dom";
import { plain } from "../format";
import { t } from "../texts";
import { verdictWord } from "./panelCourse";
import type { PlanView } from "./planView";
import type { Studio } from "./studio";

const BARS = [100, 200, 500, 1000, 2000, 5000, 10000];

export function toolbar(studio: Studio, plan: PlanView): HTMLElement {
  const undo = h("button", { onclick: () => studio.step(-1) }, t("undo"));
  const redo = h("button", { onclick: () => studio.step(1) }, t("redo"));
  const tools = h("div", { class: "tool-row" });
  const scale = h("p", { class: "scale small", "aria-hidden": "true" }, h("i", {}), h("span", {}));
  const state = h("p", { class: "small board-state", role: "status" });
  const look = (): void => {
    const { view } = studio;
    state.className = `small board-state verdict is-${view?.raceable ? "pass" : "fail"}`;
    replace(state, view?.pieces ? [h("i", { "aria-hidden": "true" }), verdictWord(view)] : null);
  };
  studio.on((news) => { if (news === "view") look(); });
  const draw = (): void => {
    undo.disabled = !studio.canUndo;
    redo.disabled = !studio.canRedo;
    const tool = (name: "marquee" | "measure"): HTMLElement => h("button", { "aria-pressed": String(studio.tool === name), onclick: () => studio.setTool(studio.tool === name ? "select" : name) }, t(`course.tool.${name}`));
    replace(tools, studio.editable ? [undo, redo, tool("marquee")] : null, tool("measure"));
    plan.floor.element.dataset.tool = studio.tool;
    if (studio.tool !== "measure") replace(plan.overlay);
  };
  const grid = h("button", { "aria-pressed": String(plan.floor.grid) }, t("course.grid"));
  grid.addEventListener("click", () => {
    plan.floor.grid = !plan.floor.grid;
    grid.setAttribute("aria-pressed", String(plan.floor.grid));
    plan.floor.rule();
  });
  plan.floor.watch(() => {
    const long = BARS.find((each) => each * plan.floor.scale >= 60) ?? 10000;
    (scale.firstElementChild as HTMLElement).style.width = `${long * plan.floor.scale}px`;
    scale.lastElementChild!.textContent = long < 1000 ? `${long} mm` : `${plain(long / 1000)} m`;
  });
  studio.on((news) => { if (news === "draft" || news === "tool") draw(); });
  draw();
  const foot = h("div", { class: "foot" }, state, scale);
  const zoom = h("div", { class: "tool-row zoom" }, grid, h("button", { onclick: () => plan.floor.fit() }, t("course.fit")), h("button", { "aria-label": t("course.zoom.out"), onclick: () => plan.floor.zoom(0.8) }, "−"), h("button", { "aria-label": t("course.zoom.in"), onclick: () => plan.floor.zoom(1.25) }, "+"));
  plan.floor.covered = () => coveredBy(plan.floor.element, [tools, zoom, foot]);
  return h("div", { class: "toolbar" }, tools,
    zoom, foot);
}

/** How far tools reach in from the upper and the lower edge [px]; on a phone some of them lie below. */
function coveredBy(floor: Element, tools: HTMLElement[]): [number, number] {
  const box = floor.getBoundingClientRect();
  let [above, below] = [0, 0];
  for (const each of tools.map((tool) => tool.getBoundingClientRect()).filter(({ height }) => height > 0)) {
    if (each.top + each.bottom < box.top + box.bottom) above = Math.max(above, each.bottom - box.top);
    else below = Math.max(below, box.bottom - each.top);
  }
  return [above, below];
}
