// What is picked: its own figures, and everything that can be done with it.

import { h, replace } from "../dom";
import type { Child } from "../dom";
import { plain } from "../format";
import { redrawing } from "../parts/keepOpen";
import { say, trouble as complain } from "../shell";
import { t, word } from "../texts";
import { spotOf } from "./chain";
import * as edit from "./edit";
import { nameOf } from "./paint";
import { joints } from "./pose";
import type { Studio } from "./studio";
import type { Entry, PieceField, Setting } from "../types/draft";

export interface Act {
  name: string;
  keys?: string;
  able: boolean;
  run(): void;
}

/** Everything that can be done with what is picked; for the form, the menu and the keys. */
export function acts(studio: Studio, centre: () => [number, number]): Act[] {
  const { draft, picked, geometry, shapes } = studio;
  const [one] = picked;
  const some = picked.size > 0;
  const turns = [...picked].some((entry) => entry.turn);
  const straight = picked.size === 1 && one !== undefined && one.type !== "start" && /^straight/.test(one.type);
  const start = shapes.kind("start")?.entry;
  return [
    { name: "flip", keys: "X", able: turns, run: () => studio.commit(edit.change(draft, picked, (entry) => edit.flipped(edit.fresh(entry)), geometry)) },
    { name: "left", keys: "Q", able: some, run: () => studio.commit(edit.rotate(draft, picked, 15, geometry)) },
    { name: "right", keys: "E", able: some, run: () => studio.commit(edit.rotate(draft, picked, -15, geometry)) },
    { name: "duplicate", keys: "Ctrl D", able: some, run: () => studio.duplicate() },
    { name: "copy", keys: "Ctrl C", able: some, run: () => studio.copy() },
    { name: "cut", keys: "Ctrl X", able: some, run: () => { studio.copy(); studio.remove(false); } },
    { name: "paste", keys: "Ctrl V", able: studio.clipboard.length > 0, run: () => studio.paste(studio.clipboard, centre()) },
    { name: "insert", keys: "I", able: picked.size === 1, run: () => studio.setPlacing("insert") },
    { name: "replace", keys: "R", able: some, run: () => studio.setPlacing("replace") },
    { name: "start", able: straight && Boolean(start), run: () => studio.commit(edit.startAt(draft, one!, start!, geometry)) },
    { name: "chain", keys: "C", able: some, run: () => studio.pick(edit.wholeChains(draft, picked)) },
    { name: "reverse", able: some, run: () => { if (!studio.reverse()) say(t("course.noreverse")); } },
    { name: "closeup", keys: "Shift Del", able: some, run: () => studio.remove(true) },
    { name: "delete", keys: "Del", able: some, run: () => studio.remove(false) },
  ];
}

export function piecePanel(studio: Studio, centre: () => [number, number]): HTMLElement {
  const root = h("div", { class: "piece-panel" });
  const draw = (): void => {
    const { picked, shapes, draft } = studio;
    const [one] = picked;
    if (!one) return replace(root, h("p", { class: "quiet" }, t(draft.chains.length ? "course.nothing" : "course.nothing.yet")));
    const same = [...picked].every((entry) => entry.type === one.type);
    const spot = spotOf(draft, one);
    const trouble = shapes.problem(one);
    replace(root,
      h("h3", {}, picked.size === 1 ? nameOf(one, shapes) : t("course.picked", { n: picked.size })),
      trouble ? h("p", { class: "problem", role: "alert" }, trouble) : null,
      picked.size === 1 && spot ? h("p", { class: "small quiet figure" }, where(studio, spot)) : null,
      same && studio.editable ? fields(studio, one) : null,
      picked.size === 1 && spot && studio.editable ? placing(studio, one, spot) : null,
      studio.editable ? h("div", { class: "acts" }, acts(studio, centre).filter((act) => act.able && act.name !== "paste").map((act) =>
        h("button", { class: "light", "data-act": act.name, title: act.keys ?? null, onclick: act.run }, t(`course.act.${act.name}`)))) : null,
    );
  };
  const again = redrawing(root, draw);
  studio.on((news) => { if (news === "picked" || news === "draft") again(); });
  draw();
  return root;
}

