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
import type { Entry, Parameters, PieceField, Setting } from "../types/draft";

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
  // Outlives a redraw: what is refused may come back after the form was drawn anew.
  const told = h("div", {});
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
      same && studio.editable ? fields(studio, one, told) : null,
      picked.size === 1 && spot && studio.editable ? placing(studio, one, spot) : null,
      studio.editable ? h("div", { class: "acts" }, acts(studio, centre).filter((act) => act.able && act.name !== "paste").map((act) =>
        h("button", { class: "light", "data-act": act.name, title: act.keys ?? null, onclick: act.run }, t(`course.act.${act.name}`)))) : null,
    );
  };
  const again = redrawing(root, draw);
  studio.on((news) => {
    if (news === "picked") replace(told);
    if (news === "picked" || news === "draft") again();
  });
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

function fields(studio: Studio, one: Entry, told: HTMLElement): HTMLElement | null {
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
  const [main, more] = [kind.fields.filter((field) => field.required || MAIN.has(field.name)), kind.fields.filter((field) => !field.required && !MAIN.has(field.name))];
  const shown = (list: PieceField[]): Child => h("div", { class: "fields" }, list.map((field) => figure(studio, field, one[field.name] ?? null, (value) => set(field.name, value))));
  return h("div", {}, told, main.length ? shown(main) : null, more.length ? h("details", { class: "entry", "data-key": "figures" }, h("summary", {}, h("span", { class: "what" }, t("course.figures"))), shown(more)) : null);
}

let refusals = 0;

const MAIN = new Set(["turn", "length_mm", "radius_mm", "angle_deg", "rise_mm"]);

/** A figure of a piece; one that stands for a figure of the whole course shows that one's value, and leads to it. */
function figure(studio: Studio, field: PieceField, value: Setting | null, set: (value: Setting | null) => void): HTMLElement {
  const least = field.signed ? undefined : (field.least ?? LEAST[field.name] ?? 0);
  if (field.kind === "choice" || typeof value !== "string") return input({ ...field, least }, value, set);
  const meant = bare(studio.draft.parameters[value]) ?? studio.system.parameters.find((each) => each.name === value)?.value;
  return h("div", {}, input({ ...field, least }, value, set, typeof meant === "number" ? meant : undefined),
    h("p", { class: "small quiet" }, t("course.from"), " ", h("button", { class: "link", onclick: () => studio.showFigure(value) }, figureName(value))));
}

/** The value alone of a figure of the course. */
export function bare(figure: Parameters[string] | undefined): Setting | null {
  return typeof figure === "object" ? figure.value : (figure ?? null);
}

/** What is shorter cannot be made. */
const LEAST: Record<string, number> = { length_mm: 1, radius_mm: 1 };

/** What a figure of the course is called; one without a name in this language by its own, in words. */
export function figureName(name: string): string {
  const found = word("course.field", name);
  return found === name ? name.replace(/_(mm|deg)$/, "").replaceAll("_", " ") : found;
}

/** A figure or choice of a piece; what is left empty is as the system has it. */
export function input(field: Pick<PieceField, "name" | "kind" | "default" | "of" | "required" | "signed" | "least">, value: Setting | null, set: (value: Setting | null) => void, meant?: number): HTMLElement {
  const label = h("span", {}, figureName(field.name));
  if (field.kind === "choice") {
    const select = h("select", {}, field.required ? null : h("option", { value: "", selected: value === null }, field.default === null ? "–" : t("course.asis", { value: word("course.word", String(field.default)) })),
      field.of.map((each) => h("option", { value: each, selected: value === each }, word("course.word", each))));
    select.addEventListener("change", () => set(select.value || null));
    return h("label", { class: "field" }, label, select);
  }
  // A figure may stand for a parameter of the course; then its name is shown, and a number takes its place.
  const named = typeof value === "string" ? value : field.default === null ? "" : plain(Number(field.default), 3);
  const now = typeof value === "number" ? value : meant;
  const least = field.signed ? null : field.least ?? 0;
  const node = h("input", { type: "number", step: "any", min: least, value: now ?? "", placeholder: named });
  const told = h("p", { class: "small signal", role: "alert", hidden: true, id: `refused-${++refusals}` });
  const check = (): boolean => {
    const { badInput, rangeUnderflow } = node.validity;
    const why = badInput ? t("course.refused.number") : rangeUnderflow ? t("course.refused.least", { least: plain(least ?? 0, 3) }) : "";
    told.textContent = why;
    told.hidden = !why;
    node.setAttribute("aria-invalid", String(Boolean(why)));
    if (why) node.setAttribute("aria-describedby", told.id);
    else node.removeAttribute("aria-describedby");
    return !why;
  };
  node.addEventListener("change", () => {
    if (!check()) return;
    if (node.value === "" && (field.required || typeof value === "string")) return void (node.value = String(now ?? ""));
    if (node.value === "" ? value !== null : Number(node.value) !== now) set(node.value === "" ? null : Number(node.value));
  });
  return h("div", {}, h("label", { class: "field" }, label, node), told);
}
