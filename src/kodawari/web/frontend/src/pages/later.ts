// Places that are kept for what comes: an honest sentence, and what the command line does already.

import { h } from "../dom";
import { t } from "../texts";
import type { Page } from "../router";

const COMMANDS: Record<string, string[]> = {
  kei: ["kodawari kei list", "kodawari kei --help"],
};

export function later(name: string): Page {
  return () =>
    h(
      "div",
      { class: "stack" },
      h("h1", {}, t(`nav.${name}`)),
      h("p", {}, t(`later.${name}`)),
      h("p", { class: "quiet" }, t("later.meanwhile")),
      h("ul", { class: "stack", role: "list" }, (COMMANDS[name] ?? []).map((line) => h("li", {}, h("code", {}, line)))),
    );
}
