// Choosing a file. The browser's own button speaks the language of the browser; this one that of the page.

import { h } from "../dom";
import { t } from "../texts";

export function fileField(accept: string, chosen: (file: File) => void): HTMLElement {
  const input = h("input", { type: "file", accept, class: "sr" });
  const name = h("span", { class: "quiet small", "aria-live": "polite" });
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (!file) return;
    name.textContent = file.name;
    chosen(file);
  });
  return h("div", { class: "row" }, h("label", { class: "button file" }, t("file.choose"), input), name);
}
