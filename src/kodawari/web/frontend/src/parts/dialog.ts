// A dialog over the page: closes with Escape, gives the focus back, and is gone then.

import { h } from "../dom";

export function dialog(title: string, body: HTMLElement): HTMLDialogElement {
  const box = h("dialog", { "aria-labelledby": "dialog-title" }, h("h2", { id: "dialog-title" }, title), body);
  box.addEventListener("close", () => box.remove());
  document.body.append(box);
  box.showModal();
  return box;
}
