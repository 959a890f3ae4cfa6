// Export in every known format, and the help.

import { send } from "../api";
import { h, replace } from "../dom";
import { problem } from "../shell";
import { t } from "../texts";
import { KEYS } from "./keys";
import type { Studio } from "./studio";
import type { Exported } from "../types/draft";

const FORMATS = ["toml", "pimentoso", "lenaxia", "gaku-base"] as const;

function opened(name: string, ...body: (HTMLElement | null)[]): HTMLDialogElement {
  const dialog = h("dialog", { "aria-labelledby": "dialog-title" });
  dialog.append(h("div", { class: "stack" }, h("h2", { id: "dialog-title", tabindex: -1, autofocus: true }, t(name)), ...body.filter((each) => each !== null), h("div", { class: "row end" }, h("button", { onclick: () => dialog.close() }, t("course.close")))));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

export function exportDialog(studio: Studio): void {
  const made = h("div", { class: "exported" });
  const make = async (to: string): Promise<void> => {
    try {
      const found = await send<Exported>("POST", `/api/drafts/export?to=${to}`, studio.draft);
      const address = URL.createObjectURL(new Blob([found.text], { type: found.media_type }));
      const text = h("textarea", { readonly: true, "aria-label": found.name });
      text.value = found.text;
      const link = found.link ? h("input", { readonly: true, "aria-label": t("course.link") }) : null;
      if (link) link.value = found.link!;
      replace(made, h("div", { class: "row" }, h("a", { class: "button main", href: address, download: found.name }, t("course.save", { name: found.name })), copier(t("course.copytext"), found.text), found.link ? copier(t("course.copylink"), found.link) : null), link ? h("label", { class: "field" }, h("span", {}, t("course.link")), link) : null, text);
    } catch (error) {
      replace(made, problem(error));
    }
  };
  const closed = studio.view?.raceable ?? false;
  const whole = closed ? h("p", {}, h("a", { href: `/api/courses/${encodeURIComponent(studio.kept.id)}/share`, download: true }, t("share.keep")), h("span", { class: "quiet" }, ` · ${t("share.courselede")}`)) : null;
  opened("course.export", whole, h("div", { class: "row" }, FORMATS.map((to) => h("button", { "data-to": to, onclick: () => void make(to) }, t(`course.to.${to}`)))), made);
}

function copier(label: string, text: string): HTMLButtonElement {
  const button: HTMLButtonElement = h("button", { onclick: () => void navigator.clipboard.writeText(text).then(() => { button.textContent = t("course.iscopied"); }).catch(() => undefined) }, label);
  return button;
}

export function helpDialog(): void {
  opened("course.help", h("ul", { class: "plainlist" }, ["take", "drag", "pan", "marquee", "hold", "alt"].map((name) => h("li", {}, t(`course.help.${name}`)))),
    h("dl", { class: "facts small" }, KEYS.map(([keys, what]) => [h("dt", { class: "figure" }, keys), h("dd", {}, t(`course.key.${what}`))])));
}