function where(studio: Studio, [chain, index]: [number, number]): string {
  const found = joints(studio.draft.chains[chain]!, studio.geometry);
  const [a, b] = [found[index]!, found[index + 1]!];
  const shape = studio.geometry(studio.draft.chains[chain]!.pieces[index]!);
  const rise = a.z_mm || b.z_mm ? ` · ${t("course.heights", { from: plain(a.z_mm, 1), to: plain(b.z_mm, 1) })}` : "";
  return `${t("course.long", { mm: plain(shape.length_mm, 1) })} · ${plain(((a.heading_deg % 360) + 360) % 360, 1)}°${rise}`;
}

/** Where the piece begins; its whole chain moves. */
function placing(studio: Studio, one: Entry, [chain, index]: [number, number]): HTMLElement {
  const at = joints(studio.draft.chains[chain]!, studio.geometry)[index]!;
  const shown = (["x_mm", "y_mm", "heading_deg", "z_mm"] as const).map((name) => {
    const node = h("input", { type: "number", step: "any", value: Math.round(1000 * at[name]) / 1000 });
    node.addEventListener("change", () => {
      if (node.value !== "" && node.checkValidity()) studio.commit(edit.put(studio.draft, one, { ...at, [name]: Number(node.value) }, studio.geometry));
    });
    return h("label", { class: "field" }, h("span", {}, t(`course.place.${name}`)), node);
  });
  return h("details", { class: "entry", "data-key": "place" }, h("summary", {}, h("span", { class: "what" }, t("course.place"))), h("p", { class: "small quiet" }, t("course.place.text")), h("div", { class: "fields" }, shown));
}

function fields(studio: Studio, one: Entry): HTMLElement | null {
  const kind = studio.shapes.kind(one.type);
  if (!kind) return null;
  const set = (name: string, value: Setting | null): void => {
    const how = (entry: Entry): Entry => {
      const next = edit.fresh(entry);
      if (value === null) delete next[name];
      else next[name] = value;
      return next;
    };
    void studio.change(how).then((trouble) => replace(told, trouble ? h("p", { class: "problem", role: "alert" }, trouble) : null)).catch(complain);
  };
  const told = h("div", {});
  const [main, more] = [kind.fields.filter((field) => field.required || MAIN.has(field.name)), kind.fields.filter((field) => !field.required && !MAIN.has(field.name))];
  const shown = (list: PieceField[]): Child => h("div", { class: "fields" }, list.map((field) => input(field, one[field.name] ?? null, (value) => set(field.name, value))));
  return h("div", {}, told, main.length ? shown(main) : null, more.length ? h("details", { class: "entry", "data-key": "figures" }, h("summary", {}, h("span", { class: "what" }, t("course.figures"))), shown(more)) : null);
}

const MAIN = new Set(["turn", "length_mm", "radius_mm", "angle_deg", "rise_mm"]);

/** A figure or choice of a piece; what is left empty is as the system has it. */
export function input(field: Pick<PieceField, "name" | "kind" | "default" | "of" | "required" | "signed">, value: Setting | null, set: (value: Setting | null) => void): HTMLElement {
  const label = h("span", {}, word("course.field", field.name));
  if (field.kind === "choice") {
    const select = h("select", {}, field.required ? null : h("option", { value: "", selected: value === null }, field.default === null ? "–" : t("course.asis", { value: word("course.word", String(field.default)) })),
      field.of.map((each) => h("option", { value: each, selected: value === each }, word("course.word", each))));
    select.addEventListener("change", () => set(select.value || null));
    return h("label", { class: "field" }, label, select);
  }
  // A figure may stand for a parameter of the course; then its name is shown, and a number takes its place.
  const named = typeof value === "string" ? value : field.default === null ? "" : plain(Number(field.default), 3);
  const node = h("input", { type: "number", step: "any", min: field.signed ? null : 0, value: typeof value === "number" ? value : "", placeholder: named, required: field.required && typeof value !== "string" });
  node.addEventListener("change", () => {
    if (!node.checkValidity()) return void node.reportValidity();
    if (node.value === "" && (field.required || typeof value === "string")) return void (node.value = typeof value === "number" ? String(value) : "");
    set(node.value === "" ? null : Number(node.value));
  });
  return h("label", { class: "field" }, label, node);
}
