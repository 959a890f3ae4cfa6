// What stands around every page: navigation, language, light and dark, messages.

import { h, replace } from "./dom";
import { render } from "./router";
import { t } from "./texts";
import { hatch, languageSwitch, startTheme, themeSwitch } from "./theme";
import { Refusal } from "./api";
import { toldProblem } from "./problems";

const SECTIONS: [string, string][] = [
  ["/", "home"],
  ["/garage", "garage"],
  ["/race", "race"],
  ["/tune", "tune"],
  ["/course", "course"],
  ["/kei", "kei"],
];
const main = h("main", { id: "main", tabindex: "-1" });
const toasts = h("div", { class: "toasts", role: "status", "aria-live": "polite" });
let section = "home";

export function show(page: HTMLElement, where: string): void {
  section = where;
  replace(main, page);
  const heading = page.querySelector("h1")?.textContent;
  document.title = heading && where !== "home" ? `${heading} · Kodawari` : "Kodawari";
  frame();
}

function frame(): void {
  const nav = SECTIONS.map(([path, name]) =>
    h("a", { href: path, "aria-current": name === section ? "page" : null }, t(`nav.${name}`)),
  );
  const header = document.querySelector("header.top")!;
  const controls = (): HTMLElement[] => [...header.querySelectorAll<HTMLElement>("a, button, select")];
  const held = controls().indexOf(document.activeElement as HTMLElement);
  replace(
    header,
    h("div", {}, h("a", { class: "brand", href: "/" }, "Kodawari", h("i", { "aria-hidden": "true" })),
      h("nav", { "aria-label": t("nav.label") }, nav), h("div", { class: "tools" }, languageSwitch(() => render(false)), themeSwitch(frame))),
  );
  controls()[held]?.focus(); // whoever switches by keyboard stays on the switch
  replace(document.querySelector("footer")!, h("p", {}, t("footer")));
}

export function build(): void {
  startTheme();
  document.body.append(
    h("button", { class: "skip", onclick: () => main.focus() }, t("nav.skip")),
    hatch(),
    h("header", { class: "top" }),
    main,
    h("footer", {}),
    toasts,
  );
}

/** A message that goes by itself, with a way back where there is one. */
export function say(text: string, back?: () => void | Promise<void>): void {
  const toast = h("div", { class: "toast" }, h("span", {}, text));
  const gone = (): void => toast.remove();
  if (back) {
    toast.append(h("button", { onclick: () => { gone(); void Promise.resolve(back()).catch(trouble); } }, t("undo")));
  }
  toasts.append(toast);
  setTimeout(gone, back ? 12000 : 5000);
}

export function trouble(error: unknown): void {
  say(error instanceof Error ? error.message : String(error));
}

export function problem(error: unknown): HTMLElement {
  const told = error instanceof Refusal ? toldProblem(error.problem) : { head: error instanceof Error ? error.message : String(error), mend: "" };
  return h("p", { class: "problem", role: "alert" }, h("b", {}, told.head), told.mend ? ` ${told.mend}` : "");
}

export { colour } from "./theme";
