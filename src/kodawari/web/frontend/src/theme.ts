// Light and dark, and the colours as they are now for what draws by itself.

import { h, s } from "./dom";
import { keep, recall } from "./remember";
import { language, languages, setLanguage, t } from "./texts";

export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** Takes the theme that was chosen before; the system's counts otherwise. */
export function startTheme(): void {
  const theme = recall("theme");
  if (theme) document.documentElement.dataset.theme = theme;
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => window.dispatchEvent(new Event("themechange")));
}

export function isDark(): boolean {
  const { theme } = document.documentElement.dataset;
  return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

/** A button that turns light into dark and back; `changed` draws the frame anew. */
export function themeSwitch(changed: () => void): HTMLElement {
  const dark = isDark();
  const flip = (): void => {
    const theme = dark ? "light" : "dark";
    document.documentElement.dataset.theme = theme;
    keep("theme", theme);
    window.dispatchEvent(new Event("themechange"));
    changed();
  };
  return h("button", { class: "light", onclick: flip }, t(dark ? "theme.light" : "theme.dark"));
}

/** A button for two languages, a list for more. */
export function languageSwitch(changed: () => void | Promise<void>): HTMLElement {
  const take = async (next: string): Promise<void> => {
    await setLanguage(next);
    await changed();
  };
  if (languages.length > 2) {
    const list = h("select", { "aria-label": t("language"), class: "language" }, languages.map((each) => h("option", { value: each, lang: each, selected: each === language() }, nameOf(each))));
    list.addEventListener("change", () => void take(list.value));
    return list;
  }
  const next = languages[(languages.indexOf(language()) + 1) % languages.length] ?? "en";
  return h("button", { class: "light", lang: next, onclick: () => void take(next) }, nameOf(next));
}

/** A language in its own words, as the browser knows them. */
function nameOf(code: string): string {
  return new Intl.DisplayNames([code], { type: "language" }).of(code) ?? code;
}

/** The hatch that says "failed"; every drawing refers to it. */
export function hatch(): SVGElement {
  const lines = s("path", { d: "M-1 7L7 -1M-1 1L1 -1M5 7L7 5", class: "hatch-line" });
  const pattern = s("pattern", { id: "hatch-signal", width: 6, height: 6, patternUnits: "userSpaceOnUse" }, lines);
  return s("svg", { width: 0, height: 0, "aria-hidden": "true", class: "sr" }, s("defs", {}, pattern));
}
