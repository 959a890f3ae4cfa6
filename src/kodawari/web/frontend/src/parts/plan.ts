// The drawings of a course: its plan and its heights, in the language of the page.

import { drawing, h } from "../dom";
import { language, phrases, t, title } from "../texts";

/** What is known of a course's names. */
interface Named {
  title: string;
  ja: string;
  pieces: string[];
  pieces_ja: string[];
}

/** A drawing that the server has made, with its words in the language of the page. */
export function courseDrawing(svg: string, course: Named | undefined): Node {
  const names = new Map(course?.pieces.map((name, k) => [name, course.pieces_ja[k] ?? ""]));
  const name = course ? title(course.title, course.ja) : "";
  if (course?.ja) names.set(`${course.title} · ${course.ja}`, course.ja);
  const say = (label: string): string => {
    if (names.has(label)) return title(label, names.get(label));
    if (course && label.startsWith(`${course.title}: `)) return `${name}: ${phrases("drawing", label.slice(course.title.length + 2))}`;
    return phrases("drawing", label);
  };
  const made = drawing(svg, say);
  // What a page says of it stands around it; the server's sentence is English.
  if (made instanceof Element && language() !== "en") for (const each of made.querySelectorAll(":scope > title, :scope > desc")) each.remove();
  return made;
}

export function coursePlan(svg: string, course: Named | undefined): HTMLElement {
  return h("div", { class: "plan", tabindex: 0, role: "region", "aria-label": t("share.plan") }, courseDrawing(svg, course));
}
