import { h } from "../dom";
import { t } from "../texts";
import type { Status } from "../types";

export function verdict(status: Status, text?: string): HTMLElement {
  return h("span", { class: `verdict is-${status}` }, h("i", { "aria-hidden": "true" }), text ?? t(`status.${status}`));
}
