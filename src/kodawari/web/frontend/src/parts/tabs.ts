// Panels of which a narrow page shows one: tabs as screen readers and arrow keys know them.

import { h } from "../dom";
import { t } from "../texts";

/** Tabs over panels that stand elsewhere on the page, each with the key of its title; the first is shown. */
export function tabs(panels: [string, HTMLElement][]): HTMLElement {
  const buttons = panels.map(([key, panel], index) =>
    h("button", { role: "tab", id: `${panel.id}-tab`, "aria-controls": panel.id, onclick: () => choose(index) }, t(key)));
  const choose = (chosen: number): void => {
    panels.forEach(([, panel], k) => {
      panel.classList.toggle("shown", k === chosen);
      buttons[k]!.setAttribute("aria-selected", String(k === chosen));
      buttons[k]!.tabIndex = k === chosen ? 0 : -1;
    });
  };
  const list = h("div", { class: "tabs", role: "tablist" }, buttons);
  list.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const next = (buttons.indexOf(event.target as HTMLButtonElement) + by + panels.length) % panels.length;
    choose(next);
    buttons[next]!.focus();
  });
  for (const [, panel] of panels) panel.setAttribute("aria-labelledby", `${panel.id}-tab`);
  choose(0);
  return list;
}
