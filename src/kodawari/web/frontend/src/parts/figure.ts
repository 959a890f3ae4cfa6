import { h } from "../dom";
import { pieces } from "../format";

/** A figure that breaks before its interval and nowhere else. */
export function figure(text: string): HTMLElement {
  const [head, interval] = pieces(text);
  return h("span", {}, h("span", { class: "figure" }, head), interval ? [" ", h("span", { class: "figure" }, interval)] : null);
}
