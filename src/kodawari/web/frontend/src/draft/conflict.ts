// What is asked when a course was changed in two places.

import { h } from "../dom";
import { trouble } from "../shell";
import { t } from "../texts";
import { pieces } from "./chain";
import { counted } from "./panelCourse";
import type { Studio } from "./studio";
import type { Entry } from "../types/draft";

const MOST = 4; // sections named; a line is to stay a line

/** The two states in one line, and which of them is to hold. */
export function conflictBox(studio: Studio): HTMLElement {
  const here = pieces(studio.draft);
  const there = studio.saver?.there ? pieces(studio.saver.there.draft) : null;
  return h("div", { class: "conflict", role: "alert" },
    h("p", {}, h("b", {}, t("course.conflict.text"))),
    there ? h("p", { class: "small" }, [t("course.conflict.counts", { here: here.length, there: there.length }), only("here", here, there, studio), only("there", there, here, studio)].filter(Boolean).join(" · ")) : null,
    h("div", { class: "row" },
      h("button", { onclick: () => void studio.giveWay().catch(trouble) }, t("course.conflict.load")),
      h("button", { class: "main", onclick: () => void studio.saver?.insist().catch(trouble) }, t("course.conflict.keep"))));
}

/** Sections that one of two states has more of. */
function only(where: "here" | "there", some: Entry[], others: Entry[], { shapes }: Studio): string {
  const left = others.map((entry) => JSON.stringify(entry));
  const found = some.filter((entry) => {
    const k = left.indexOf(JSON.stringify(entry));
    if (k >= 0) left.splice(k, 1);
    return k < 0;
  });
  return found.length && found.length <= MOST ? t(`course.conflict.only.${where}`, { names: counted(found, shapes) }) : "";
}
