// The set-up of a car as a table: every part, where it sits, at what angle.

import { h } from "../dom";
import { plain } from "../format";
import { phrases, t, title } from "../texts";
import type { CarView, SheetRow } from "../types";

const COLUMNS = ["sheet.part", "sheet.what", "sheet.item", "sheet.place", "sheet.detail"];

export function setupTable(car: CarView): HTMLElement {
  return h("div", { class: "table", tabindex: 0, role: "region", "aria-label": t("car.setup") }, h("table", {},
    h("thead", {}, h("tr", {}, COLUMNS.map((name) => h("th", { scope: "col" }, t(name))))),
    h("tbody", {}, car.sheet.map((row) => h("tr", {},
      h("th", { scope: "row" }, rowName(row)), h("td", {}, title(row.part, row.part_ja), row.from_kit ? h("span", { class: "quiet" }, ` · ${t("from.kit")}`) : null),
      h("td", { class: "figure" }, row.items.join(", ")), h("td", { class: "figure" }, place(row)), h("td", {}, phrases("detail", row.detail)))))));
}

/** What a part is called on the sheet: its group, and which of them it is. */
export function rowName(row: SheetRow): string {
  return `${t(`sheet.${row.group}`)} ${phrases("detail", row.name)}`.trim();
}

function place(row: SheetRow): string {
  return row.place_mm ? row.place_mm.map((x) => (x === null ? "–" : plain(x, 1))).join(" · ") : "";
}
