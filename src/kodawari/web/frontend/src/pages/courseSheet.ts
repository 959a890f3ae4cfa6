// A course on paper: the plan to scale with its ratio, heights, lanes, and the pieces to lay out.

import { get, getText, send } from "../api";
import { bookFor, planDrawing } from "../draft/cards";
import { lanes } from "../draft/panelCourse";
import { h } from "../dom";
import { number, plain } from "../format";
import { courseDrawing } from "../parts/plan";
import { t, title } from "../texts";
import type { DraftView, Kept } from "../types/draft";
import "../styles/course.css";

const PAPER_MM = [180, 130] as const; // what is left of A4 beside margins and lists
const RATIOS = [10, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200];

export async function courseSheet(which: string): Promise<HTMLElement> {
  const id = encodeURIComponent(which);
  const { draft, card } = await get<Kept>(`/api/courses/${id}`);
  const [book, view] = await Promise.all([bookFor(draft), send<DraftView>("POST", "/api/drafts/look", draft)]);
  const name = title(draft.title, draft.ja);
  const { svg, width, height } = planDrawing(draft, book, name);
  const ratio = RATIOS.find((each) => width / each <= PAPER_MM[0] && height / each <= PAPER_MM[1]) ?? 400;
  svg.setAttribute("width", `${width / ratio}mm`);
  svg.setAttribute("height", `${height / ratio}mm`);
  const counts = new Map<string, number>();
  for (const entry of draft.chains.flatMap((chain) => chain.pieces)) counts.set(entry.type, (counts.get(entry.type) ?? 0) + 1);
  const profile = h("figure", { class: "profile", tabindex: 0, role: "region", "aria-label": t("course.view.heights") });
  if (card.raceable) void getText(`/api/courses/${id}/profile?lane=1`).then((text) => profile.append(courseDrawing(text, card))).catch(() => undefined);
  const kindName = (type: string): string => { const kind = book.kind(type); return kind ? title(kind.title, kind.ja) : type; };
  const size = view.size ? `${number(view.size.length_mm / 1000, 2)} × ${number(view.size.width_mm / 1000, 2)} m` : "";
  return h("div", { class: "sheet-page course-sheet stack" },
    h("div", { class: "head" }, h("div", {}, h("h1", {}, name), h("p", { class: "quiet" }, [draft.note, size].filter(Boolean).join(" · "))),
      h("div", { class: "row no-print" }, h("button", { class: "main", onclick: () => window.print() }, t("sheet.print")), h("a", { class: "button", href: `/course?id=${id}` }, t("back")))),
    draft.chains.length ? h("figure", { class: "paper-plan" }, svg, h("figcaption", { class: "small" }, h("i", { class: "ruler", "aria-hidden": "true" }), t("course.ratio", { ratio, mm: plain(50 * ratio / 1000, 2) }))) : h("p", { class: "quiet" }, t("course.begin")),
    h("div", { class: "two" },
      h("div", {}, h("h3", {}, t("course.piecelist")), h("table", {}, h("tbody", {}, [...counts].map(([type, n]) => h("tr", {}, h("th", { scope: "row" }, kindName(type)), h("td", { class: "num" }, n)))))),
      h("div", {}, lanes(view), view.raceable ? null : h("p", { class: "small" }, t("course.unfinished")))),
    card.raceable ? h("div", {}, h("h3", {}, t("course.heightsof")), profile) : null,
    h("p", { class: "small quiet" }, t("course.order"), " ", draft.chains.map((chain) => inARow(chain.pieces.map((entry) => kindName(entry.type) + (entry.turn ? ` ${t(`course.turn.short.${entry.turn}`)}` : "")))).join(" | ")));
}

/** Names in running order; the same one several times in a row is counted. */
function inARow(names: string[]): string {
  const runs: { name: string; n: number }[] = [];
  for (const name of names) {
    const last = runs.at(-1);
    if (last?.name === name) last.n += 1;
    else runs.push({ name, n: 1 });
  }
  return runs.map(({ name, n }) => (n > 1 ? `${name} × ${n}` : name)).join(" → ");
}
