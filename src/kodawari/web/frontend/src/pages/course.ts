// Courses: all of them as cards, and one of them, to draw or to look at.

import "../styles/course.css";

import { get, send } from "../api";
import { h, replace } from "../dom";
import { number } from "../format";
import { fillCard } from "../draft/cards";
import { fileField } from "../parts/fileField";
import { go, render } from "../router";
import { problem, say, trouble } from "../shell";
import { t, title } from "../texts";
import type { Kept, OwnCard, Read } from "../types/draft";

export async function course(query: URLSearchParams): Promise<HTMLElement> {
  const id = query.get("id");
  if (!id) return list();
  return query.has("sheet") ? (await import("./courseSheet")).courseSheet(id) : (await import("./courseOne")).courseOne(id);
}

async function list(): Promise<HTMLElement> {
  const [found, bin] = await Promise.all([get<OwnCard[]>("/api/courses"), get<OwnCard[]>("/api/courses/bin")]);
  const own = found.filter((each) => each.own);
  const cards = (some: OwnCard[]): HTMLElement => h("ul", { class: "cards" }, some.map((each) => h("li", { class: "card course-card" }, card(each))));
  const root = h("div", { class: "courses" },
    h("div", { class: "head" }, h("div", {}, h("h1", {}, t("nav.course")), h("p", { class: "quiet" }, t("course.lede"))),
      h("div", { class: "row" }, h("button", { onclick: () => importing("") }, t("course.import")), h("button", { class: "main", onclick: creating }, t("course.new")))),
    own.length ? cards(own) : h("div", { class: "empty" }, h("b", {}, t("course.none")), t("course.none.text")),
    h("section", { class: "part" }, h("h2", {}, t("course.shipped")), cards(found.filter((each) => !each.own))),
    bin.length ? thrownAway(bin) : null,
    h("p", { class: "drop-here", "aria-hidden": "true" }, t("course.drop")),
  );
  takeIn(root);
  return root;
}

function card(one: OwnCard): HTMLElement[] {
  const figure = h("figure", {});
  void fillCard(one, figure).catch(() => undefined);
  const address = `/course?id=${encodeURIComponent(one.id)}`;
  const lengths = one.lanes.map((lane) => lane.length_m);
  const mean = lengths.length ? `${number(Math.min(...lengths), 2)}–${number(Math.max(...lengths), 2)} m` : "";
  return [
    h("a", { class: "open", href: address }, figure, h("h3", {}, title(one.title, one.ja)),
      one.lanes.length ? h("p", { class: "lines" }, h("span", {}, t("course.lanes.n", { n: one.lanes.length })), h("span", { class: "figure" }, mean), h("span", {}, t("course.pieces.n", { n: one.pieces.length }))) : null,
      one.lanes.length ? h("p", { class: "lines quiet" }, t("course.race", { laps: one.laps, length: number(one.race_m, 2) })) : null,
      one.raceable ? null : h("p", { class: "lines" }, h("span", { class: "verdict is-unknown" }, h("i", { "aria-hidden": "true" }), t("course.unfinished")))),
    h("div", { class: "bottom" },
      h("button", { class: "light", onclick: () => void copy(one) }, t(one.own ? "garage.copy" : "course.take"), h("span", { class: "sr" }, one.title)),
      one.raceable ? h("a", { class: "button light", href: `/race?course=${encodeURIComponent(one.id)}` }, t("garage.race")) : null,
      one.own ? h("button", { class: "light", onclick: () => void away(one) }, t("garage.delete"), h("span", { class: "sr" }, one.title)) : null),
  ];
}

export async function copy(one: { id: string; title: string; own: boolean }): Promise<void> {
  try {
    const made = await send<Kept>("POST", "/api/courses", { copy_of: one.id, title: one.own ? t("garage.copyname", { name: one.title }) : one.title });
    go(`/course?id=${made.id}`);
    say(t("course.copied", { name: made.draft.title }));
  } catch (error) {
    trouble(error);
  }
}

async function away(one: OwnCard): Promise<void> {
  try {
    await send("DELETE", `/api/courses/${one.id}`);
    await render(false);
    say(t("garage.deleted", { name: one.title }), () => back(one.id));
  } catch (error) {
    trouble(error);
  }
}

async function back(id: string): Promise<void> {
  await send("POST", `/api/courses/${id}/back`);
  await render(false);
}

function thrownAway(bin: OwnCard[]): HTMLElement {
  const empty = async (): Promise<void> => {
    if (!confirm(t("course.bin.sure"))) return;
    await send("DELETE", "/api/courses/bin");
    await render(false);
  };
  return h("section", { class: "part" },
    h("div", { class: "head" }, h("h2", {}, t("garage.bin")), h("button", { class: "light", onclick: () => void empty().catch(trouble) }, t("garage.bin.empty"))),
    h("ul", { class: "jobs" }, bin.map((each) => h("li", { class: "job" }, h("span", {}, title(each.title, each.ja)), h("button", { onclick: () => void back(each.id).catch(trouble) }, t("garage.back"))))));
}

