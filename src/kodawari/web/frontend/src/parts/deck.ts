// The choices below a replay: how fast, from where, which graph, and single steps.

import { h } from "../dom";
import { t } from "../texts";
import { GRAPHS } from "./curves";

const SPEEDS = [0.05, 0.1, 0.25, 0.5, 1, 2];
export const FIRST_RATE = 0.5;
/** What an arrow key or a press moves [s]. */
export const STEP = 0.01;

interface Choices {
  rate: (rate: number) => void;
  camera: HTMLSelectElement;
  graph: (name: (typeof GRAPHS)[number]) => void;
  step: (by: number) => void;
}

export function options({ rate, camera, graph, step }: Choices): HTMLElement {
  const speeds = h("select", {}, SPEEDS.map((each) => h("option", { value: each, selected: each === FIRST_RATE }, `${each}×`)));
  speeds.addEventListener("change", () => rate(Number(speeds.value)));
  const graphs = h("select", {}, GRAPHS.map((name) => h("option", { value: name }, t(`graph.${name}`))));
  graphs.addEventListener("change", () => graph(graphs.value as (typeof GRAPHS)[number]));
  return h("div", { class: "options" }, h("label", {}, t("replay.speed"), speeds), h("label", {}, t("replay.camera"), camera), h("label", {}, t("replay.graph"), graphs),
    h("button", { class: "light", onclick: () => step(-STEP) }, t("replay.stepback")), h("button", { class: "light", onclick: () => step(STEP) }, t("replay.step")));
}
