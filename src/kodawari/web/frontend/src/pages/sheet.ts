// The set-up sheet: one page of paper that says everything about a car.

import { get } from "../api";
import { h } from "../dom";
import { plain } from "../format";
import { figure } from "../parts/figure";
import { fromAbove } from "../parts/outline";
import { verdict } from "../parts/verdict";
import { t, title } from "../texts";
import type { CarView } from "../types";

export async function sheet(query: URLSearchParams): Promise<HTMLElement> {
  const car = await get<CarView>(`/api/cars/${encodeURIComponent(query.get("id") ?? "")}`);
  const { inspection } = car;
  const columns = ["sheet.part", "sheet.what", "sheet.item", "sheet.place", "sheet.detail"];
  return h(
    "div",
    { class: "sheet-page stack" },
    h("div", { class: "head" }, h("div", {}, h("h1", {}, car.name), h("p", {}, verdict(inspection.verdict), h("span", { class: "quiet" }, ` · ${title(inspection.rulebook.title, inspection.rulebook.title_ja)} · ${inspection.on}`))),
      h("div", { class: "row no-print" }, h("button", { class: "main", onclick: () => window.print() }, t("sheet.print")), h("a", { class: "button", href: `/car?id=${car.id}` }, t("back")))),
    h("figure", { class: "sheet-car" }, fromAbove(car.shape, car.name)),
    h("dl", { class: "sizes" }, car.sizes.map(({ name, computed, measured }) => h("div", {}, h("dt", {}, t(`field.${name}`)), h("dd", {}, figure((measured ?? computed).text))))),
    h("div", { class: "table" }, h("table", {}, h("thead", {}, h("tr", {}, columns.map((name) => h("th", { scope: "col" }, t(name))))),
      h("tbody", {}, car.sheet.map((row) => h("tr", {},
        h("th", { scope: "row" }, `${t(`sheet.${row.group}`)} ${row.name}`.trim()), h("td", {}, row.part, row.from_kit ? h("span", { class: "quiet" }, ` · ${t("from.kit")}`) : null),
        h("td", { class: "figure" }, row.items.join(", ")),
        h("td", { class: "figure" }, row.place_mm ? row.place_mm.map((x) => (x === null ? "–" : plain(x, 1))).join(" · ") : ""), h("td", {}, row.detail)))))),
    h("p", { class: "small quiet" }, t("sheet.places")),
  );
}
