// The room that the course stands in, and the pieces that are there to build it with.

import { get } from "../api";
import { h, replace } from "../dom";
import { plain } from "../format";
import { redrawing } from "../parts/keepOpen";
import { trouble } from "../shell";
import { t, title } from "../texts";
import { middle, span } from "./pose";
import { stockOf, taken } from "./stock";
import { box } from "./tools";
import type { Studio } from "./studio";
import type { Kept, OwnCard, Point, Venue } from "../types/draft";

const metres = (mm: number): string => String(Math.round(mm) / 1000);

export function venuePanel(studio: Studio): HTMLElement {
  const root = h("div", {});
  const length = h("input", { type: "number", min: 0.5, max: 100, step: 0.01 });
  const width = h("input", { type: "number", min: 0.5, max: 100, step: 0.01 });
  const put = (venue: Venue | null): void => studio.alter({ venue });
  const rectangle = (): void => {
    if (!length.reportValidity() || !width.reportValidity() || !length.value || !width.value) return;
    const { draft } = studio;
    const [x, y] = draft.chains.length ? middle(draft.chains, studio.geometry) : [0, 0];
    const [l, w] = [500 * Number(length.value), 500 * Number(width.value)];
    put({ outline: box(x - l, y - w, x + l, y + w), obstacles: draft.venue?.obstacles ?? [] });
  };
  const draw = (): void => {
    const venue = studio.draft.venue;
    const size = span(venue?.outline ?? []);
    if (size && document.activeElement !== length && document.activeElement !== width) [length.value, width.value] = [metres(size[2] - size[0]), metres(size[3] - size[1])];
    const tool = (name: "venue" | "obstacle"): HTMLElement => h("button", { "aria-pressed": String(studio.tool === name), onclick: () => studio.setTool(studio.tool === name ? "select" : name) }, t(`course.tool.${name}`));
    replace(root,
      h("p", { class: "small quiet" }, t(studio.tool === "venue" ? "course.venue.points" : studio.tool === "obstacle" ? "course.venue.box" : "course.venue.text")),
      h("div", { class: "fields" }, h("label", { class: "field" }, h("span", {}, t("course.venue.length")), length), h("label", { class: "field" }, h("span", {}, t("course.venue.width")), width)),
      h("div", { class: "acts" }, h("button", { onclick: rectangle }, t("course.venue.set")), tool("venue"), tool("obstacle"), venue?.outline.length ? h("button", { class: "light", onclick: () => put(venue.obstacles.length ? { ...venue, outline: [] } : null) }, t("course.venue.none")) : null),
      venue?.obstacles.length ? h("ul", { class: "obstacles" }, venue.obstacles.map((each, k) => obstacle(each, (next) => put({ ...venue, obstacles: venue.obstacles.flatMap((old, j) => (j === k ? (next ? [next] : []) : [old])) })))) : null);
  };
  const again = redrawing(root, draw);
  studio.on((news) => { if (news === "draft" || news === "tool") again(); });
  draw();
  return root;
}

function obstacle(each: Venue["obstacles"][0], put: (next: Venue["obstacles"][0] | null) => void): HTMLElement {
  const [left = 0, low = 0, right = 0, high = 0] = span(each.outline) ?? [];
  const name = h("input", { value: each.name, maxlength: 60, "aria-label": t("course.obstacle.name") });
  name.addEventListener("change", () => put({ ...each, name: name.value || each.name }));
  const sides = [[left, "x"], [low, "y"], [right - left, "l"], [high - low, "w"]] as const;
  const inputs = sides.map(([value, side]) => {
    const node = h("input", { type: "number", step: 0.01, value: metres(value), "aria-label": t(`course.obstacle.${side}`), title: t(`course.obstacle.${side}`) });
    node.addEventListener("change", () => {
      const [x, y, l, w] = inputs.map((one) => 1000 * Number(one.value)) as [number, number, number, number];
      if (l > 0 && w > 0) put({ ...each, outline: box(x, y, x + l, y + w) satisfies Point[] });
    });
    return node;
  });
  return h("li", {}, name, h("div", { class: "four" }, inputs), h("button", { class: "light", onclick: () => put(null) }, t("remove")));
}

/** How many of each piece there are; without a list nothing is short. */
export function stockPanel(studio: Studio): HTMLElement {
  const body = h("tbody", {});
  const sets = h("select", { "aria-label": t("course.stock.sets") }, h("option", { value: "" }, t("course.stock.sets")));
  const kinds = [...new Set(studio.system.pieces.filter((kind) => !kind.free).flatMap((kind) => Object.keys(kind.stock)))];
  const nameOf = (kind: string): string => {
    const known = studio.shapes.kind(kind) ?? studio.view?.stock.find((each) => each.kind === kind);
    return known ? title(known.title, known.ja) : studio.system.pieces.filter((each) => kind in each.stock).map((each) => title(each.title, each.ja)).join(" · ");
  };
  const put = (stock: Record<string, number>): void => studio.alter({ stock });
  const draw = (): void => {
    const now = stockOf(studio);
    const { stock } = studio.draft;
    replace(body, kinds.map((kind) => {
      const node = h("input", { type: "number", min: 0, max: 999, step: 1, value: stock[kind] ?? "", placeholder: "–", "aria-label": t("course.stock.have", { name: nameOf(kind) }) });
      node.addEventListener("change", () => {
        if (!node.reportValidity()) return;
        const next = { ...studio.draft.stock };
        if (node.value === "") delete next[kind];
        else next[kind] = Number(node.value);
        put(next);
      });
      const short = (now[kind] ?? 0) > (stock[kind] ?? Infinity);
      return h("tr", {}, h("th", { scope: "row" }, nameOf(kind)), h("td", { class: short ? "num signal" : "num" }, plain(now[kind] ?? 0, 0)), h("td", { class: "num" }, node));
    }));
  };
  const again = redrawing(body, draw);
  studio.on((news) => { if (news === "draft") again(); });
  draw();
  void get<OwnCard[]>("/api/courses").then((cards) => {
    for (const card of cards.filter((each) => !each.own && each.lanes.length === studio.draft.lanes)) sets.append(h("option", { value: card.id }, title(card.title, card.ja)));
  }).catch(trouble);
  sets.addEventListener("change", () => {
    if (!sets.value) return;
    void get<Kept>(`/api/courses/${sets.value}`).then(({ draft }) => put(taken(draft.chains.flatMap((chain) => chain.pieces), studio.system))).catch(trouble);
    sets.value = "";
  });
  return h("div", {},
    h("p", { class: "small quiet" }, t("course.stock.text")),
    h("div", { class: "acts" }, h("button", { onclick: () => put(stockOf(studio)) }, t("course.stock.used")), sets, h("button", { class: "light", onclick: () => put({}) }, t("course.stock.none"))),
    h("div", { class: "table" }, h("table", { class: "stock" }, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("course.stock.piece")), h("th", { scope: "col", class: "num" }, t("course.stock.usedof")), h("th", { scope: "col", class: "num" }, t("course.stock.haveof")))), body)));
}
