// What a search may change: every place of the car, with everything that could stand there.

import { h } from "../dom";
import { number } from "../format";
import { t } from "../texts";
import { placeWords, setupWords } from "./tuneWords";
import type { Area } from "../types/tune";

export function areaList(areas: Area[]): HTMLElement {
  return h("div", { class: "areas" }, areas.map((area) => {
    const parts = area.settings.reduce((sum, each) => sum + each.options.length, 0);
    return h("details", { class: "entry", "data-key": `area-${area.name}` },
      h("summary", {}, h("span", { class: "what" }, placeWords(area.title)), h("span", { class: "quiet small figure" }, t("tune.area.parts", { n: parts }))),
      h("dl", { class: "options" }, h("div", {}, h("dt", {}, t("tune.area.base")), h("dd", { class: "quiet" }, setupWords(area.base))),
        area.settings.map((each) => h("div", {}, h("dt", {}, placeWords(each.title)), h("dd", {}, each.options.length ? each.options.map((name) => h("span", {}, name)) : `${each.low}–${each.high} ${each.unit}`)))));
  }));
}

const UP = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** `23 400`, or `4 × 10¹²` where nobody would read the figure. */
export function howMany(count: number): string {
  if (count < 1e6) return number(count, 0);
  const power = Math.floor(Math.log10(count));
  return `${number(count / 10 ** power, 0)} × 10${[...String(power)].map((digit) => UP[Number(digit)]).join("")}`;
}
