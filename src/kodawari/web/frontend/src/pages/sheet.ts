// The set-up sheet: one page of paper that says everything about a car.

import { get } from "../api";
import { h } from "../dom";
import { figure } from "../parts/figure";
import { fromAbove } from "../parts/outline";
import { setupTable } from "../parts/setupTable";
import { verdict } from "../parts/verdict";
import { t, title } from "../texts";
import type { CarView } from "../types";

export async function sheet(query: URLSearchParams): Promise<HTMLElement> {
  const car = await get<CarView>(`/api/cars/${encodeURIComponent(query.get("id") ?? "")}`);
  const { inspection } = car;
  return h(
    "div",
    { class: "sheet-page stack" },
    h("div", { class: "head" }, h("div", {}, h("h1", {}, car.name), h("p", {}, verdict(inspection.verdict), h("span", { class: "quiet" }, ` · ${title(inspection.rulebook.title, inspection.rulebook.title_ja)} · ${inspection.on}`))),
      h("div", { class: "row no-print" }, h("button", { class: "main", onclick: () => window.print() }, t("sheet.print")), h("a", { class: "button", href: `/car?id=${car.id}` }, t("back")))),
    h("figure", { class: "sheet-car" }, fromAbove(car.shape, car.name)),
    h("dl", { class: "sizes" }, car.sizes.map(({ name, computed, measured }) => h("div", {}, h("dt", {}, t(`field.${name}`)), h("dd", {}, figure((measured ?? computed).text))))),
    setupTable(car),
    h("p", { class: "small quiet" }, t("sheet.places")),
  );
}
