// The pieces that can be taken: a press appends one, a drag lays it anywhere.

import { h, replace } from "../dom";
import { t, title } from "../texts";
import { floating } from "./drag";
import { fresh, insertAfter, lay } from "./edit";
import { iconScale, nameOf, pieceIcon } from "./paint";
import { pose } from "./pose";
import { middleOf } from "./snap";
import { stockOf, tally } from "./stock";
import type { Gesture, Hands } from "./gestures";
import type { Entry, PieceKind, Point } from "../types/draft";

const ICON: Point = [76, 60]; // px
const SLOP = 7;

export function palette(hands: Hands): HTMLElement {
  const { studio } = hands;
  const usual = studio.system.pieces.filter((kind) => !kind.free);
  const free = studio.system.pieces.filter((kind) => kind.free);
  const counts = new Map<string, HTMLElement>();
  const say = h("p", { class: "small quiet palette-how" });
  const list = (kinds: PieceKind[]): HTMLElement => h("ul", { class: "kinds" }, kinds.map((kind) => h("li", {}, button(hands, kind, counts))));
  const modes = h("div", { class: "modes", role: "group", "aria-label": t("course.placing") });
  const root = h("aside", { class: "palette", "aria-label": t("course.palette") }, modes, say, list(usual), h("details", { class: "free" }, h("summary", {}, t("course.free")), list(free)));
  const draw = (): void => {
    const { picked, placing } = studio;
    root.dataset.placing = placing;
    replace(modes, (["append", "insert", "replace"] as const).map((mode) =>
      h("button", { class: "light", "aria-pressed": String(placing === mode), disabled: mode !== "append" && !picked.size, onclick: () => studio.setPlacing(mode) }, t(`course.placing.${mode}`))));
    const { end } = studio;
    const name = picked.size === 1 ? nameOf([...picked][0]!, studio.shapes) : t("course.picked", { n: picked.size });
    say.textContent = placing === "append" ? t(end ? (end.end === "last" ? "course.goes.last" : "course.goes.first") : studio.draft.chains.length ? "course.goes.apart" : "course.goes.new") : t(`course.goes.${placing}`, { name });
  };
  const count = (): void => {
    const laid = tally(studio.draft.chains.flatMap((chain) => chain.pieces.map((entry) => ({ [entry.type]: 1 }))));
    const used = stockOf(studio);
    const { stock } = studio.draft;
    const listed = Object.keys(stock).length > 0;
    for (const kind of studio.system.pieces) {
      const node = counts.get(kind.type)!;
      const [shelf = kind.type] = Object.keys(kind.stock);
      const [n, have] = [used[shelf] ?? 0, stock[shelf] ?? 0];
      node.textContent = listed && !kind.free ? t("course.count.of", { n, have }) : laid[kind.type] ? `×${laid[kind.type]}` : "";
      node.classList.toggle("short", listed && !kind.free && n > have);
    }
  };
  studio.on((news) => {
    if (news === "picked" || news === "draft") draw();
    if (news === "draft" || news === "view") count();
  });
  draw();
  count();
  return root;
}

function button(hands: Hands, kind: PieceKind, counts: Map<string, HTMLElement>): HTMLElement {
  const { studio, plan } = hands;
  const number = h("span", { class: "count figure small" });
  counts.set(kind.type, number);
  const icon = pieceIcon(kind, studio.shapes, iconScale(studio.system.pieces.filter((each) => !each.free), ICON));
  const node = h("button", { class: "kind", title: kind.note || null, "data-type": kind.type }, h("span", { class: "icon" }, icon), h("span", { class: "kind-name" }, title(kind.title, kind.ja)), number);
  let dragged = false;
  node.addEventListener("click", () => {
    if (dragged) return void (dragged = false);
    studio.take(kind.entry, plan.floor.centre);
    plan.reveal();
  });
  node.addEventListener("pointerdown", (first) => {
    if (first.button !== 0) return;
    dragged = false;
    // A quick mouse has left the button before it first moves.
    node.setPointerCapture(first.pointerId);
    let gesture: Gesture | null = null;
    const move = (event: PointerEvent): void => {
      if (!gesture && Math.hypot(event.clientX - first.clientX, event.clientY - first.clientY) > SLOP) {
        dragged = true;
        gesture = lifting(hands, fresh(kind.entry), event);
      }
      gesture?.move(event);
    };
    const stop = (event: PointerEvent): void => {
      node.removeEventListener("pointermove", move);
      node.removeEventListener("pointerup", stop);
      node.removeEventListener("pointercancel", stop);
      if (event.type === "pointerup") gesture?.end(event);
      else gesture?.cancel();
    };
    node.addEventListener("pointermove", move);
    node.addEventListener("pointerup", stop);
    node.addEventListener("pointercancel", stop);
  });
  return node;
}

/** A new piece held by its middle. */
function lifting(hands: Hands, entry: Entry, event: PointerEvent): Gesture {
  const { studio, plan } = hands;
  const [mx, my] = middleOf(entry, studio.geometry);
  const [x, y] = plan.floor.toPlan(event.clientX, event.clientY);
  studio.pick([]);
  return floating(hands, entry, pose(x - mx, y - my), studio.draft.chains, event, (laid, start, landed) => {
    const { draft, geometry } = studio;
    const one = fresh(laid);
    studio.commit(landed?.socket.kind === "between" ? insertAfter(draft, landed.socket.entry, [one], geometry) : lay(draft, one, start, geometry));
    if (landed && landed.socket.kind !== "between") studio.pickEnd({ entry: one, end: landed.socket.kind });
    studio.pick([one]);
  });
}
