// The drawings of a course: its plan and its heights, in the language of the page.

import { drawing, h } from "../dom";
import { phrases, t, title } from "../texts";
import type { CourseCard } from "../types";

export function coursePlan(svg: string, course: CourseCard | undefined): HTMLElement {
  const names = new Map(course?.pieces.map((name, k) => [name, course.pieces_ja[k] ?? ""]));
  const say = (label: string): string => (names.has(label) ? title(label, names.get(label)) : phrases("drawing", label));
  return h("div", { class: "plan", tabindex: 0, role: "region", "aria-label": t("share.plan") }, drawing(svg, say));
}
