// What stands around every page: navigation, language, light and dark, messages.

import { h, replace, s } from "./dom";
import { render } from "./router";
import { language, languages, setLanguage, t } from "./texts";
import { Refusal } from "./api";

const SECTIONS: [string, string][] = [
  ["/", "home"],
  ["/garage", "garage"],
  ["/race", "race"],
  ["/tune", "tune"],
  ["/course", "course"],
  ["/kei", "kei"],
];
const THEME = "kodawari.theme";
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
  replace(
    document.querySelector("header.top")!,
    h("div", {}, h("a", { class: "brand", href: "/" }, "Kodawari", h("i", { "aria-hidden": "true" })),
      h("nav", { "aria-label": t("nav.label") }, nav), h("div", { class: "tools" }, languageSwitch(), themeSwitch())),
  );
  replace(document.querySelector("footer")!, h("p", {}, t("footer")));
}

function languageSwitch(): HTMLElement {
  const next = languages[(languages.indexOf(language()) + 1) % languages.length] ?? "en";
  const change = async (): Promise<void> => {
    await setLanguage(next);
    await render(false);
  };
  return h("button", { class: "light", lang: next, onclick: () => void change() }, t(`language.${next}`));
}

function themeSwitch(): HTMLElement {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const flip = (): void => {
    root.dataset.theme = dark ? "light" : "dark";
    localStorage.setItem(THEME, root.dataset.theme);
    window.dispatchEvent(new Event("themechange"));
    frame();
  };
  return h("button", { class: "light", onclick: flip }, t(dark ? "theme.light" : "theme.dark"));
}

export function build(): void {
  const theme = localStorage.getItem(THEME);
  if (theme) document.documentElement.dataset.theme = theme;
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => window.dispatchEvent(new Event("themechange")));
  // The hatch that says "failed"; every drawing refers to it.
  const lines = s("path", { d: "M-1 7L7 -1M-1 1L1 -1M5 7L7 5", class: "hatch-line" });
  const pattern = s("pattern", { id: "hatch-signal", width: 6, height: 6, patternUnits: "userSpaceOnUse" }, lines);
  document.body.append(
    h("button", { class: "skip", onclick: () => main.focus() }, t("nav.skip")),
    s("svg", { width: 0, height: 0, "aria-hidden": "true", class: "sr" }, s("defs", {}, pattern)),
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
  const told = error instanceof Refusal ? error.problem : { cause: String(error), place: "", mend: "", file: "" };
  const head = [told.place, told.cause].filter(Boolean).join(": ");
  return h("p", { class: "problem", role: "alert" }, h("b", {}, head), told.mend ? ` ${told.mend}` : "");
}

/** The colours as they are now, for what draws by itself. */
export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}