/** A dialog that asks; what goes wrong is told in it. */
function ask(name: string, fields: HTMLElement[], yes: string, keep: () => Promise<Kept>): void {
  const told = h("div", {});
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    try {
      const made = await keep();
      dialog.close();
      go(`/course?id=${made.id}`);
    } catch (error) {
      replace(told, problem(error));
    }
  };
  const dialog = h("dialog", { "aria-labelledby": "ask-title" },
    h("form", { class: "stack", onsubmit: (event: Event) => void submit(event) }, h("h2", { id: "ask-title" }, t(name)), fields, told,
      h("div", { class: "row end" }, h("button", { type: "button", onclick: () => dialog.close() }, t("cancel")), h("button", { class: "main", type: "submit" }, t(yes)))));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function creating(): void {
  const name = h("input", { required: true, maxlength: 80, value: t("course.untitled") });
  const lanes = h("div", { class: "row", role: "radiogroup", "aria-label": t("course.system") }, [3, 5, 2].map((n) =>
    h("label", { class: "check" }, h("input", { type: "radio", name: "lanes", value: n, checked: n === 3 }), t(`course.system.${n}`))));
  ask("course.new", [h("label", { class: "field" }, h("span", {}, t("field.name")), name), lanes], "course.create", () => {
    const n = Number(lanes.querySelector<HTMLInputElement>("input:checked")?.value ?? 3);
    return send<Kept>("POST", "/api/courses", { draft: { title: name.value.trim(), ja: "", note: "", lanes: n, chains: [], parameters: {}, venue: null, stock: {}, sources: [] } });
  });
  name.select();
}

function importing(given: string, called = ""): void {
  const text = h("textarea", { spellcheck: "false" });
  text.value = given;
  let name = called;
  const file = fileField(".txt,.toml,.json,text/plain,application/json", (chosen) => void chosen.text().then((content) => { text.value = content; name = chosen.name; }));
  ask("course.import.title", [
    h("p", { class: "small quiet" }, t("course.import.text")),
    h("label", { class: "field" }, h("span", {}, t("course.paste")), text), file,
  ], "garage.keep", () => takenIn(text.value, name));
}

/** Reads a layout of any known format and keeps it; what is to be known of it is told. */
async function takenIn(text: string, name: string): Promise<Kept> {
  const { draft, report, notes } = await send<Read>("POST", "/api/drafts/read", { text, name: name || t("course.imported") });
  const made = await send<Kept>("POST", "/api/courses", { draft });
  if (notes.length) telling(made.draft.title, report.format_title, notes);
  else say(t("course.taken", { name: made.draft.title, format: report.format_title }));
  return made;
}

function telling(name: string, format: string, notes: string[]): void {
  const dialog = h("dialog", { "aria-labelledby": "told-title" });
  dialog.append(h("div", { class: "stack" }, h("h2", { id: "told-title", tabindex: -1, autofocus: true }, t("course.taken", { name, format })), h("ul", { class: "plainlist" }, notes.map((each) => h("li", {}, each))),
    h("div", { class: "row end" }, h("button", { class: "main", onclick: () => dialog.close() }, t("course.close")))));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** A file dropped anywhere on the page, and text pasted into it. */
function takeIn(root: HTMLElement): void {
  const stop = new AbortController();
  const { signal } = stop;
  const here = (): boolean => {
    if (!root.isConnected) stop.abort();
    return root.isConnected && !document.querySelector("dialog[open]");
  };
  const keep = async (text: string, name: string): Promise<void> => {
    try {
      go(`/course?id=${(await takenIn(text, name)).id}`);
    } catch (error) {
      importing(text, name);
      document.querySelector("dialog[open] form > div:not(.row)")?.replaceChildren(problem(error));
    }
  };
  queueMicrotask(() => {
    document.addEventListener("dragover", (event) => { if (here()) { event.preventDefault(); root.classList.add("dropping"); } }, { signal });
    document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) root.classList.remove("dropping"); }, { signal });
    document.addEventListener("drop", (event) => {
      if (!here()) return;
      event.preventDefault();
      root.classList.remove("dropping");
      const file = event.dataTransfer?.files[0];
      const text = event.dataTransfer?.getData("text/uri-list") || event.dataTransfer?.getData("text/plain");
      if (file) void file.text().then((content) => keep(content, file.name.replace(/\.\w+$/, "")));
      else if (text) void keep(text, "");
    }, { signal });
    document.addEventListener("paste", (event) => {
      const text = event.clipboardData?.getData("text/plain").trim();
      if (here() && text && !(event.target as Element).closest("input, textarea")) void keep(text, "");
    }, { signal });
  });
}
