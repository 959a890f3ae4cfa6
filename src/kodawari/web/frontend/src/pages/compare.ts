// Two set-ups side by side, line by line; what differs is marked.

import { get } from "../api";
import { h } from "../dom";
import { fromAbove } from "../parts/outline";
import { rowName } from "../parts/setupTable";
import { verdict } from "../parts/verdict";
import { phrases, t, title } from "../texts";
import type { CarView, SheetRow } from "../types";

export async function compare(query: URLSearchParams): Promise<HTMLElement> {
  const ids = query.getAll("car").slice(0, 2);
  if (ids.length !== 2) return h("div", {}, h("h1", {}, t("compare.title")), h("p", { class: "empty" }, t("compare.empty")));
  const [one, two] = (await Promise.all(ids.map((id) => get<CarView>(`/api/cars/${encodeURIComponent(id)}`)))) as [CarView, CarView];
  const lines: [string, string, string][] = [
    ...one.sizes.map(({ name }): [string, string, string] => [t(`field.${name}`), sizeText(one, name), sizeText(two, name)]),
    ...parts(one, two),
  ];
  return h(
    "div",
    {},
    h("div", { class: "head" }, h("h1", {}, t("compare.title"))),
    h("div", { class: "table compare" }, h("table", {},
      h("thead", {}, h("tr", {}, h("th", {}, ""), [one, two].map((car) => h("th", { scope: "col" }, h("a", { href: `/car?id=${car.id}` }, h("h2", {}, car.name)), h("div", {}, verdict(car.inspection.verdict)), h("figure", { class: "compare-car" }, fromAbove(car.shape, car.name)))))),
      h("tbody", {}, lines.map(([name, a, b]) => h("tr", { class: a === b ? "same" : "differs" }, h("th", { scope: "row" }, name), h("td", {}, a || "–"), h("td", {}, b || "–")))))),
  );
}

function sizeText(car: CarView, name: string): string {
  const size = car.sizes.find((each) => each.name === name);
  return size ? (size.measured ?? size.computed).text : "";
}

function parts(one: CarView, two: CarView): [string, string, string][] {
  const key = (row: SheetRow): string => rowName(row);
  const text = (row: SheetRow | undefined): string => (row ? [title(row.part, row.part_ja), phrases("detail", row.detail)].filter(Boolean).join(" · ") : "");
  const names = [...new Set([...one.sheet, ...two.sheet].map(key))];
  const find = (car: CarView, name: string): SheetRow | undefined => car.sheet.find((row) => key(row) === name);
  return names.map((name) => [name, text(find(one, name)), text(find(two, name))]);
}
