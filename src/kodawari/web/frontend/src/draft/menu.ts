// The menu of what is picked, where the pointer is.

import { h } from "../dom";
import { t } from "../texts";
import type { Act } from "./panelPiece";

export function openMenu(list: Act[], x: number, y: number): void {
  document.querySelector(".menu")?.remove();
  const before = document.activeElement as HTMLElement | null;
  const able = list.filter((act) => act.able);
  if (!able.length) return;
  const menu = h("div", { class: "menu", role: "menu", "aria-label": t("course.menu") }, able.map((act) =>
    h("button", { role: "menuitem", tabindex: -1, onclick: () => { close(); act.run(); } }, h("span", {}, t(`course.act.${act.name}`)), act.keys ? h("kbd", { "aria-hidden": "true" }, act.keys) : null)));
  const items = [...menu.querySelectorAll("button")];
  const outside = (event: Event): void => { if (!menu.contains(event.target as Node)) close(); };
  function close(): void {
    menu.remove();
    document.removeEventListener("pointerdown", outside, true);
    before?.focus({ preventScroll: true });
  }
  // A long press opens the menu under the finger; lifting it is no choice.
  let pressed = false;
  menu.addEventListener("pointerdown", () => { pressed = true; });
  menu.addEventListener("click", (event) => { if (event.detail && !pressed) event.stopPropagation(); }, true);
  menu.addEventListener("keydown", (event) => {
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) items.at(to % items.length)?.focus();
    if (event.key === "Escape" || event.key === "Tab") close();
    if (to !== undefined || event.key === "Escape") event.preventDefault();
    event.stopPropagation();
  });
  document.body.append(menu);
  menu.style.left = `${Math.max(8, Math.min(x, innerWidth - menu.offsetWidth - 8))}px`;
  menu.style.top = `${Math.max(8, Math.min(y, innerHeight - menu.offsetHeight - 8))}px`;
  items[0]?.focus();
  setTimeout(() => document.addEventListener("pointerdown", outside, true));
}
